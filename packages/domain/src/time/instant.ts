import { civilFromDay, dayFromCivil, daysInMonth } from "./civil-date.ts";

const code = { zero: 48, colon: 58, plus: 43, minus: 45, dot: 46, t: 116, z: 122 } as const;
/** Letters differ from their capitals by this bit alone. */
const lowerCaseBit = 0x20;

const firstMinute = dayFromCivil(0, 1, 1) * 1440;
const lastMinute = dayFromCivil(10_000, 1, 1) * 1440 - 1;

/**
 * Ms since 1970-01-01T00:00Z of an RFC 3339 date-time, or undefined if it is none (CAL-2). "t" and "z" may be small; the
 * date must exist; a fraction of any length is cut, not rounded, to the millisecond. A leap second (60) is taken where
 * RFC 3339 section 5.7 allows it, in the last minute of a month in UTC, and is the last millisecond of that minute.
 */
export function parseInstant(text: string): number | undefined {
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const dayOfMonth = digits(text, 8, 2);
  const hour = digits(text, 11, 2);
  const minute = digits(text, 14, 2);
  const second = digits(text, 17, 2);
  if (year < 0 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 60) return undefined;
  if (dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return undefined;
  if (text.charCodeAt(4) !== code.minus || text.charCodeAt(7) !== code.minus) return undefined;
  if ((text.charCodeAt(10) | lowerCaseBit) !== code.t) return undefined;
  if (text.charCodeAt(13) !== code.colon || text.charCodeAt(16) !== code.colon) return undefined;

  const zoneAt = text.charCodeAt(19) === code.dot ? endOfDigits(text, 20) : 19;
  if (zoneAt === 20) return undefined;
  const offsetMinutes = readOffset(text, zoneAt);
  if (offsetMinutes === undefined) return undefined;

  const minutes = dayFromCivil(year, month, dayOfMonth) * 1440 + hour * 60 + minute - offsetMinutes;
  // What UTC would write with a fifth digit or a sign is no RFC 3339 any more.
  if (minutes < firstMinute || minutes > lastMinute) return undefined;
  if (second === 60) return isLastMinuteOfMonth(minutes) ? minutes * 60_000 + 59_999 : undefined;
  return minutes * 60_000 + second * 1000 + (zoneAt === 19 ? 0 : readFraction(text, zoneAt));
}

/** Whether RFC 3339 has a way to write an instant, in ms. */
export function isInstant(instantMs: number): boolean {
  return instantMs >= firstMinute * 60_000 && instantMs < (lastMinute + 1) * 60_000;
}

/** "2026-07-01T00:30:00.000Z": UTC, always with milliseconds. Throws RangeError for what is no instant (NaN). */
export function formatInstant(instantMs: number): string {
  return new Date(instantMs).toISOString();
}

function isLastMinuteOfMonth(minutes: number): boolean {
  const nextDay = (minutes + 1) / 1440;
  return Number.isInteger(nextDay) && civilFromDay(nextDay).dayOfMonth === 1;
}

/** The number at [at, at + length), negative if there is anything but digits. */
function digits(text: string, at: number, length: number): number {
  let value = 0;
  for (let i = at; i < at + length; i++) {
    const digit = text.charCodeAt(i) - code.zero;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function endOfDigits(text: string, from: number): number {
  let at = from;
  while (digits(text, at, 1) >= 0) at++;
  return at;
}

function readFraction(text: string, end: number): number {
  const length = Math.min(end - 20, 3);
  return digits(text, 20, length) * (length === 3 ? 1 : length === 2 ? 10 : 100);
}

/** Minutes east of UTC of the "Z" or "±hh:mm" that ends the text. */
function readOffset(text: string, at: number): number | undefined {
  const sign = text.charCodeAt(at);
  if ((sign | lowerCaseBit) === code.z) return text.length === at + 1 ? 0 : undefined;
  if (sign !== code.plus && sign !== code.minus) return undefined;
  const hours = digits(text, at + 1, 2);
  const minutes = digits(text, at + 4, 2);
  if (text.length !== at + 6 || text.charCodeAt(at + 3) !== code.colon) return undefined;
  if (hours < 0 || hours > 23 || minutes < 0 || minutes > 59) return undefined;
  return (sign === code.plus ? 1 : -1) * (hours * 60 + minutes);
}
