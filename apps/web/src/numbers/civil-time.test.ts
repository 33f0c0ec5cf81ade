import { describe, expect, it } from "vitest";
import {
  civilTimeOf,
  clockOrDate,
  clockTime,
  daysBetween,
  formatDate,
  instantOf,
  setCivilZone,
  timeOrDate,
  weekdayName,
} from "./civil-time.ts";
import { dayName } from "./day-name.ts";

describe("civil time", () => {
  it("is that of Việt Nam, wherever the screen hangs", () => {
    expect(civilTimeOf("2026-11-16T17:30:05Z")).toEqual({
      date: "2026-11-17",
      minute: "00:30",
      second: "05",
      hour: "00",
    });
    expect(clockTime("2026-11-17T14:32:08.900+07:00")).toBe("14:32:08");
  });

  it("names dates and weekdays as people write them", () => {
    expect(formatDate("2026-11-17")).toBe("17/11/2026");
    expect(weekdayName("vi", "2026-11-17")).toBe("thứ Ba");
    expect(weekdayName("vi", "2026-11-22")).toBe("Chủ nhật");
    expect(weekdayName("en", "2026-11-22")).toBe("Sunday");
  });

  it("counts civil days", () => {
    expect(daysBetween("2026-10-30", "2026-11-17")).toBe(18);
  });

  it("leaves the date out for today only", () => {
    expect(timeOrDate("2026-11-17T10:40:00+07:00", "2026-11-17")).toBe("10:40");
    expect(clockOrDate("2026-11-17T10:40:09+07:00", "2026-11-17")).toBe("10:40:09");
    expect(clockOrDate("2026-11-16T10:40:09+07:00", "2026-11-17")).toBe("10:40 16/11");
    expect(timeOrDate("2026-11-16T10:40:00+07:00", "2026-11-17")).toBe("10:40 16/11");
  });
});

describe("an instant from the civil clock", () => {
  it("is the one that has that date and minute", () => {
    expect(instantOf("2026-11-17", 14 * 60 + 32)).toBe(Date.parse("2026-11-17T14:32:00+07:00"));
    expect(instantOf("2026-11-17", 0)).toBe(Date.parse("2026-11-17T00:00:00+07:00"));
  });

  it("follows a clock that is put on and back", () => {
    setCivilZone("Europe/Berlin");
    expect(instantOf("2026-03-29", 60)).toBe(Date.parse("2026-03-29T01:00:00+01:00"));
    expect(instantOf("2026-03-29", 4 * 60)).toBe(Date.parse("2026-03-29T04:00:00+02:00"));
    expect(instantOf("2026-10-25", 12 * 60)).toBe(Date.parse("2026-10-25T12:00:00+01:00"));
    setCivilZone("Asia/Ho_Chi_Minh");
  });
});

describe("the name of an earlier day", () => {
  it.each([
    ["2026-11-16", "hôm qua", "yesterday"],
    ["2026-11-13", "thứ Sáu", "Friday"],
    ["2026-11-11", "thứ Tư", "Wednesday"],
    ["2026-11-10", "ngày 10/11", "on 10/11"],
  ])("%s", (date, vi, en) => {
    expect(dayName("vi", date, "2026-11-17")).toBe(vi);
    expect(dayName("en", date, "2026-11-17")).toBe(en);
  });
});
