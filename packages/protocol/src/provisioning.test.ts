import { describe, expect, test } from "vitest";
import { checkCalendarBody } from "./calendar.ts";
import { proceduresBodySchema, unitsBodySchema } from "./provisioning.ts";
import { procedureFromCsv, unitFromCsv } from "./provisioning-csv.ts";
import { targetsSchema } from "./targets.ts";
import { checkWire } from "./wire-fault.ts";

const unit = { code: "SG.01", name: "Huyện Suối Vàng", kind: "district" };
const procedure = {
  code: "1.012783",
  name: "Cấp đổi giấy chứng nhận quyền sử dụng đất",
  field: "Đất đai",
  level: "district",
  service: "partial",
  limit: 5,
  limitUnit: "workingDay",
};

function unitPaths(...units: unknown[]): string[] {
  return pathsOf(checkWire(unitsBodySchema, units));
}
function procedurePaths(...procedures: unknown[]): string[] {
  return pathsOf(checkWire(proceduresBodySchema, procedures));
}
function pathsOf(checked: { ok: true } | { ok: false; errors: { path: string }[] }): string[] {
  return checked.ok ? [] : checked.errors.map(({ path }) => path);
}

describe("units", () => {
  test("an optional member may be null, which means absent", () => {
    expect(unitPaths({ ...unit, nameEn: null, parent: null, lat: null, validTo: null })).toEqual([]);
  });

  test("every fault of every unit is listed, those across members too", () => {
    expect(
      unitPaths(
        { ...unit, kind: "ward", lat: 91, validFrom: "2025-07-01", validTo: "2025-06-30", colour: "red" },
        { ...unit, name: "" },
      ),
    ).toEqual(["0.kind", "0.lat", "0.colour", "0.validTo", "1.name", "1.code"]);
  });

  test("a day must exist, and the last day is not before the first", () => {
    expect(unitPaths({ ...unit, validFrom: "2025-02-29" })).toEqual(["0.validFrom"]);
    expect(unitPaths({ ...unit, validFrom: "2025-07-01", validTo: "2025-07-01" })).toEqual([]);
  });

  test("a code twice in one body is refused", () => {
    expect(unitPaths(unit, { ...unit, code: "SG.02" }, unit)).toEqual(["2.code"]);
  });

  test("a member named __proto__ is refused", () => {
    expect(unitPaths(JSON.parse('{"code":"A","name":"A","kind":"district","__proto__":{"parent":"B"}}'))).toEqual([
      "0.__proto__",
    ]);
  });

  test("a body that is no array is refused", () => {
    expect(pathsOf(checkWire(unitsBodySchema, unit))).toEqual([""]);
  });
});

describe("procedures", () => {
  test.each([
    [0, "workingDay", []],
    [10_000, "calendarDay", []],
    [10_000.5, "workingHour", ["0.limit"]],
    [2.5, "workingHour", []],
    [2.5, "workingDay", ["0.limit"]],
    [2.5, "calendarDay", ["0.limit"]],
    [-1, "workingDay", ["0.limit"]],
    ["5", "workingDay", ["0.limit"]],
    [Number.POSITIVE_INFINITY, "workingHour", ["0.limit"]],
  ])("a limit of %s %s", (limit, limitUnit, paths) => {
    expect(Array.from(new Set(procedurePaths({ ...procedure, limit, limitUnit })))).toEqual(paths);
  });

  test.each([
    ["feedback", ["0.field"]],
    ["unclassified", ["0.field"]],
    ["Đất đai".normalize("NFD"), ["0.field"]],
    ["x".repeat(81), ["0.field"]],
    ["đ".repeat(80), []],
    ["__proto__", []],
  ])("a field named %j", (field, paths) => {
    expect(procedurePaths({ ...procedure, field })).toEqual(paths);
  });
});

describe("CSV rows", () => {
  test("empty is absent, numbers are read, and a row is what the same JSON would be", () => {
    const row = { code: "SG.01", name: "Huyện Suối Vàng", kind: "district", parent: "", lat: "11.95", lon: "108.4" };
    expect(unitFromCsv(row)).toEqual({ ...unit, lat: 11.95, lon: 108.4 });
    expect(procedureFromCsv({ ...procedure, limit: "5" })).toEqual(procedure);
  });

  test("what is no number, and a column that is not known, stays and is refused by name", () => {
    expect(unitPaths(unitFromCsv({ ...unit, lat: "11,95", colour: "" }))).toEqual(["0.lat", "0.colour"]);
    expect(procedurePaths(procedureFromCsv({ ...procedure, limit: "1e3" }))).toEqual(["0.limit"]);
  });
});

describe("the calendar", () => {
  const hours = [
    ["07:30", "11:30"],
    ["13:30", "17:00"],
  ];

  test("null and absent are none", () => {
    expect(checkCalendarBody({ week: { mon: hours, sat: null }, holidays: null })).toEqual({
      ok: true,
      value: { week: { mon: hours }, holidays: [], workdays: [] },
    });
  });

  test("faults of its form are listed by path", () => {
    const faulty = { week: { mon: [["7:30", "24:00"]], fun: [] }, holidays: [{ date: "2026-02-30", name: "x" }] };
    expect(pathsOf(checkCalendarBody(faulty))).toEqual(["week.mon.0.0", "week.mon.0.1", "week.fun", "holidays.0.date"]);
  });

  test("faults of its meaning are listed by path", () => {
    expect(pathsOf(checkCalendarBody({ week: {} }))).toEqual(["week"]);
    expect(
      pathsOf(
        checkCalendarBody({
          week: {
            mon: [
              ["13:30", "17:00"],
              ["07:30", "11:30"],
            ],
          },
        }),
      ),
    ).toEqual(["week.mon.1.0"]);
  });
});

test("a target is a share with the words of its source", () => {
  expect(pathsOf(checkWire(targetsSchema, { onTime: { value: 0.98, source: "QĐ 766/QĐ-TTg" }, online: null }))).toEqual(
    [],
  );
  expect(pathsOf(checkWire(targetsSchema, { onTime: { value: 98, source: "" }, speed: null }))).toEqual([
    "onTime.value",
    "onTime.source",
    "speed",
  ]);
});
