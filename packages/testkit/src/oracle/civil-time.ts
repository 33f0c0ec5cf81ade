/** Days are counted from 1970-01-01 = 0; times of day are milliseconds on the wall clock. */
export type CivilTime = {
  readonly dayOf: (instantMs: number) => number;
  readonly timeOfDayMs: (instantMs: number) => number;
  readonly instant: (day: number, timeOfDayMs: number) => number;
};

const DAY_MS = 86_400_000;

export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00.000Z`) / DAY_MS;
}

export function dateText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** 0 = Monday … 6 = Sunday; 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** RFC 3339, what is below the millisecond cut off, never rounded. */
export function instantOf(text: string): number {
  const cut = text
    .toUpperCase()
    .replace(" ", "T")
    .replace(/(\.\d{3})\d+/, "$1");
  const instantMs = Date.parse(cut);
  if (Number.isNaN(instantMs)) throw new Error(`not an instant: ${text}`);
  return instantMs;
}

const zones = new Map<string, CivilTime>();

export function civilTime(timezone: string): CivilTime {
  const zone = zones.get(timezone) ?? zoneByIntl(timezone);
  zones.set(timezone, zone);
  return zone;
}

const QUARTER_MS = 900_000;

function zoneByIntl(timezone: string): CivilTime {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: timezone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  // Zones change their offset on quarter hours only, and asking Intl is slow.
  const known = new Map<number, number>();

  function offsetMs(instantMs: number): number {
    const quarterMs = Math.floor(instantMs / QUARTER_MS) * QUARTER_MS;
    const remembered = known.get(quarterMs);
    if (remembered !== undefined) return remembered;
    const parts = new Map(format.formatToParts(quarterMs).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0;
    const wallMs = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
    known.set(quarterMs, wallMs - quarterMs);
    return wallMs - quarterMs;
  }

  const wall = (instantMs: number) => instantMs + offsetMs(instantMs);
  return {
    dayOf: (instantMs) => Math.floor(wall(instantMs) / DAY_MS),
    timeOfDayMs: (instantMs) => wall(instantMs) - Math.floor(wall(instantMs) / DAY_MS) * DAY_MS,
    instant: (day, timeOfDayMs) => {
      const wallMs = day * DAY_MS + timeOfDayMs;
      const byOffsetBefore = wallMs - offsetMs(wallMs - DAY_MS);
      const byOffsetAfter = wallMs - offsetMs(wallMs + DAY_MS);
      if (wall(byOffsetBefore) === wallMs) return byOffsetBefore;
      if (wall(byOffsetAfter) === wallMs) return byOffsetAfter;
      return byOffsetBefore;
    },
  };
}
