-- Events wait here between the commit of the change that caused them and the broker's acknowledgement.
create table outbox (
    seq         bigint generated always as identity primary key,
    slot        smallint    not null,
    event_id    uuid        not null,
    topic       text        not null,
    key         text        not null,
    headers     text        not null,
    payload     bytea       not null,
    recorded_at timestamptz not null default clock_timestamp(),
    parked_at   timestamptz,
    error       text
) with (
    -- A queue: every row is inserted once and deleted soon. Vacuum by count, not by share, and without pausing, so that
    -- the relay's scan from the oldest row never wades through dead ones.
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 2000,
    autovacuum_vacuum_insert_threshold = -1,
    autovacuum_vacuum_cost_delay = 0,
    autovacuum_analyze_scale_factor = 0,
    autovacuum_analyze_threshold = 20000
);

comment on column outbox.slot is 'hash of the key: rows of one slot are sent by one task at a time, in seq order';
comment on column outbox.headers is 'JSON object of the record headers';
comment on column outbox.parked_at is 'set when the broker refused the row for good: it waits for an administrator';
