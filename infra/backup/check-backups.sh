#!/usr/bin/env bash
# Says whether one could restore today: exit code 0 if so, else 1 and what is wrong. For a timer, or a monitoring agent.
#
#   DATABASE_URL=postgres://… BACKUP_DIR=/var/backups/ioc check-backups.sh
#
# MAX_DUMP_HOURS (default 26), MAX_BASE_HOURS (default 170: one a week), MAX_WAL_MINUTES (default 15). 0: not checked.
set -euo pipefail

: "${DATABASE_URL:?is not set}" "${BACKUP_DIR:?is not set}"
faults=0
fault() { printf '%s\n' "$1" >&2; faults=$((faults + 1)); }
ask() { psql --dbname="$DATABASE_URL" --no-psqlrc --quiet --tuples-only --no-align --set=ON_ERROR_STOP=1 --command="$1"; }

# is_recent FOLDER PATTERN MINUTES
is_recent() { [[ -n $(find "$1" -maxdepth 1 -name "$2" -mmin "-$3" -print -quit 2> /dev/null) ]]; }

dump_hours=${MAX_DUMP_HOURS:-26} base_hours=${MAX_BASE_HOURS:-170} wal_minutes=${MAX_WAL_MINUTES:-15}
if ((dump_hours > 0)) && ! is_recent "$BACKUP_DIR/dump" 'ioc-*Z.dump' $((dump_hours * 60)); then
  fault "no dump in $BACKUP_DIR/dump is younger than $dump_hours hours"
fi
if ((base_hours > 0)) && ! is_recent "$BACKUP_DIR/base" '2*Z' $((base_hours * 60)); then
  fault "no base backup in $BACKUP_DIR/base is younger than $base_hours hours"
fi
if ((wal_minutes > 0)); then
  # A cluster in which nothing happens archives nothing: only what waits is a fault.
  archiver=$(ask "select case
      when current_setting('archive_mode') = 'off' then 'archive_mode is off'
      when last_failed_time > coalesce(last_archived_time, '-infinity')
        then format('archiving of %s fails, last at %s; the last piece that was archived: %s', last_failed_wal, last_failed_time,
          coalesce(format('%s at %s', last_archived_wal, last_archived_time), 'none'))
      when (select count(*) from pg_ls_archive_statusdir() where name like '%.ready'
              and modification < now() - make_interval(mins => $wal_minutes)) > 0
        then 'pieces of the log have waited for the archive for more than $wal_minutes minutes'
    end from pg_stat_archiver")
  if [[ -n $archiver ]]; then fault "$archiver"; fi
fi
((faults == 0)) || exit 1
echo "backups are as they should be"
