import { type Explained, explainedSchema } from "@ioc/protocol/explained.ts";
import { expect, it } from "vitest";
import type { DrillTarget } from "./drill-store.ts";
import { explainedOf, targetOf } from "./explained-target.ts";

it("a driven number is that of the place, and of the month where the scene's numbers are", () => {
  expect(targetOf({ measure: "overdue" }, "hotspots", "SG.01")).toEqual({
    name: { measure: "overdue" },
    unit: "SG.01",
  });
  expect(targetOf({ rate: "onTime", unit: "SG.02", field: "Đất đai" }, "ranking", "SG.01")).toEqual({
    name: { rate: "onTime" },
    unit: "SG.02",
    field: "Đất đai",
    period: "month",
  });
  expect(targetOf({ rate: "online" }, "digitization", undefined)).toMatchObject({ period: "month" });
  expect(targetOf({ measure: "overdue", period: "today" }, "ranking", undefined).period).toBeUndefined();
});

const cell = { unit: "SG.01", field: "Đất đai" };
const count = { measure: "overdue" } as const;

const TARGETS: readonly DrillTarget[] = [
  { name: { rate: "onTime" }, unit: "SG.01", own: true, period: "month" },
  { name: count, field: "Đất đai", except: ["SG.01"], exceptOwn: ["SG"], exceptField: ["Hộ tịch"] },
  { name: count, silent: true },
  { name: count, part: { kind: "age", fromDays: 6, toDays: null } },
  { name: count, part: { kind: "due", date: "2026-03-11" } },
  { name: count, part: { kind: "nextClose", at: "2026-03-12T10:00:00.000Z" } },
  { name: count, part: { kind: "procedure", of: "open", code: "1.001193" } },
  { name: count, sum: { kind: "difference" } },
  { name: count, sum: { kind: "cells", cells: [cell] } },
  { name: count, sum: { kind: "withinRest" } },
  { name: count, sum: { kind: "expected", cell } },
  { name: count, sum: { kind: "oldest", cell } },
  { name: count, sum: { kind: "share", of: "received" } },
  { name: count, sum: { kind: "units", states: ["stale", "never"] } },
  { name: count, sum: { kind: "verdict", verdict: "missed", target: 0.9, units: ["SG.01"] }, period: "month" },
  { name: count, sum: { kind: "judged", judgement: "met", rates: ["online"] }, period: "month" },
  { name: count, sum: { kind: "days", target: 0.9 } },
  { name: count, sum: { kind: "days" } },
  { name: count, sum: { kind: "estimate", asOf: "2026-03-11T03:30:00.000Z" } },
];

it.each(TARGETS)("a command names any number of the wall, and the same comes of it: %j", (target) => {
  const explained = explainedOf(target);
  expect(explainedSchema.parse(explained)).toEqual(explained);
  const back = targetOf(explained, "ranking", undefined);
  expect(back).toEqual(target);
  const again: Explained = explainedOf(back);
  expect(JSON.stringify(targetOf(again, "ranking", undefined))).toBe(JSON.stringify(back));
});

it("what a list knows more of a cell, and what a procedure is called, no command says", () => {
  const known = { ...cell, overdue: 3, oldestDays: 9 };
  expect(explainedOf({ name: count, sum: { kind: "oldest", cell: known } })).toEqual({
    ...count,
    period: "today",
    sum: { kind: "oldest", cell },
  });
  const part = { kind: "procedure", of: "open", code: "1.001193", name: "Đăng ký khai sinh" } as const;
  expect(explainedOf({ name: count, part })).toMatchObject({
    part: { kind: "procedure", of: "open", code: "1.001193" },
  });
});
