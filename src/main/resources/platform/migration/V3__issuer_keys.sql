-- The identity provider's public keys as a task last fetched them: a task that starts while it is away trusts these.
create table issuer_keys (
    issuer     text        not null,
    location   text        not null,
    key_set    text        not null,
    fetched_at timestamptz not null,
    primary key (issuer, location)
);

comment on column issuer_keys.location is 'the address that the keys were fetched from: those of another are not trusted';
comment on column issuer_keys.key_set is 'JWK set (RFC 7517), public keys only';
