-- Run by the harness before each start of the control: every slot begins with the same tables.
drop schema if exists control cascade;
drop table if exists event_publication;
drop table if exists outbox_record, outbox_instance, outbox_partition;
create schema control;

create table control.post (
    id           uuid primary key,
    version      bigint      not null,
    author_id    uuid        not null,
    status       text        not null,
    title        text        not null,
    body         text        not null,
    excerpt      text        not null,
    topic_ids    uuid[]      not null,
    created_at   timestamptz not null,
    published_at timestamptz,
    edited_at    timestamptz
);
create index post_newest on control.post (published_at, id) where status = 'PUBLISHED';

create table control.author (id uuid primary key, display_name text not null);
create table control.topic (id uuid primary key, slug text not null, name text not null);
create table control.reaction (
    post_id uuid    not null,
    user_id uuid    not null,
    kind    text    not null,
    active  boolean not null,
    primary key (post_id, user_id, kind)
);
create table control.reaction_count (
    post_id uuid    not null,
    kind    text    not null,
    total   integer not null,
    primary key (post_id, kind)
);

insert into control.author
select ('00000000-0000-0001-0000-' || lpad(to_hex(n), 12, '0'))::uuid, 'Author ' || n from generate_series(1, 50) n;
insert into control.topic
select ('00000000-0000-0002-0000-' || lpad(to_hex(n), 12, '0'))::uuid, 'topic-' || n, 'Topic ' || n
from generate_series(1, 8) n;
