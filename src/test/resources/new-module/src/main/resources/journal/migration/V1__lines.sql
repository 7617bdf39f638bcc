create table line (
    subject text   primary key,
    version bigint not null
);
