import { type Language, LOCALE } from "../language/language.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** The civil time of every date on the screen, wherever the screen hangs; the server says which it is. */
let civil = clockOf("Asia/Ho_Chi_Minh");

function clockOf(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
}

export function setCivilZone(timeZone: string): void {
  if (civilZone() !== timeZone) civil = clockOf(timeZone);
}

export function civilZone(): string {
  return civil.resolvedOptions().timeZone;
}

/** An instant on the civil clock. */
export interface CivilTime {
  /** YYYY-MM-DD */
  readonly date: string;
  /** HH:MM */
  readonly minute: string;
  /** SS */
  readonly second: string;
  /** "00" to "23" */
  readonly hour: string;
}

export function civilTimeOf(instant: number | string): CivilTime {
  const found: Record<string, string> = {};
  for (const { type, value } of civil.formatToParts(new Date(instant))) found[type] = value;
  const { year = "", month = "", day = "", hour = "", minute = "", second = "" } = found;
  return { date: `${year}-${month}-${day}`, minute: `${hour}:${minute}`, second, hour };
}

/** Minutes since midnight of a time HH:MM. */
export function minuteOfDay(minute: string): number {
  const [hours = 0, minutes = 0] = minute.split(":").map(Number);
  return hours * 60 + minutes;
}

/** The instant, in milliseconds, of a civil date and a minute of that day; of a minute that the clock skips, the one after. */
export function instantOf(date: string, minute: number): number {
  const wanted = Date.parse(date) + minute * MINUTE_MS;
  const localOf = (atMs: number): number => {
    const civilTime = civilTimeOf(atMs);
    return Date.parse(civilTime.date) + minuteOfDay(civilTime.minute) * MINUTE_MS;
  };
  // The zone's distance is that of the moment itself, which is not known before: the second try has it.
  const near = wanted - (localOf(wanted) - wanted);
  return near - (localOf(near) - wanted);
}

/** 14:32:08 */
export function clockTime(instant: number | string): string {
  const { minute, second } = civilTimeOf(instant);
  return `${minute}:${second}`;
}

/** When numbers were true that stand since: to the second today, with the date before. */
export function clockOrDate(instant: number | string, today: string): string {
  const { date, minute, second } = civilTimeOf(instant);
  return date === today ? `${minute}:${second}` : `${minute} ${formatDayOfYear(date)}`;
}

/** Civil days from `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** 17/11/2026 */
export function formatDate(date: string): string {
  return date.split("-").reverse().join("/");
}

/** 17/11 */
export function formatDayOfYear(date: string): string {
  return date.slice(5).split("-").reverse().join("/");
}

/** "thứ Ba", "Chủ nhật"; "Tuesday". Intl writes every Vietnamese weekday with two capitals. */
export function weekdayName(language: Language, date: string): string {
  const name = new Intl.DateTimeFormat(LOCALE[language], { weekday: "long", timeZone: "UTC" }).format(Date.parse(date));
  return language === "vi" ? name.replace("Thứ ", "thứ ").replace("Nhật", "nhật") : name;
}

/** When something was last heard, as short as it stays clear: the time today, the date and time before. */
export function timeOrDate(instant: string, today: string): string {
  const { date, minute } = civilTimeOf(instant);
  return date === today ? minute : `${minute} ${formatDayOfYear(date)}`;
}
