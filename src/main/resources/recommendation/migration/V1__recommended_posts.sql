-- Projections of the other modules' data. Every row keeps the version it was made from: an older event changes nothing.

create table reader (
    id      uuid   primary key,
    locale  text   not null,
    version bigint not null
);

create table topic (
    id          uuid    primary key,
    slug        text    not null,
    title_en    text    not null,
    title_vi    text,
    active      boolean not null,
    sensitive   boolean not null,
    merged_into uuid,
    version     bigint  not null
);

create index topic_merged on topic (merged_into) where merged_into is not null;

-- What each topic is now: itself, or the end of the way of its merges. A function of topic.
create table topic_current (
    id         uuid    primary key,
    current_id uuid    not null,
    slug       text    not null,
    title_en   text    not null,
    title_vi   text,
    active     boolean not null,
    sensitive  boolean not null
);

create index topic_current_members on topic_current (current_id);
create index topic_current_sensitive on topic_current (id) where sensitive;

-- A relation outlives its end: an "unfollowed" that arrives before its "followed" still wins.
create table follow (
    user_id  uuid        not null,
    topic_id uuid        not null,
    since    timestamptz not null,
    until    timestamptz,
    version  bigint      not null,
    primary key (user_id, topic_id)
);

create table reaction (
    post_id uuid    not null,
    user_id uuid    not null,
    kind    text    not null,
    active  boolean not null,
    version bigint  not null,
    primary key (post_id, user_id, kind)
);

create table post (
    id           uuid    primary key,
    author_id    uuid,
    title        text,
    published_at timestamptz,
    topic_ids    uuid[]  not null default '{}',
    withdrawn    boolean not null default false,
    version      bigint  not null default -1,
    reactions    integer not null default 0,
    score        double precision generated always as (
        log(1 + greatest(reactions, 0)::double precision)
            + extract(epoch from published_at at time zone 'UTC')::double precision / 45000
    ) stored
);

comment on column post.version is '-1 while only reactions to it have arrived';
comment on column post.title is 'forgotten, like its topics and its date, when the post is withdrawn';
comment on column post.reactions is 'the reactions given and not taken back: the sum of what each relation changed';
comment on column post.score is 'ten times the reactions are worth as much as being 45,000 s newer';

-- The ranking of each topic, so that a page reads a few rows from the head of each followed topic, however many there are.
create table ranked (
    post_id  uuid             not null references post (id),
    topic_id uuid             not null,
    score    double precision not null,
    primary key (post_id, topic_id)
);

create index ranked_best on ranked (topic_id, score desc, post_id desc);
