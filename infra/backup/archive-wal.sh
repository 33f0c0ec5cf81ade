#!/bin/sh
# PostgreSQL's archive_command: keeps one finished piece of the write-ahead log, compressed.
#
#   archive_command = '/opt/ioc/infra/backup/archive-wal.sh "%p" %f /var/backups/ioc/wal'
#
# PostgreSQL throws a piece away once this answers 0, and asks again for ever otherwise. So 0 means: the whole piece
# lies under its final name, synced to disk. A piece that is there already is taken as archived only if it is the same.
set -eu

[ $# -eq 3 ] || { echo "usage: archive-wal.sh PATH_OF_SEGMENT NAME ARCHIVE" >&2; exit 2; }
segment=$1 name=$2 archive=$3
kept="$archive/$name.gz"
umask 077

if [ -e "$kept" ]; then
  if gzip -dc "$kept" | cmp -s - "$segment"; then sync "$kept" "$archive"; exit 0; fi
  echo "archive-wal: $kept exists and is not the same: two clusters must not share an archive" >&2
  exit 1
fi

partial="$archive/.$name.$$.partial"
trap 'rm -f "$partial"' EXIT
gzip -1 -c "$segment" > "$partial"
gzip -dc "$partial" | cmp -s - "$segment" || { echo "archive-wal: $partial is not what was written" >&2; exit 1; }
sync "$partial"
# Two that archive the same piece at once must not both win: a link never replaces what is there.
ln "$partial" "$kept"
sync "$archive"
