-- Who may use the API: the newest state of everybody who was ever refused. Each process keeps the refused ones in memory.
create table access (
    person  uuid   primary key,
    version bigint not null,
    scope   text   check (scope in ('WRITES', 'EVERYTHING')),
    reason  text   check ((reason is null) = (scope is null)),
    until   timestamptz,
    changed xid8   not null default pg_current_xact_id()
);

create index access_changed on access (changed);

comment on column access.scope is 'what is refused; null if nothing is';
comment on column access.changed is 'the transaction that wrote the row: a process reads those that had not ended when it read last';

create function access_changed() returns trigger language plpgsql as $$
begin
    new.changed := pg_current_xact_id();
    return new;
end $$;

create trigger access_changed before update on access for each row execute function access_changed();
