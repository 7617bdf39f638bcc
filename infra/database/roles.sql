-- Roles and databases of an environment, created once by the master user before the first deployment; can be run again.
--
--   APP_PASSWORD=... KEYCLOAK_PASSWORD=... psql "host=... user=psyhealth_admin dbname=postgres sslmode=verify-full sslrootcert=..." -f roles.sql
--
-- A service has two users that alternate (see docs/runbooks/rotate-secrets.md). Objects created by the second one belong to the
-- first: its sessions start with that role. So a migration that ran as either can be changed as the other.
\set ON_ERROR_STOP on
\getenv app_password APP_PASSWORD
\getenv keycloak_password KEYCLOAK_PASSWORD

select format('create role %I login password %L', role, password)
from (values ('psyhealth', :'app_password'), ('keycloak', :'keycloak_password')) as service (role, password)
where not exists (select from pg_roles where rolname = role)
\gexec

-- No password: nobody can log in with it before its first rotation.
select format('create role %I login in role %I', role || '_clone', role)
from (values ('psyhealth'), ('keycloak')) as service (role)
where not exists (select from pg_roles where rolname = role || '_clone')
\gexec

alter role psyhealth_clone set role = 'psyhealth';
alter role keycloak_clone set role = 'keycloak';

-- Only a member of the new owner role can change the owner of a database.
grant psyhealth, keycloak to current_user;

select 'create database psyhealth' where not exists (select from pg_database where datname = 'psyhealth')
\gexec
select 'create database keycloak' where not exists (select from pg_database where datname = 'keycloak')
\gexec

alter database psyhealth owner to psyhealth;
alter database keycloak owner to keycloak;
revoke all on database psyhealth, keycloak from public;
