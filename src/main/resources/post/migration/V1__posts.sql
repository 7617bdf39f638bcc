create table post (
    id           uuid primary key,
    version      bigint      not null,
    author_id    uuid        not null,
    status       text        not null check (status in ('DRAFT', 'PUBLISHED', 'WITHDRAWN')),
    title        text        not null check (char_length(title) between 1 and 200),
    body         text        not null check (char_length(body) between 1 and 50000),
    -- The beginning of the body without its markup, so that lists never touch the body.
    excerpt      text        not null check (char_length(excerpt) <= 281),
    topic_ids    uuid[]      not null check (cardinality(topic_ids) between 1 and 5),
    created_at   timestamptz not null,
    published_at timestamptz,
    edited_at    timestamptz,
    check ((status = 'DRAFT') = (published_at is null))
);

create index post_newest on post (published_at, id) where status = 'PUBLISHED';
create index post_of_author on post (author_id, published_at, id) where status = 'PUBLISHED';
create index post_drafts on post (author_id, id) where status = 'DRAFT';

-- The published posts of each topic by age: the index over (element of topic_ids, published_at) that PostgreSQL has no
-- type for. As an index is, it is kept by the database, in the round trip of the change and whoever makes it.
create table post_by_topic (
    topic_id     uuid        not null,
    published_at timestamptz not null,
    post_id      uuid        not null,
    primary key (topic_id, published_at, post_id)
);

create function index_post_by_topic() returns trigger language plpgsql as $$
begin
    if tg_op <> 'INSERT' and old.status = 'PUBLISHED' then
        delete from post.post_by_topic
        where topic_id = any (old.topic_ids) and published_at = old.published_at and post_id = old.id;
    end if;
    if tg_op <> 'DELETE' and new.status = 'PUBLISHED' then
        insert into post.post_by_topic (topic_id, published_at, post_id)
        select unnest(new.topic_ids), new.published_at, new.id;
    end if;
    return null;
end
$$;

create trigger post_inserted after insert on post
    for each row when (new.status = 'PUBLISHED') execute function index_post_by_topic();
create trigger post_updated after update on post
    for each row when ((old.status, old.topic_ids, old.published_at) is distinct from (new.status, new.topic_ids, new.published_at))
    execute function index_post_by_topic();
create trigger post_deleted after delete on post
    for each row when (old.status = 'PUBLISHED') execute function index_post_by_topic();

-- An aggregate of its own: the row and its version survive the end of the relation.
create table reaction (
    post_id uuid        not null references post,
    user_id uuid        not null,
    kind    text        not null check (kind in ('SUPPORT', 'THANKS', 'HUG', 'INSIGHT')),
    since   timestamptz not null,
    until   timestamptz check (until >= since),
    version bigint      not null,
    primary key (post_id, user_id, kind)
);

create table reaction_count (
    post_id uuid    not null references post,
    kind    text    not null,
    total   integer not null,
    primary key (post_id, kind)
) with (fillfactor = 70);

comment on table reaction_count is 'how many active reactions a post has; changed in the same transaction as reaction';

-- Projections of what other modules tell, guarded by the version of the event. Without unique keys of their own: a row
-- that arrives before another must never be refused.
create table author (
    id           uuid primary key,
    version      bigint not null,
    display_name text check (char_length(display_name) <= 200),
    role         text not null,
    avatar       jsonb
);

comment on column author.display_name is 'null for somebody who is not there any more';

create table topic_ref (
    id          uuid primary key,
    version     bigint not null,
    slug        text collate "C" not null check (char_length(slug) <= 60),
    title_en    text   not null check (char_length(title_en) <= 200),
    title_vi    text            check (char_length(title_vi) <= 200),
    status      text   not null,
    merged_into uuid
);

create index topic_ref_slug on topic_ref (slug);
create index topic_ref_merged on topic_ref (merged_into) where merged_into is not null;

-- What each topic is now: itself, or the end of the way of its merges. A function of topic_ref.
create table topic_current (
    id         uuid primary key,
    current_id uuid not null,
    slug       text collate "C" not null,
    title_en   text not null,
    title_vi   text,
    status     text not null
);

create index topic_current_members on topic_current (current_id);
