import { type Kysely, sql } from "kysely";
import type { Migration } from "kysely/migration";

/**
 * People and how they sign in. The tables of better-auth (its user, session, account, verification, twoFactor) under names
 * of ours: it writes instants as timestamptz, so these columns are; what we add are int8 milliseconds, as everywhere.
 */
const STATEMENTS = [
  `create table person (
     id text primary key,
     username text not null unique,
     name text not null,
     email text not null unique,
     email_verified boolean not null default false,
     image text,
     two_factor_enabled boolean not null default false,
     created_at timestamptz not null default now(),
     updated_at timestamptz not null default now(),
     disabled boolean not null default false,
     must_change_password boolean not null default false,
     last_sign_in_at int8)`,
  // A unit that is null stands for all of them.
  `create table person_grant (
     person text not null references person on delete cascade,
     role text not null,
     unit int4 references unit,
     unique nulls not distinct (person, role, unit))`,
  // The token is kept as its SHA-256: whoever reads the table is signed in nowhere.
  `create table person_session (
     id text primary key,
     token text not null unique,
     person text not null references person on delete cascade,
     ip_address text,
     user_agent text,
     expires_at timestamptz not null,
     created_at timestamptz not null,
     updated_at timestamptz not null,
     signed_in_at int8 not null,
     seen_at int8 not null,
     external boolean not null)`,
  `create index person_session_person on person_session (person)`,
  // Ways in: a password, and who somebody is to the single sign-on; one of each kind.
  `create table person_account (
     id text primary key,
     account_id text not null,
     provider_id text not null,
     person text not null references person on delete cascade,
     password text,
     access_token text,
     refresh_token text,
     id_token text,
     access_token_expires_at timestamptz,
     refresh_token_expires_at timestamptz,
     scope text,
     created_at timestamptz not null default now(),
     updated_at timestamptz not null default now(),
     unique (provider_id, account_id),
     unique (person, provider_id))`,
  // Short-lived: sign-ins that wait for a code, or for the single sign-on to come back.
  `create table person_verification (
     id text primary key,
     identifier text not null,
     value text not null,
     expires_at timestamptz not null,
     created_at timestamptz not null,
     updated_at timestamptz not null)`,
  `create index person_verification_identifier on person_verification (identifier)`,
  `create index person_verification_expires on person_verification (expires_at)`,
  `create table person_two_factor (
     id text primary key,
     person text not null unique references person on delete cascade,
     secret text not null,
     backup_codes text not null,
     verified boolean not null default true,
     failed_verification_count int4 not null default 0,
     locked_until timestamptz)`,
  // A code of an authenticator app holds for a minute and a half, and once.
  `create table person_used_code (
     person text not null references person on delete cascade,
     code text not null,
     used_at int8 not null,
     primary key (person, code))`,
];

export const accounts: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};
