-- What a person decides about being followed; without a row the defaults hold.
create table settings (
    member_id     uuid    primary key,
    approval      text    not null check (approval in ('OPEN', 'ASK')),
    lists_visible boolean not null,
    version       bigint  not null
);

-- An aggregate of its own: the row and its version survive the end of the relation.
create table follow (
    follower_id uuid        not null,
    member_id   uuid        not null,
    state       text        not null check (state in ('REQUESTED', 'FOLLOWING', 'ENDED')),
    request_id  uuid        not null,
    since       timestamptz not null,
    until       timestamptz check (until >= since),
    version     bigint      not null,
    primary key (follower_id, member_id),
    check (follower_id <> member_id),
    check ((state = 'ENDED') = (until is not null))
);
comment on column follow.request_id is 'new with every start: an answer to a request answers no later one';
create index follow_followers on follow (member_id, since, follower_id) where state = 'FOLLOWING';
create index follow_following on follow (follower_id, since, member_id) where state = 'FOLLOWING';
create unique index follow_request on follow (request_id) where state <> 'ENDED';
create index follow_incoming on follow (member_id, since, request_id) where state = 'REQUESTED';
create index follow_outgoing on follow (follower_id, since, request_id) where state = 'REQUESTED';

create table follow_count (
    member_id uuid    primary key,
    followers integer not null,
    following integer not null
) with (fillfactor = 70);
comment on table follow_count is 'how many follow the person and are followed; changed in the same transaction as follow';

create table block (
    blocker_id uuid           not null,
    member_id  uuid           not null,
    since      timestamptz    not null,
    until      timestamptz check (until >= since),
    earlier    tstzmultirange not null default '{}',
    version    bigint         not null,
    primary key (blocker_id, member_id),
    check (blocker_id <> member_id)
);
create index block_own on block (blocker_id, since, member_id);
create index block_of_member on block (member_id);

create table mute (
    muter_id  uuid           not null,
    member_id uuid           not null,
    since     timestamptz    not null,
    until     timestamptz check (until >= since),
    earlier   tstzmultirange not null default '{}',
    version   bigint         not null,
    primary key (muter_id, member_id),
    check (muter_id <> member_id)
);
comment on column mute.until is 'in the future while the mute ends by itself';
create index mute_own on mute (muter_id, since, member_id);

-- Projections of what other modules tell, guarded by the version of the event.
create table member (
    id           uuid   primary key,
    -- Null of somebody who has left, for a while or for good.
    display_name text,
    role         text   not null,
    version      bigint not null
);
create table topic (
    id          uuid    primary key,
    sensitive   boolean not null,
    merged_into uuid,
    version     bigint  not null
);
create index topic_merged_into on topic (merged_into);

-- What each topic is now: itself, or the end of the way of its merges. A function of topic.
create table topic_current (
    id         uuid    primary key,
    current_id uuid    not null,
    sensitive  boolean not null
);
comment on column topic_current.sensitive is 'nobody is suggested because of such a topic, nor because of one that is not known yet';
create index topic_current_members on topic_current (current_id);
create table topic_follow (
    topic_id uuid        not null,
    user_id  uuid        not null,
    since    timestamptz not null,
    until    timestamptz,
    version  bigint      not null,
    primary key (topic_id, user_id)
);
create index topic_follow_newest on topic_follow (topic_id, since) where until is null;
create index topic_follow_of_user on topic_follow (user_id) where until is null;
