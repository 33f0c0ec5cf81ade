import { describe, expect, test } from "vitest";
import {
  type HandMadeEvent,
  handMadeWorld,
  hcm,
  hcmText,
  OFFICE_WEEK,
  on,
  procedure,
  received,
} from "./hand-made-world.ts";
import { oracleBoard } from "./oracle-board.ts";
import type { LimitUnit, OracleCalendar } from "./oracle-world.ts";

const office: OracleCalendar = { week: OFFICE_WEEK };
const saturdays: OracleCalendar = { week: { ...OFFICE_WEEK, sat: [["07:30", "11:30"]] } };
/** Monday 27 April off, Saturday 25 April worked, with Thursday 30 April and Friday 1 May off. */
const swapped: OracleCalendar = {
  week: OFFICE_WEEK,
  holidays: ["2026-04-27", "2026-04-30", "2026-05-01", "2026-04-25"].map((date) => ({ date, name: "Nghỉ" })),
  workdays: [{ date: "2026-04-25", name: "Làm bù" }],
};

/** The deadline that an unresolved dossier has passed by 2027. */
function dueAt(events: readonly HandMadeEvent[], limit: number, limitUnit: LimitUnit, calendar = office) {
  const world = handMadeWorld(events, { procedures: [procedure(limit, limitUnit)], calendar });
  const board = oracleBoard(world, { from: "2027-01-01", to: "2027-01-01", now: hcm("2027-01-01 12:00") });
  return board.hotspots[0]?.oldestDueAt;
}

const suspended = (time: string) => on(time, "dossier.suspended");
const resumed = (time: string) => on(time, "dossier.resumed");

describe("The day of receipt does not count, whether it is a working day or not", () => {
  test.each<[string, number, LimitUnit, OracleCalendar, string]>([
    ["2026-04-20 08:00", 3, "workingDay", office, "2026-04-23 17:00"],
    ["2026-04-20 18:00", 1, "workingDay", office, "2026-04-21 17:00"],
    ["2026-04-25 08:00", 1, "workingDay", office, "2026-04-27 17:00"],
    ["2026-04-23 08:00", 2, "workingDay", swapped, "2026-04-25 17:00"],
    ["2026-04-24 08:00", 2, "workingDay", swapped, "2026-04-28 17:00"],
    ["2026-04-28 08:00", 2, "workingDay", swapped, "2026-05-04 17:00"],
    ["2026-04-24 08:00", 1, "workingDay", saturdays, "2026-04-25 11:30"],
  ])("received %s, %d %s", (time, limit, limitUnit, calendar, due) => {
    expect(dueAt([received(time)], limit, limitUnit, calendar)).toBe(hcmText(due));
  });
});

describe("n = 0: the close of the day of receipt if it is a working day and it is before 15:00", () => {
  test.each<[string, OracleCalendar, string]>([
    ["2026-04-20 14:59:59.999", office, "2026-04-20 17:00"],
    ["2026-04-20 15:00:00.000", office, "2026-04-21 17:00"],
    ["2026-04-24 15:00", office, "2026-04-27 17:00"],
    ["2026-04-25 08:00", office, "2026-04-27 17:00"],
    ["2026-04-25 08:00", swapped, "2026-04-25 17:00"],
    ["2026-04-25 11:29:59.999", saturdays, "2026-04-25 11:30"],
    ["2026-04-25 11:30", saturdays, "2026-04-27 17:00"],
    ["2026-04-25 12:00", saturdays, "2026-04-27 17:00"],
  ])("received %s", (time, calendar, due) => {
    expect(dueAt([received(time)], 0, "workingDay", calendar)).toBe(hcmText(due));
  });
});

describe("calendarDay n: the close of day n after receipt; if that is no working day, the close of the next one", () => {
  test.each<[string, number, OracleCalendar, string]>([
    ["2026-04-20 08:00", 4, office, "2026-04-24 17:00"],
    ["2026-04-20 08:00", 5, office, "2026-04-27 17:00"],
    ["2026-04-20 08:00", 5, saturdays, "2026-04-25 11:30"],
    ["2026-04-20 08:00", 5, swapped, "2026-04-25 17:00"],
    ["2026-04-20 16:00", 0, office, "2026-04-20 17:00"],
    ["2026-04-20 17:00", 0, office, "2026-04-21 17:00"],
    ["2026-04-19 23:00", 0, office, "2026-04-20 17:00"],
  ])("received %s, %d days", (time, limit, calendar, due) => {
    expect(dueAt([received(time)], limit, "calendarDay", calendar)).toBe(hcmText(due));
  });
});

describe("workingHour n: the first instant at which n hours of working time have run since receipt", () => {
  test.each<[string, number, string]>([
    ["2026-04-20 07:30", 4, "2026-04-20 11:30"],
    ["2026-04-20 14:00", 8, "2026-04-21 14:30"],
    ["2026-04-20 11:15", 0.5, "2026-04-20 13:45"],
    ["2026-04-24 16:59:59.999", 3.3, "2026-04-27 10:47:59.999"],
    ["2026-04-25 12:34:56.789", 0, "2026-04-25 12:34:56.789"],
  ])("received %s, %d hours", (time, limit, due) => {
    expect(dueAt([received(time)], limit, "workingHour")).toBe(hcmText(due));
  });
});

