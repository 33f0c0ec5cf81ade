#!/usr/bin/env bash
# A logical backup: pg_dump of the whole database into one file, read back in full before it counts.
#
#   DATABASE_URL=postgres://… BACKUP_DIR=/var/backups/ioc dump.sh
#
# Nodes may go on serving. Prints the file's path. KEEP_DUMPS (default 14) newest files are kept.
# The umask keeps the files private: they hold every event, and the hashes of all tokens.
set -euo pipefail
umask 077

: "${DATABASE_URL:?is not set}" "${BACKUP_DIR:?is not set}"
keep=${KEEP_DUMPS:-14}
[[ $keep =~ ^[1-9][0-9]*$ ]] || { echo "KEEP_DUMPS must be a number above 0" >&2; exit 2; }

folder="$BACKUP_DIR/dump"
mkdir -p "$folder"
exec 9> "$folder/.lock"
flock -n 9 || { echo "another dump into $folder is running" >&2; exit 1; }

name="ioc-$(date -u +%Y%m%dT%H%M%SZ).dump"
partial="$folder/.$name.partial"
trap 'rm -f "$partial"' EXIT

# --lock-wait-timeout: rather no dump than one that stands in a queue of locks and lets everybody wait behind it.
pg_dump --dbname="$DATABASE_URL" --format=custom --no-owner --no-privileges --lock-wait-timeout=10s --file="$partial"

# The table of contents alone would not notice a file that was cut short: everything is read back.
tables=$(pg_restore --list "$partial" | grep -c ' TABLE DATA ' || true)
((tables > 0)) || { echo "the dump holds no table: is this the right database?" >&2; exit 1; }
pg_restore --file=/dev/null "$partial"

(cd "$folder" && mv "$partial" "$name" && sha256sum "$name" > "$name.sha256" && sync "$name" "$name.sha256" .)

# Names sort by time. Only what this script made is ever removed.
mapfile -t kept < <(find "$folder" -maxdepth 1 -name 'ioc-*Z.dump' -printf '%f\n' | sort -r)
for old in "${kept[@]:keep}"; do rm -f "$folder/$old" "$folder/$old.sha256"; done

printf '%s\n' "$folder/$name"
