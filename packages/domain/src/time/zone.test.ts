import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatDay, parseDay } from "./civil-date.ts";
import { formatInstant, parseInstant } from "./instant.ts";
import { createZone, dayOf, endOfDay, startOfDay, timeOfDayMs, type Zone } from "./zone.ts";

const names = [
  "Asia/Ho_Chi_Minh",
  "Europe/Berlin",
  "America/Sao_Paulo",
  "America/St_Johns",
  "Africa/Casablanca",
  "Pacific/Apia",
  "Australia/Lord_Howe",
  "UTC",
] as const;
const zones = new Map(names.map((name) => [name, zoneNamed(name)]));
const earliest = instant("0001-01-01T00:00:00Z");
const latest = instant("9999-12-31T23:59:59.999Z");

function zoneNamed(name: string): Zone {
  const zone = createZone(name);
  if (zone === undefined) throw new Error(`the platform does not know ${name}`);
  return zone;
}

function instant(text: string): number {
  const parsed = parseInstant(text);
  if (parsed === undefined) throw new Error(`not an instant: ${text}`);
  return parsed;
}

/** A wall-clock time, written like an instant without its offset. */
const local = (text: string): number => instant(`${text}Z`);
const day = (text: string): number => parseDay(text) ?? Number.NaN;

function platformLocal(name: string): (instantMs: number) => number {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone: name,
    hourCycle: "h23",
    era: "short",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  });
  return (instantMs) => {
    const parts = new Map(format.formatToParts(instantMs).map(({ type, value }) => [type, value]));
    const part = (type: Intl.DateTimeFormatPartTypes) => Number(parts.get(type));
    const year = parts.get("era") === "BC" ? 1 - part("year") : part("year");
    const date = new Date(0);
    date.setUTCFullYear(year, part("month") - 1, part("day"));
    date.setUTCHours(part("hour"), part("minute"), part("second"));
    return date.getTime() + (((instantMs % 1000) + 1000) % 1000);
  };
}

describe("CAL-3 zones", () => {
  it("does not know what the platform does not know", () => {
    expect(createZone("Mars/Olympus")).toBeUndefined();
    expect(createZone("")).toBeUndefined();
  });

  it.each(names)("%s shows what the platform shows, in every year", (name) => {
    const zone = zones.get(name) as Zone;
    const expected = platformLocal(name);
    const anyInstant = fc.oneof(
      fc.integer({ min: earliest, max: latest }),
      fc.integer({ min: instant("1840-01-01T00:00:00Z"), max: instant("2110-01-01T00:00:00Z") }),
      fc.integer({ min: instant("2499-01-01T00:00:00Z"), max: instant("2502-01-01T00:00:00Z") }),
    );
    fc.assert(
      fc.property(anyInstant, (ms) => {
        expect(zone.toLocal(ms)).toBe(expected(ms));
        // The earlier of two instants that show the same time; otherwise the very one.
        const back = zone.toInstant(zone.toLocal(ms));
        expect(back).toBeLessThanOrEqual(ms);
        expect(zone.toLocal(back)).toBe(zone.toLocal(ms));
      }),
      { numRuns: 1000 },
    );
  });

  it("knows the offsets that Việt Nam once had", () => {
    const zone = zones.get("Asia/Ho_Chi_Minh") as Zone;
    expect(zone.toLocal(instant("2026-07-01T00:30:00Z"))).toBe(local("2026-07-01T07:30:00"));
    expect(zone.toLocal(instant("1970-01-01T00:00:00Z"))).toBe(local("1970-01-01T08:00:00"));
    expect(zone.toLocal(instant("0001-01-01T00:00:00Z"))).toBe(local("0001-01-01T07:06:30"));
  });
});

describe("CAL-4 gaps and overlaps", () => {
  it.each([
    ["Europe/Berlin", "2026-03-29T02:30:00", "2026-03-29T01:30:00Z", "moved forward by the gap"],
    ["Europe/Berlin", "2026-03-29T02:00:00", "2026-03-29T01:00:00Z", "the gap's first moment"],
    ["Europe/Berlin", "2026-03-29T01:59:59.999", "2026-03-29T00:59:59.999Z", "before the gap"],
    ["Europe/Berlin", "2026-03-29T03:00:00", "2026-03-29T01:00:00Z", "after the gap"],
    ["Europe/Berlin", "2026-10-25T02:30:00", "2026-10-25T00:30:00Z", "the earlier of two"],
    ["Europe/Berlin", "2026-10-25T03:00:00", "2026-10-25T02:00:00Z", "after the overlap"],
    ["Europe/Berlin", "9626-03-29T02:30:00", "9626-03-29T01:30:00Z", "the rule of today, 19 cycles on"],
    ["America/Sao_Paulo", "2018-11-04T00:30:00", "2018-11-04T03:30:00Z", "a gap at midnight"],
    ["America/Sao_Paulo", "2019-02-16T23:30:00", "2019-02-17T01:30:00Z", "an overlap at midnight"],
  ])("%s %s is %s: %s", (name, localText, expected) => {
    expect(formatInstant(zoneNamed(name).toInstant(local(localText)))).toBe(formatInstant(instant(expected)));
  });
});

describe("CAL-5 days", () => {
  it.each([
    ["Asia/Ho_Chi_Minh", "2026-07-01", "2026-06-30T17:00:00.000Z", "2026-07-01T16:59:59.999Z"],
    ["Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00.000Z", "2026-03-29T21:59:59.999Z"],
    ["Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00.000Z", "2026-10-25T22:59:59.999Z"],
    ["America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00.000Z", "2018-11-05T01:59:59.999Z"],
    ["America/Sao_Paulo", "2019-02-16", "2019-02-16T02:00:00.000Z", "2019-02-17T02:59:59.999Z"],
    ["America/Toronto", "1919-03-31", "1919-03-31T04:30:00.000Z", "1919-04-01T03:59:59.999Z"],
    ["Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00.000Z", "2011-12-31T09:59:59.999Z"],
  ])("%s %s runs from %s to %s", (name, date, start, end) => {
    const zone = zoneNamed(name);
    expect(formatInstant(startOfDay(zone, day(date)))).toBe(start);
    expect(formatInstant(endOfDay(zone, day(date)))).toBe(end);
    expect(formatDay(dayOf(zone, startOfDay(zone, day(date))))).toBe(date);
    expect(formatDay(dayOf(zone, endOfDay(zone, day(date))))).toBe(date);
  });

  it("a date that the clock skipped is empty", () => {
    const zone = zones.get("Pacific/Apia") as Zone;
    expect(startOfDay(zone, day("2011-12-30"))).toBe(startOfDay(zone, day("2011-12-31")));
    expect(endOfDay(zone, day("2011-12-30"))).toBe(startOfDay(zone, day("2011-12-30")) - 1);
  });

  it("begins at the first instant that shows the date", () => {
    const dates = fc.integer({ min: day("1850-01-01"), max: day("2150-01-01") });
    fc.assert(
      fc.property(fc.constantFrom(...names), dates, (name, date) => {
        const zone = zones.get(name) as Zone;
        const start = startOfDay(zone, date);
        expect(dayOf(zone, start)).toBeGreaterThanOrEqual(date);
        expect(dayOf(zone, start - 1)).toBeLessThan(date);
      }),
    );
  });

  it("counts the time of day from midnight, before 1970 too", () => {
    expect(timeOfDayMs(local("1969-12-31T23:59:59.999"))).toBe(86_399_999);
    expect(timeOfDayMs(local("2026-07-01T15:00:00"))).toBe(15 * 3_600_000);
  });
});
