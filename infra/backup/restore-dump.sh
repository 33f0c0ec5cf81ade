#!/usr/bin/env bash
# Brings a logical backup back: all of it or nothing, in one transaction.
#
#   DATABASE_URL=postgres://… restore-dump.sh [--overwrite] FILE
#
# Stop every node first. The role must be the database's owner, the one that the nodes sign in as: what is restored
# belongs to it. A database that holds tables is refused unless --overwrite is given; with it the old tables vanish in the
# same transaction in which the restored ones appear. Exit code 3: refused, nothing was touched.
set -euo pipefail

: "${DATABASE_URL:?is not set}"
overwrite=no
if [[ ${1:-} == --overwrite ]]; then overwrite=yes; shift; fi
[[ $# -eq 1 ]] || { echo "usage: restore-dump.sh [--overwrite] FILE" >&2; exit 2; }
file=$1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

ask() { psql --dbname="$DATABASE_URL" --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 --command="$1"; }
refuse() { printf '%s\n' "$@" >&2; exit 3; }

[[ -r $file ]] || refuse "$file cannot be read"
if [[ -e $file.sha256 ]]; then
  (cd "$(dirname "$file")" && sha256sum --quiet --check "$(basename "$file").sha256") ||
    refuse "$file is not what was written: its checksum differs"
fi
pg_restore --file=/dev/null "$file" || refuse "$file cannot be read to its end"

strangers=$(ask "select format('The database %I belongs to %I, and this is %I', datname, pg_get_userbyid(datdba), current_user)
  from pg_database where datname = current_database() and pg_get_userbyid(datdba) <> current_user")
[[ -z $strangers ]] || refuse "$strangers: the nodes could not read what is restored. Use the DATABASE_URL of the nodes."

# Of other roles' connections a role without rights is not told the kind; what is PostgreSQL's own belongs to nobody.
others=$(ask "select format('%s %s', coalesce(nullif(application_name, ''), usename), client_addr) from pg_stat_activity
  where datname = current_database() and usesysid is not null and coalesce(backend_type, 'client backend') = 'client backend'
    and pid <> pg_backend_pid()")
[[ -z $others ]] || refuse "Others are connected to this database: stop every node first, then try again." "$others"

tables=$(ask "select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p', 'v', 'm', 'S') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'")
if [[ $tables != 0 && $overwrite == no ]]; then
  refuse "The database is not empty ($tables tables, views and sequences)." \
    "--overwrite replaces them all; an empty database to restore into: createdb NAME, and its URL as DATABASE_URL."
fi

# `commit` is only sent if pg_restore came to its end: a pipe that breaks leaves everything as it was.
{
  echo "begin;"
  echo "set lock_timeout = '10s'; set client_min_messages = warning;"
  echo "drop schema public cascade;"
  echo "create schema public authorization pg_database_owner;"
  pg_restore --no-owner --no-privileges --file=- "$file"
  cat "$here/new-epoch.sql"
  echo "commit;"
} | psql --dbname="$DATABASE_URL" --no-psqlrc --quiet --output=/dev/null --set=ON_ERROR_STOP=1

# What belongs to the cluster is not ours to look at, and PostgreSQL says so for each of its tables.
ask "set client_min_messages = error; analyze"
ask "select 'restored ' || count(*) || ' tables' from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname = 'public'"
