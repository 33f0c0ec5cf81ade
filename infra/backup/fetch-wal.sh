#!/bin/sh
# PostgreSQL's restore_command: brings a piece of the write-ahead log back from the archive.
#
#   restore_command = '/opt/ioc/infra/backup/fetch-wal.sh /var/backups/ioc/wal %f "%p"'
#
# 1 = not there, which is how PostgreSQL finds the end of the archive; anything above 125 would stop the recovery.
set -eu

[ $# -eq 3 ] || { echo "usage: fetch-wal.sh ARCHIVE NAME PATH" >&2; exit 2; }
kept="$1/$2.gz" wanted=$3

[ -f "$kept" ] || exit 1
if ! gzip -dc "$kept" > "$wanted"; then
  rm -f "$wanted"
  # Torn: to go on without it would silently end the history here.
  echo "fetch-wal: $kept cannot be read" >&2
  exit 255
fi
