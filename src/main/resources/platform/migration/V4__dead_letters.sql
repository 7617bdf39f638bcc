-- Records that a consumer group could neither handle nor write to its dead letter topic. Their values stay where they are.
create table parked_record (
    consumer_group text        not null,
    topic          text        not null,
    partition      integer     not null,
    record_offset  bigint      not null,
    key            text,
    event_type     text,
    event_id       text,
    cause          text        not null,
    refusal        text        not null,
    attempts       integer     not null default 1,
    parked_at      timestamptz not null default now(),
    tried_at       timestamptz not null default now(),
    primary key (consumer_group, topic, partition, record_offset)
);

comment on column parked_record.cause is 'class of the exception that the record met in its consumer';
comment on column parked_record.refusal is 'class of the exception that the dead letter topic answered with';
comment on column parked_record.attempts is 'how often the record was given up: the first time, and by each re-drive';

-- Letters that an administrator closed without handling them. Those below the committed offset are closed anyway.
create table discarded_letter (
    topic         text        not null,
    letter_offset bigint      not null,
    discarded_by  uuid        not null,
    discarded_at  timestamptz not null default now(),
    primary key (topic, letter_offset)
);

-- The newest re-drive of each dead letter topic. Whichever task holds the lease does the work.
create table redrive (
    topic        text        primary key,
    requested_by uuid        not null,
    requested_at timestamptz not null default now(),
    until_offset bigint      not null,
    redriven     integer     not null default 0,
    failed_again integer     not null default 0,
    finished_at  timestamptz,
    lease        uuid,
    leased_until timestamptz
);

comment on column redrive.until_offset is 'end of the topic at the request: what is buried later is not part of this run';
