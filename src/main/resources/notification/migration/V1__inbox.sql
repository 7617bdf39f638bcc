-- Projections of the other modules' data. Every row keeps the version it was made from: an older event changes nothing.

create table recipient (
    id           uuid   primary key,
    display_name text   not null,
    contact      text,
    locale       text   not null,
    time_zone    text   not null,
    version      bigint not null
);

create table topic (
    id      uuid   primary key,
    name    text   not null,
    version bigint not null
);

comment on column recipient.contact is 'the address, encrypted: it is read when an e-mail is sent';

-- A relation outlives its end: an "unfollowed" that arrives before its "followed" still wins.
create table follow (
    topic_id uuid    not null,
    user_id  uuid    not null,
    active   boolean not null,
    version  bigint  not null,
    primary key (topic_id, user_id)
);

create table post (
    id        uuid    primary key,
    title     text,
    withdrawn boolean not null,
    version   bigint  not null
);

comment on column post.title is 'forgotten when the post is withdrawn';

create table reaction (
    post_id uuid    not null,
    user_id uuid    not null,
    kind    text    not null,
    active  boolean not null,
    version bigint  not null,
    primary key (post_id, user_id, kind)
);

create table inbox (
    id           uuid        primary key default uuidv7(),
    recipient_id uuid        not null,
    dedup_key    text        not null,
    kind         text        not null check (kind in ('WELCOME', 'NEW_POST', 'REACTION')),
    post_id      uuid,
    actor_id     uuid,
    topic_id     uuid,
    created_at   timestamptz not null,
    read_at      timestamptz,
    version      bigint      not null default 0,
    unique (recipient_id, dedup_key)
);

comment on column inbox.dedup_key is 'what it tells of: one notification per recipient and key, however often its event arrives';
comment on column inbox.created_at is 'when it happened, by the event: the same whenever the event arrives';
comment on column inbox.version is 'counts the changes of this notification: the aggregate version of its events';

create index inbox_newest on inbox (recipient_id, created_at desc, id desc);
create index inbox_unread on inbox (recipient_id) where read_at is null;

create table email (
    notification_id uuid        primary key references inbox (id) on delete cascade,
    status          text        not null default 'PENDING' check (status in ('PENDING', 'SENT', 'FAILED')),
    attempts        integer     not null default 0,
    due_at          timestamptz not null
);

comment on column email.due_at is 'when to try next; taking an e-mail moves it past the lease, so that a crash lets another task try again';

create index email_due on email (due_at) where status = 'PENDING';
