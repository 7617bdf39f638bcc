-- Who blocks whom, from the events of the follow module, guarded by the version of the event.
create table block (
    blocker_id uuid    not null,
    member_id  uuid    not null,
    active     boolean not null,
    version    bigint  not null,
    primary key (blocker_id, member_id)
);
create index block_of_member on block (member_id) where active;
