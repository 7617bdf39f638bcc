-- Trusted extensions: the owner of the database may create them. Others find them in public.
create extension if not exists pg_trgm with schema public;

create table topic (
    id             uuid primary key,
    version        bigint      not null,
    -- Compared byte by byte, so that the order of lists does not depend on the server's locale.
    slug           text collate "C" not null constraint topic_slug_key unique
        check (char_length(slug) between 1 and 60 and slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
    title_en       text        not null check (char_length(title_en) between 1 and 80),
    title_vi       text                 check (char_length(title_vi) between 1 and 80),
    description_en text        not null check (char_length(description_en) <= 500),
    description_vi text                 check (char_length(description_vi) <= 500),
    icon           text        not null check (icon ~ '^[a-z][a-z0-9-]{0,39}$'),
    colour         text        not null check (colour ~ '^#[0-9a-f]{6}$'),
    sensitivity    text        not null check (sensitivity in ('NORMAL', 'SENSITIVE')),
    status         text        not null check (status in ('ACTIVE', 'ARCHIVED', 'MERGED')),
    parent_id      uuid references topic check (parent_id <> id),
    depth          integer     not null check (depth between 1 and 3),
    position       integer     not null default 2147483647,
    merged_into    uuid references topic check (merged_into <> id),
    merged_at      timestamptz,
    created_at     timestamptz not null,
    announced      boolean     not null default true,
    check ((parent_id is null) = (depth = 1)),
    check ((status = 'MERGED') = (merged_into is not null)),
    check ((merged_into is null) = (merged_at is null))
);

create index topic_children on topic (parent_id, position);
create index topic_merged on topic (merged_into) where merged_into is not null;
create index topic_to_announce on topic (id) where not announced;

comment on column topic.position is 'among its siblings, from 0; not part of the aggregate: the order of siblings is nobody else''s matter';
comment on column topic.announced is 'false for what a migration inserted until its event is recorded';

-- Every slug that a topic has or had. It is never another topic's.
create table slug (
    slug     text collate "C" primary key,
    topic_id uuid not null references topic deferrable initially deferred
);

create index slug_of_topic on slug (topic_id);

-- What each topic is now: itself, or the end of the way of its merges. A function of topic.
create table topic_current (
    id         uuid primary key references topic,
    current_id uuid not null references topic
);

create index topic_current_members on topic_current (current_id);

-- An aggregate of its own: the row and its version survive the end of the relation.
create table follow (
    topic_id uuid        not null references topic,
    user_id  uuid        not null,
    since    timestamptz not null,
    until    timestamptz check (until >= since),
    version  bigint      not null,
    primary key (topic_id, user_id)
);

create index follow_of_user on follow (user_id) where until is null;

create table follower_count (
    topic_id uuid primary key references topic,
    total    bigint not null check (total >= 0)
) with (fillfactor = 70);

comment on table follower_count is 'how many people follow the topic or one that is merged into it; changed in the same transaction as follow';

-- Who said that they want to see a sensitive topic.
create table opt_in (
    topic_id uuid        not null references topic,
    user_id  uuid        not null,
    since    timestamptz not null,
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

comment on table post_count is 'how many of counted_post name the topic or one that is merged into it; changed in the same transaction as that table';

create table tag (
    id          uuid primary key,
    name        text not null check (char_length(name) between 1 and 40),
    folded      text collate "C" not null constraint tag_folded_key unique,
    plain       text collate "C" not null,
    topic_id    uuid references topic,
    merged_into uuid references tag check (merged_into <> id),
    created_at  timestamptz not null
);

create index tag_plain on tag (plain, folded);
create index tag_similar on tag using gin (plain public.gin_trgm_ops);
create index tag_aliases on tag (merged_into) where merged_into is not null;

comment on column tag.folded is 'the name without differences of case, width and spaces (NFKC, case folding): what makes it unique';
comment on column tag.plain is 'the same without its marks: what a search compares';
comment on column tag.merged_into is 'the tag that it is another name of; that one is never an alias itself';

-- Where people find help that this community cannot give.
create table help_resource (
    id          uuid primary key,
    version     bigint not null,
    topic_id    uuid references topic,
    country     text check (country ~ '^[A-Z]{2}$'),
    title       text   not null check (char_length(title) between 1 and 120),
    url         text   not null check (char_length(url) <= 300 and url ~ '^https://'),
    phone       text            check (phone ~ '^[+0-9][0-9 ]{1,19}$'),
    languages   text[] not null check (cardinality(languages) between 1 and 10),
    hours       text            check (char_length(hours) between 1 and 120),
    source      text   not null check (char_length(source) <= 300 and source ~ '^https://'),
    verified_on date   not null
);

create index help_resource_shown on help_resource (country, topic_id);
create index help_resource_verified on help_resource (verified_on, id);

comment on column help_resource.topic_id is 'null: it helps whatever the topic is';
comment on column help_resource.country is 'ISO 3166-1; null: it helps in every country';
comment on column help_resource.source is 'where staff read it when they verified it';
