import { WEEKDAYS } from "@ioc/protocol/names.ts";
import type { PlaylistItem, Schedule } from "@ioc/protocol/screen-playlist.ts";

/** A moment on the installation's civil clock: `date` YYYY-MM-DD, `minute` HH:MM. */
interface CivilMoment {
  readonly date: string;
  readonly minute: string;
}

const DAY_MS = 86_400_000;

/** What a screen shows at a moment instead of its playlist; undefined: the playlist. The first entry that fits counts. */
export function scheduledAt(schedule: Schedule, now: CivilMoment): "off" | readonly PlaylistItem[] | undefined {
  const today = weekdayOf(now.date, 0);
  const yesterday = weekdayOf(now.date, -1);
  return schedule.find(({ days, from, to }) => {
    const isToday = days.some((day) => day === today);
    if (from < to) return isToday && from <= now.minute && now.minute < to;
    // It ends on the day after the one on which it began.
    return (isToday && from <= now.minute) || (days.some((day) => day === yesterday) && now.minute < to);
  })?.items;
}

function weekdayOf(date: string, shiftDays: number): (typeof WEEKDAYS)[number] | undefined {
  return WEEKDAYS[(new Date(Date.parse(date) + shiftDays * DAY_MS).getUTCDay() + 6) % 7];
}
