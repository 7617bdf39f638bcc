-- Projections of the other modules' data. Every row keeps the version it was made from: an older event changes nothing.

create table recipient (
    id           uuid   primary key,
    display_name text,
    contact      text,
    locale       text   not null,
    time_zone    text   not null,
    version      bigint not null
);

create table topic (
    id          uuid   primary key,
    title_en    text   not null,
    title_vi    text,
    merged_into uuid,
    merged_at   timestamptz,
    version     bigint not null
);

create index topic_merged on topic (merged_into) where merged_into is not null;

-- What each topic is now: itself, or the end of the way of its merges. A function of topic.
create table topic_current (
    id         uuid primary key,
    current_id uuid not null,
    title_en   text not null,
    title_vi   text
);

-- Which topics count as one, and since when; in both directions, and without pairs of a topic and itself. A function of
-- topic.
create table topic_reach (
    topic_id    uuid        not null,
    followed_id uuid        not null,
    since       timestamptz not null,
    primary key (topic_id, followed_id)
);

comment on column recipient.contact is 'the address, encrypted: it is read when an e-mail is sent';

-- A relation outlives its end: an "unfollowed" that arrives before its "followed" still wins.
create table follow (
    topic_id uuid        not null,
    user_id  uuid        not null,
    since    timestamptz not null,
    until    timestamptz,
    version  bigint      not null,
    primary key (topic_id, user_id)
);

create table post (
    id           uuid   primary key,
    author_id    uuid   not null,
    title        text,
    topic_ids    uuid[] not null,
    published_at timestamptz,
    withdrawn    boolean generated always as (published_at is null) stored,
    version      bigint not null
);

comment on column post.title is 'forgotten, like its topics and its date, when the post is withdrawn';

-- The posts of each topic by age: a follow looks for those that are newer than itself, and for no others.
create table post_by_topic (
    topic_id     uuid        not null,
    published_at timestamptz not null,
    post_id      uuid        not null,
    primary key (topic_id, published_at, post_id)
);

-- Holds no rows. Whoever stores a post or a follow locks it first, so that neither misses the other.
create table join_lock ();

create table reaction (
    post_id uuid   not null,
    user_id uuid   not null,
    kind    text   not null,
    since   timestamptz,
    version bigint not null,
    primary key (post_id, user_id, kind)
);

comment on column reaction.since is 'null once it was taken back';

create table inbox (
    id           uuid        primary key default uuidv7(),
    recipient_id uuid        not null,
    dedup_key    text        not null,
    kind         text        not null,
    post_id      uuid,
    actor_id     uuid,
    topic_id     uuid,
    created_at   timestamptz not null,
    read_at      timestamptz,
    taken_back   boolean     not null default false,
    version      bigint      not null default 0,
    unique (recipient_id, dedup_key)
);

comment on column inbox.dedup_key is 'what it tells of: one notification per recipient and key, however often its event arrives';
comment on column inbox.created_at is 'when it happened, by the event: the same whenever the event arrives';
comment on column inbox.taken_back is 'its cause no longer holds; if it holds again, this is the same notification and still read';
comment on column inbox.version is 'counts the changes of this notification: the aggregate version of its events';

create index inbox_newest on inbox (recipient_id, created_at desc, id desc) where not taken_back;
create index inbox_unread on inbox (recipient_id) where read_at is null and not taken_back;

create table email (
    notification_id uuid        primary key references inbox (id) on delete cascade,
    status          text        not null default 'PENDING' check (status in ('PENDING', 'SENT', 'FAILED')),
    attempts        integer     not null default 0,
    due_at          timestamptz not null
);

comment on column email.due_at is 'when to try next; taking an e-mail moves it past the lease, so that a crash lets another task try again';

create index email_due on email (due_at) where status = 'PENDING';
