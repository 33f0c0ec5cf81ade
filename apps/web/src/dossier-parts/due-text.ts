import { civilTimeOf, formatDate, formatDayOfYear } from "../numbers/civil-time.ts";

/** A deadline as it is said: with the time alone today, the day of the year this year. */
export function dueText(instant: string, today: string, ofToday: (time: string) => string): string {
  const { date, minute } = civilTimeOf(instant);
  if (date === today) return ofToday(minute);
  return `${minute} ${date.slice(0, 4) === today.slice(0, 4) ? formatDayOfYear(date) : formatDate(date)}`;
}