describe("the new deadline is the R-th working day after the day of resumption, at the old deadline's time of day", () => {
  test("R counts the working days in (day of suspension, day of the deadline]", () => {
    const events = [received("2026-04-20 08:00"), suspended("2026-04-21 10:00"), resumed("2026-04-27 09:00")];
    expect(dueAt(events, 3, "workingDay")).toBe(hcmText("2026-04-29 17:00"));
  });

  test("suspended while suspended and resumed while not change nothing", () => {
    const events = [
      received("2026-04-20 08:00"),
      resumed("2026-04-20 09:00"),
      suspended("2026-04-21 10:00"),
      suspended("2026-04-23 10:00"),
      resumed("2026-04-27 09:00"),
      resumed("2026-04-28 09:00"),
    ];
    expect(dueAt(events, 3, "workingDay")).toBe(hcmText("2026-04-29 17:00"));
  });

  test.each([
    ["2026-04-22 09:59", "2026-04-22 10:00"],
    ["2026-04-22 10:00", "2026-04-22 10:00"],
    ["2026-04-22 10:00:00.001", "2026-04-22 17:00"],
    ["2026-04-22 17:00", "2026-04-22 17:00"],
    ["2026-04-22 17:00:00.001", "2026-04-23 17:00"],
    ["2026-04-25 18:00", "2026-04-27 10:00"],
  ])("with R = 0 it is the day of resumption: resumed %s", (resumption, due) => {
    const appointment = { dueAt: hcmText("2026-04-20 10:00") };
    const events = [received("2026-04-20 08:00", appointment), suspended("2026-04-20 09:00"), resumed(resumption)];
    expect(dueAt(events, 3, "workingDay")).toBe(hcmText(due));
  });

  test.each([
    ["2026-04-20 10:00", "2026-04-22 10:00"],
    ["2026-04-20 10:00:00.001", "2026-04-20 10:00"],
  ])("a deadline that was already past at the suspension stays: suspended %s", (suspension, due) => {
    const appointment = { dueAt: hcmText("2026-04-20 10:00") };
    const events = [received("2026-04-20 08:00", appointment), suspended(suspension), resumed("2026-04-22 09:00")];
    expect(dueAt(events, 3, "workingDay")).toBe(hcmText(due));
  });

  test("extended while suspended: the rules take the deadline in force then, against the moment of the suspension", () => {
    const events = [
      received("2026-04-20 08:00"),
      suspended("2026-04-21 10:00"),
      on("2026-04-22 08:00", "dossier.extended", { dueAt: hcmText("2026-04-27 10:00") }),
      resumed("2026-04-23 16:00"),
    ];
    expect(dueAt(events, 3, "workingDay")).toBe(hcmText("2026-04-29 10:00"));
  });
});

describe("Where the procedure's limit is in workingHour, the working time that was left runs on from the resumption", () => {
  test("two hours left", () => {
    const events = [received("2026-04-20 14:00"), suspended("2026-04-21 10:30"), resumed("2026-04-23 16:00")];
    expect(dueAt(events, 8, "workingHour")).toBe(hcmText("2026-04-24 08:30"));
  });

  test("none left: the moment of resumption", () => {
    const appointment = { dueAt: hcmText("2026-04-20 20:00") };
    const events = [
      received("2026-04-20 08:00", appointment),
      suspended("2026-04-20 18:00"),
      resumed("2026-04-22 12:00"),
    ];
    expect(dueAt(events, 8, "workingHour")).toBe(hcmText("2026-04-22 12:00"));
  });
});

describe("limit and calendar are those in force when the received that counts was committed", () => {
  const later = {
    procedures: [procedure(1, "workingDay"), procedure(4, "workingDay", { provisionedAt: hcm("2026-04-22 00:00") })],
  };
  const query = { from: "2027-01-01", to: "2027-01-01", now: hcm("2027-01-01 12:00") };

  test.each([
    ["2026-04-21 23:59:59.999", "2026-04-21 17:00"],
    ["2026-04-22 00:00", "2026-04-24 17:00"],
  ])("committed %s", (recordedAt, due) => {
    const board = oracleBoard(handMadeWorld([received("2026-04-20 08:00", {}, { recordedAt })], later), query);
    expect(board.hotspots[0]?.oldestDueAt).toBe(hcmText(due));
  });

  test("a calendar put later touches later dossiers only", () => {
    const calendars = [
      { spec: office, from: 0 },
      { spec: swapped, from: hcm("2026-04-26 00:00") },
    ];
    const events = [
      received("2026-04-24 08:00"),
      received("2026-04-24 08:00", {}, { subject: "H2", recordedAt: "2026-04-26 00:00" }),
    ];
    const world = handMadeWorld(events, { calendars, procedures: [procedure(1, "workingDay")] });
    // H1 by the office week: Monday 27 April, 17:00. H2 by the later one: the worked Saturday 25 April, 17:00.
    const at = (time: string) => oracleBoard(world, { ...query, at: hcm(time), to: "2027-01-02" }).measures;
    expect(at("2026-04-25 17:00")).toMatchObject({ overdue: 0, dueToday: 1, atRisk: 2 });
    expect(at("2026-04-25 17:00:00.001")).toMatchObject({ overdue: 1, dueToday: 0, atRisk: 1 });
    expect(at("2026-04-27 17:00")).toMatchObject({ overdue: 1, dueToday: 1, atRisk: 1 });
    expect(at("2026-04-27 17:00:00.001")).toMatchObject({ overdue: 2, dueToday: 0, atRisk: 0 });
  });
});
