import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatInstant, isInstant, parseInstant } from "./instant.ts";

const firstInstant = Date.parse("0000-01-01T00:00:00Z");
const lastInstant = Date.UTC(9999, 11, 31, 23, 59, 59, 999);

describe("CAL-2 instants", () => {
  it.each([
    ["1970-01-01T00:00:00Z", "1970-01-01T00:00:00.000Z"],
    ["2026-07-01T07:30:00+07:00", "2026-07-01T00:30:00.000Z"],
    ["2026-07-01t07:30:00.5z", "2026-07-01T07:30:00.500Z"],
    ["2026-07-01T07:30:00.12Z", "2026-07-01T07:30:00.120Z"],
    ["2026-07-01T07:30:00.9999999999999999999Z", "2026-07-01T07:30:00.999Z"],
    ["1969-12-31T23:59:59.9999-00:00", "1969-12-31T23:59:59.999Z"],
    ["2026-01-01T00:00:00-23:59", "2026-01-01T23:59:00.000Z"],
    ["0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"],
    ["9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"],
    ["2000-02-29T12:00:00Z", "2000-02-29T12:00:00.000Z"],
    ["2016-12-31T23:59:60Z", "2016-12-31T23:59:59.999Z"],
    ["1990-12-31T15:59:60.123-08:00", "1990-12-31T23:59:59.999Z"],
    ["2017-01-01T06:59:60+07:00", "2016-12-31T23:59:59.999Z"],
  ])("%s is %s", (text, expected) => {
    expect(formatInstant(parseInstant(text) ?? Number.NaN)).toBe(expected);
  });

  it("what can be written is an instant, a millisecond before and after is none", () => {
    expect([firstInstant, lastInstant].map(isInstant)).toEqual([true, true]);
    expect([firstInstant - 1, lastInstant + 1, Number.NaN].map(isInstant)).toEqual([false, false, false]);
  });

  it.each([
    "2026-02-29T00:00:00Z",
    "2026-13-01T00:00:00Z",
    "2026-01-01T24:00:00Z",
    "2026-01-01T00:60:00Z",
    "2026-01-01T00:00:61Z",
    "2016-12-31T23:58:60Z",
    "2016-12-31T22:59:60Z",
    "2016-12-30T23:59:60Z",
    "2016-12-31T23:59:60+07:00",
    "2026-01-01T00:00:00",
    "2026-01-01T00:00Z",
    "2026-01-01 00:00:00Z",
    "2026-01-01T00:00:00.Z",
    "2026-01-01T00:00:00,5Z",
    "2026-01-01T00:00:00+0700",
    "2026-01-01T00:00:00+07",
    "2026-01-01T00:00:00+24:00",
    "2026-01-01T00:00:00+07:60",
    "2026-01-01T00:00:00+07:00 ",
    "2026-01-01T00:00:00ZZ",
    " 2026-01-01T00:00:00Z",
    "2026-01-01T00:00:00Z\n",
    "20260101T000000Z",
    "+002026-01-01T00:00:00Z",
    "2026-01-01T0a:00:00Z",
    "2026-01-01T00:00:00\u2212" + "07:00",
    "２026-01-01T00:00:00Z",
    "1767225600000",
    "2026-01-01",
    "Z",
    "",
  ])("refuses %j", (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it("reads back what it writes", () => {
    fc.assert(
      fc.property(fc.integer({ min: firstInstant, max: lastInstant }), (instant) => {
        expect(parseInstant(formatInstant(instant))).toBe(instant);
      }),
    );
  });

  it("agrees with the platform on any offset, and cuts what is finer than a millisecond", () => {
    const offset = fc.integer({ min: -1439, max: 1439 }).map((minutes) => {
      const size = Math.abs(minutes);
      const pad = (value: number) => String(value).padStart(2, "0");
      return `${minutes < 0 ? "-" : "+"}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
    });
    const instant = fc.integer({ min: Date.UTC(1000, 0, 1), max: lastInstant });
    fc.assert(
      fc.property(instant, offset, fc.stringMatching(/^\d{0,20}$/), (ms, offsetText, finer) => {
        const text = new Date(ms).toISOString().slice(0, -1);
        const expected = Date.parse(`${text}${offsetText}`);
        // The offset may carry it into a year that RFC 3339 cannot write.
        expect(parseInstant(`${text}${finer}${offsetText}`)).toBe(expected > lastInstant ? undefined : expected);
      }),
    );
  });

  it("never throws and never takes what does not begin like a date-time", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        if (!/^\d{4}-/.test(text)) expect(parseInstant(text)).toBeUndefined();
        else parseInstant(text);
      }),
    );
  });
});
