#!/usr/bin/env bash
# A physical backup of the whole cluster: with the archived write-ahead log it can be taken to any later moment.
#
#   DATABASE_URL=postgres://…  BACKUP_DIR=/var/backups/ioc [WAL_ARCHIVE=$BACKUP_DIR/wal] base-backup.sh
#
# The user needs REPLICATION, and pg_hba.conf a line for it. Prints the folder. KEEP_BASES (default 4) newest are kept,
# and of the archive what the oldest of them still needs: so far back one can go.
set -euo pipefail
umask 077

: "${DATABASE_URL:?is not set}" "${BACKUP_DIR:?is not set}"
archive=${WAL_ARCHIVE:-$BACKUP_DIR/wal}
keep=${KEEP_BASES:-4}
[[ $keep =~ ^[1-9][0-9]*$ ]] || { echo "KEEP_BASES must be a number above 0" >&2; exit 2; }
[[ -d $archive ]] || { echo "there is no archive $archive (WAL_ARCHIVE)" >&2; exit 2; }

# Debian keeps some of PostgreSQL's programs out of the PATH: the newest version's are added at its end.
for folder_of_programs in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV); do PATH="$PATH:$folder_of_programs"; done

ask() { psql --dbname="$DATABASE_URL" --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 --command="$1"; }
[[ $(ask "select count(*) from pg_tablespace where spcname !~ '^pg_'") == 0 ]] ||
  { echo "there are tablespaces: restore-to-moment.sh would not bring them back" >&2; exit 1; }
[[ $(ask "show archive_mode") != off ]] || { echo "archive_mode is off: this backup could go nowhere" >&2; exit 1; }

folder="$BACKUP_DIR/base"
mkdir -p "$folder"
exec 9> "$folder/.lock"
flock -n 9 || { echo "another base backup into $folder is running" >&2; exit 1; }

name="$(date -u +%Y%m%dT%H%M%SZ)"
partial="$folder/.$name.partial"
trap 'rm -rf "$partial"' EXIT
mkdir "$partial"

# Plain files, not tar: pg_verifybackup of PostgreSQL 15 reads nothing else. Synced to disk by pg_basebackup.
pg_basebackup --dbname="$DATABASE_URL" --pgdata="$partial/data" --format=plain --wal-method=stream \
  --checkpoint=fast --manifest-checksums=SHA256
pg_verifybackup --quiet "$partial/data"

# By the database's clock, like the moments one restores to. Before this moment the backup is not whole.
ask "select ceil(extract(epoch from clock_timestamp()))::int8" > "$partial/finished-at"
sed -n 's/^START WAL LOCATION: .* (file \([0-9A-F]\{24\}\))$/\1/p' "$partial/data/backup_label" > "$partial/first-wal"
[[ -s $partial/first-wal ]] || { echo "the backup does not say which log it begins with" >&2; exit 1; }
mv "$partial" "$folder/$name"
sync "$folder"

mapfile -t kept < <(find "$folder" -maxdepth 1 -name '2*Z' -printf '%f\n' | sort -r)
for old in "${kept[@]:keep}"; do rm -rf "${folder:?}/$old"; done
mapfile -t kept < <(find "$folder" -maxdepth 1 -name '2*Z' -printf '%f\n' | sort)
pg_archivecleanup -x .gz "$archive" "$(< "$folder/${kept[0]}/first-wal")"

printf '%s\n' "$folder/$name"
