create table topic (
    id          uuid primary key,
    version     bigint      not null,
    -- Compared byte by byte, so that the order of the list does not depend on the server's locale.
    slug        text collate "C" not null constraint topic_slug_key unique
        check (char_length(slug) between 1 and 60 and slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    name        text        not null check (char_length(name) between 1 and 80),
    description text        not null check (char_length(description) <= 500),
    created_at  timestamptz not null
);

-- An aggregate of its own: the row and its version survive the end of the relation.
create table follow (
    topic_id uuid        not null references topic,
    user_id  uuid        not null,
    since    timestamptz not null,
    until    timestamptz check (until >= since),
    version  bigint      not null,
    primary key (topic_id, user_id)
);

-- What this module knows of posts, from their events; an empty array is the tombstone of a withdrawn one.
create table counted_post (
    post_id   uuid primary key,
    version   bigint not null,
    topic_ids uuid[] not null
);

create table post_count (
    topic_id uuid primary key,
    total    bigint not null
) with (fillfactor = 70);

comment on table post_count is 'how many of counted_post name the topic; changed in the same transaction as that table';
