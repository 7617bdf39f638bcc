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
    error       text,
    superseded  boolean     not null default false
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
comment on column outbox.parked_at is 'set when the row can never be sent as it is: it waits for an administrator';
comment on column outbox.error is 'why it was parked; stays when it is sent again';
comment on column outbox.superseded is 'a younger event of its key was sent: this one must never be';

-- Finds the parked rows of a key when a younger event of it was sent.
create index outbox_error on outbox (topic, key) where error is not null;

-- The relays at work. A row is one session of one relay, and its id is the transactional id of that session's producer.
create table relay (
    id         text        primary key,
    backend    integer     not null default pg_backend_pid(),
    expires_at timestamptz not null
) with (fillfactor = 50);

comment on column relay.backend is 'process of the connection that the session works on: gone as soon as a killed task is';
comment on column relay.expires_at is 'by this server''s clock; whoever finds it passed fences the producer and deletes the row';

create table slot_lease (
    slot  smallint primary key,
    relay text     references relay (id) on delete set null
) with (fillfactor = 50);

insert into slot_lease (slot) select generate_series(0, 63);

comment on table slot_lease is 'every slot of outbox.slot, and the relay that may send its rows; null: free';
