-- Who does not want to hear of whom, from the events of the follow module, guarded by the version of the event. All the
-- times in which it held are kept: what was written in them is not told later.
create table silence (
    by_id   uuid           not null,
    of_id   uuid           not null,
    kind    text           not null check (kind in ('BLOCK', 'MUTE')),
    periods tstzmultirange not null,
    version bigint         not null,
    primary key (by_id, of_id, kind)
);
comment on column silence.kind is 'a block holds for both, a mute for the one who mutes';
create index silence_of on silence (of_id);

-- A silence looks for the posts and the reactions of one person.
create index post_of_author on post (author_id, published_at);
alter table reaction add column author_id uuid;
comment on column reaction.author_id is 'who wrote the post, and is told';
update reaction r set author_id = p.author_id from post p where p.id = r.post_id;
create index reaction_of_user on reaction (user_id, author_id);
