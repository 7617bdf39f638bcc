-- Replies to POST requests that carried an Idempotency-Key, stored in the transaction of their effect.
create table idempotent_reply (
    caller      uuid        not null,
    key         text        not null,
    fingerprint bytea       not null,
    status      smallint    not null,
    headers     text        not null,
    body        bytea       not null,
    created_at  timestamptz not null default now(),
    primary key (caller, key)
);

create index idempotent_reply_age on idempotent_reply (created_at);
