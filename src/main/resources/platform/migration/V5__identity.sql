-- What was published last about each person who called.
create table identity (
    person      uuid        primary key,
    version     bigint      not null,
    fingerprint bytea       not null,
    stated_at   timestamptz not null
);

comment on column identity.version is 'counts the publications: the aggregate version of identity-events';
comment on column identity.fingerprint is 'SHA-256 of the claims and of the id of the key that encrypted the address';
comment on column identity.stated_at is 'iat of the newest token that was compared: an older one changes nothing';
