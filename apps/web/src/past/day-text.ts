const DAY_MS = 86_400_000;

/** The day that a text names, day before month: 17/11/2026, 17.11.2026, 7-1-2026; none that does not exist, or is after `latest`. */
export function readDay(text: string, latest: string): string | undefined {
  const [, day = "", month = "", year = ""] = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s*$/.exec(text) ?? [];
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const atMs = Date.parse(`${date}T00:00:00Z`);
  // The 31st of a shorter month would be a day of the next one.
  if (Number.isNaN(atMs) || dayOf(atMs) !== date || date > latest) return undefined;
  return date;
}

/** The day so many days later, or earlier. */
export function dayBeside(date: string, days: number): string {
  return dayOf(Date.parse(date) + days * DAY_MS);
}

function dayOf(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10);
}
