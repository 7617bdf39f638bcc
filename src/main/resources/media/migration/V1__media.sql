-- One row per file, also of one that has ended: a tombstone keeps its version.
create table media (
    id              uuid primary key,
    version         bigint      not null,
    -- Of a tombstone nothing is left but its version.
    owner_id        uuid        check (owner_id is not null or status = 'DELETED'),
    purpose         text        not null,
    status          text        not null check (status in ('UPLOADING', 'SCANNING', 'READY', 'REFUSED', 'DELETED')),
    content_type    text        not null,
    length          bigint      not null check (length > 0),
    sha256          bytea       check (octet_length(sha256) = 32),
    parent_id       uuid        references media,
    language        text,
    upload_key      text        not null,
    multipart_id    text,
    -- The object as it was when the upload was completed: nothing put afterwards is read.
    etag            text,
    reason          text,
    result          jsonb,
    perceptual_hash bigint,
    -- What the owner's usage holds for it.
    counted         bigint      not null check (counted >= 0),
    -- Its owner or staff ended it; the objects go first, then the row becomes a tombstone.
    ending          boolean     not null default false,
    -- It looks like something on the list of what may not be shown: a person decides.
    held            boolean     not null default false,
    -- Its owner deleted it after staff had refused it: kept for staff alone, and for a while.
    hidden_at       timestamptz,
    created_at      timestamptz not null,
    changed_at      timestamptz not null
);

create index media_owner on media (owner_id) where status <> 'DELETED';
create index media_held on media (id) where held;
create index media_scanning on media (changed_at) where status = 'SCANNING';
create index media_sha256 on media (sha256);
create index media_parent on media (parent_id) where parent_id is not null;

-- What is to be done to a file, or for a request, taken by one task at a time.
create table job (
    subject_id   uuid        not null,
    kind         text        not null,
    -- Of a job that was taken: when its lease ends.
    due_at       timestamptz not null,
    attempts     int         not null default 0,
    -- Somebody has had it, also in an attempt that did not count: something of theirs may lie about.
    begun        boolean     not null default false,
    token        uuid,
    primary key (subject_id, kind)
);

create index job_due on job (due_at);

-- What a person has: reserved when an upload begins, settled when its file is ready, given back when it ends.
create table usage (
    owner_id   uuid primary key,
    bytes      bigint not null default 0 check (bytes >= 0),
    unfinished int    not null default 0 check (unfinished >= 0),
    day        date   not null,
    day_count  int    not null default 0
) with (fillfactor = 70);

-- Work that one task does for all, once per period.
create table routine (
    name     text primary key,
    taken_at timestamptz not null
);

-- Searches for objects that no row knows; at most one goes on.
create table orphan_run (
    id       uuid        primary key,
    dry_run  boolean     not null,
    -- Of one that the calendar asked for: nobody.
    asked_by uuid,
    asked_at timestamptz not null,
    -- Whoever searches, and until when its lease lasts.
    token    uuid,
    until    timestamptz,
    listed   bigint      not null default 0,
    orphans  bigint      not null default 0,
    bytes    bigint      not null default 0,
    removed  bigint      not null default 0,
    ended_at timestamptz,
    outcome  text        check ((outcome is null) = (ended_at is null))
);

create unique index orphan_run_open on orphan_run ((true)) where ended_at is null;
create index orphan_run_ended on orphan_run (ended_at);

-- What may not be shown: exactly this file, or pictures that look like it.
create table blocked (
    id              uuid primary key,
    sha256          bytea       not null unique check (octet_length(sha256) = 32),
    perceptual_hash bigint,
    note            text        not null check (char_length(note) <= 500),
    added_by        uuid        not null,
    added_at        timestamptz not null
);

-- What things of other modules carry: the newest list of each.
create table carrier (
    kind       text        not null,
    subject_id uuid        not null,
    version    bigint      not null,
    media_ids  uuid[]      not null,
    changed_at timestamptz not null,
    primary key (kind, subject_id)
);

-- What has ever carried a file, by whatever record said so.
create table carriage (
    media_id   uuid not null,
    kind       text not null,
    subject_id uuid not null,
    primary key (media_id, kind, subject_id)
);

create index carriage_subject on carriage (kind, subject_id);

-- What people demanded of all modules. It stays: a request may arrive again, and who was erased uploads nothing any more.
create table request (
    id          uuid primary key,
    kind        text        not null check (kind in ('EXPORT', 'ERASURE')),
    user_id     uuid        not null,
    received_at timestamptz not null,
    answered_at timestamptz
);

create index request_user on request (user_id, kind);

-- The files of an erasure until it is answered: their own rows no longer tell whose they were.
create table erased_file (
    request_id uuid    not null references request,
    media_id   uuid    not null,
    objects    int     not null,
    gone       boolean not null default false,
    primary key (request_id, media_id)
);
