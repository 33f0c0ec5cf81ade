#!/usr/bin/env bash
# Makes a data directory that, once PostgreSQL is started on it, goes to a moment of the past and is the database then.
#
#   BACKUP_DIR=/var/backups/ioc [WAL_ARCHIVE=$BACKUP_DIR/wal] restore-to-moment.sh --to MOMENT --data-dir DIR
#       [--unarchived-wal DIR] [--timeline ID] [--pause] [--overwrite]
#
#   --to              `latest`: everything that was archived; or as '2026-11-22 14:05:00+07', with the offset: what was
#                     committed after that moment is gone. It may not lie after the last commit that was archived.
#   --unarchived-wal  pg_wal of the broken cluster, if it can still be read: brings back what was not archived yet
#   --timeline        a history other than the latest, where there was a restore before
#   --pause           stop at the moment, readable only, so that one can look; `select pg_wal_replay_resume()` goes on
#   --overwrite       a data directory that is not empty is set aside as DIR.before-…, never deleted
#
# Run it as the user that runs PostgreSQL, with PostgreSQL and all nodes stopped. Exit code 3: refused, nothing touched.
set -euo pipefail
umask 077

: "${BACKUP_DIR:?is not set}"
archive=${WAL_ARCHIVE:-$BACKUP_DIR/wal}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
moment='' data='' unarchived='' timeline=latest action=promote overwrite=no
while [[ $# -gt 0 ]]; do
  case $1 in
    --to) moment=${2:?} ; shift 2 ;;
    --data-dir) data=${2:?} ; shift 2 ;;
    --unarchived-wal) unarchived=${2:?} ; shift 2 ;;
    --timeline) timeline=${2:?} ; shift 2 ;;
    --pause) action=pause ; shift ;;
    --overwrite) overwrite=yes ; shift ;;
    *) echo "what is $1? See the head of $0" >&2; exit 2 ;;
  esac
done
refuse() { printf '%s\n' "$@" >&2; exit 3; }

[[ -n $moment && -n $data ]] || { echo "--to and --data-dir are needed" >&2; exit 2; }
[[ $(id -u) -ne 0 ]] || refuse "PostgreSQL does not run as root: run this as its user (runuser -u postgres -- $0 …)"
[[ -d $archive ]] || refuse "there is no archive $archive (WAL_ARCHIVE)"
for path in "$archive" "$here"; do
  [[ $path =~ ^[A-Za-z0-9/._-]+$ ]] || refuse "$path goes into restore_command, which takes letters, digits, / . _ - only"
done
if [[ $moment == latest ]]; then
  wanted=9999999999
else
  [[ $moment =~ ^[0-9]{4}-[0-9]{2}-[0-9]{2}[\ T][0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?(Z|[+-][0-9]{2}(:?[0-9]{2})?)$ ]] ||
    refuse "--to '$moment' is not like '2026-11-22 14:05:00+07': the offset is needed, the server's zone may be another"
  wanted=$(date -d "$moment" +%s) || refuse "--to '$moment' is no moment"
fi
if [[ -n $unarchived ]]; then
  unarchived=$(cd "$unarchived" && pwd) || refuse "$unarchived cannot be read"
fi

# The newest backup that was whole at that moment.
base=''
while read -r name; do
  if (($(< "$BACKUP_DIR/base/$name/finished-at") <= wanted)); then base="$BACKUP_DIR/base/$name/data"; fi
done < <(find "$BACKUP_DIR/base" -maxdepth 1 -name '2*Z' -printf '%f\n' | sort)
[[ -n $base ]] || refuse "no base backup in $BACKUP_DIR/base was finished by then"

# Debian keeps some of PostgreSQL's programs out of the PATH: the newest version's are added at its end.
for folder_of_programs in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -rV); do PATH="$PATH:$folder_of_programs"; done
pg_verifybackup --quiet "$base" || refuse "$base is not what was written"

if [[ -e $data/postmaster.pid ]] && kill -0 "$(head -n 1 "$data/postmaster.pid")" 2> /dev/null; then
  refuse "PostgreSQL is running on $data: stop it first." \
    "(postmaster.pid names a living process. Is it surely another one, after a crash or in another container? Remove the file.)"
fi
aside=''
if [[ -d $data && -n $(ls -A "$data") ]]; then
  [[ $overwrite == yes ]] || refuse "$data is not empty; --overwrite sets it aside"
  aside="${data%/}.before-$(date -u +%Y%m%dT%H%M%SZ)"
  mv "$data" "$aside" || refuse "$data cannot be renamed to $aside (a mount point? Use a folder below it)"
  case $unarchived/ in "${data%/}"/*) unarchived="$aside${unarchived#"${data%/}"}" ;; esac
fi
mkdir -p "$data"
chmod 700 "$data"
cp -a "$base/." "$data/"

# Pieces of the log that never came into the archive. What the base backup brought along is older.
if [[ -n $unarchived ]]; then
  while read -r piece; do
    [[ -e $data/pg_wal/$(basename "$piece") ]] || cp -- "$piece" "$data/pg_wal/"
  done < <(find "$unarchived" -maxdepth 1 -type f -regex '.*/[0-9A-F]+\(\.history\)?')
fi

cat >> "$data/postgresql.auto.conf" << SETTINGS
# Written by restore-to-moment.sh on $(date -u +%FT%TZ); without recovery.signal they mean nothing.
restore_command = '$here/fetch-wal.sh $archive %f "%p"'
recovery_target_time = '${moment#latest}'
recovery_target_inclusive = 'on'
recovery_target_timeline = '$timeline'
recovery_target_action = '$action'
SETTINGS
touch "$data/recovery.signal"

printf '%s\n' "$data is made from $base." "Start PostgreSQL on it: it reads the archive up to ${moment}, and is the database then."
if [[ -n $aside ]]; then printf '%s\n' "What was there before: $aside (remove it when all is well)."; fi
