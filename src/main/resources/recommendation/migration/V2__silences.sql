-- Who does not want to see whom, from the events of the follow module, guarded by the version of the event.
create table silence (
    by_id   uuid   not null,
    of_id   uuid   not null,
    kind    text   not null check (kind in ('BLOCK', 'MUTE')),
    until   timestamptz,
    version bigint not null,
    primary key (by_id, of_id, kind)
);
comment on column silence.until is 'when it ended, or ends by itself; null without an end';
create index silence_of on silence (of_id) where kind = 'BLOCK' and until is null;
