import type { DossierItem } from "@ioc/protocol/dossiers.ts";
import { expect, it } from "vitest";
import { LONGEST_LATE, type LoadedList, SOONEST_LATER, todayGroups } from "./today-groups.ts";

const item = (code: string, suspendedDays?: number): DossierItem => ({
  code,
  unit: "SG.A1",
  field: "Đất đai",
  state: suspendedDays === undefined ? "open" : "suspended",
  ...(suspendedDays === undefined ? {} : { suspendedDays }),
});
const list = (items: readonly DossierItem[], total = items.length): LoadedList => ({ items, total });
const shown = (...of: Parameters<typeof todayGroups>) =>
  todayGroups(...of).map(({ heading, items, count }) => [heading, items.map(({ code }) => code).join(" "), count]);

it("puts what is at risk but not due today, and the oldest late ones, below what is due today", () => {
  const late = Array.from({ length: 8 }, (_, index) => item(`L${index}`));
  const lists = {
    dueToday: list([item("A"), item("B")]),
    atRisk: list([item("A"), item("B"), item("C")]),
    overdue: list(late),
  };
  expect(shown("dueToday", lists)).toEqual([
    [undefined, "A B", 2],
    ["riskLater", "C", 1],
    [
      "longestLate",
      late
        .slice(0, LONGEST_LATE)
        .map(({ code }) => code)
        .join(" "),
      undefined,
    ],
  ]);
  // Nothing is due today: the rest stands there all the same.
  expect(shown("dueToday", { ...lists, dueToday: list([]) })[0]).toEqual(["riskLater", "A B C", 3]);
});

it("keeps what is due later short, and says how many there are", () => {
  const lists = { dueToday: list([]), atRisk: list(Array.from({ length: 30 }, (_, index) => item(`R${index}`))) };
  const [later] = todayGroups("dueToday", lists);
  expect(later?.items).toHaveLength(SOONEST_LATER);
  expect(later?.count).toBe(30);
});

it("says no number of what it has not seen whole", () => {
  const lists = { dueToday: list([item("A")], 300), atRisk: list([item("A"), item("C")], 400) };
  expect(shown("dueToday", lists)).toEqual([
    [undefined, "A", 300],
    ["riskLater", "C", undefined],
  ]);
  expect(shown("suspended", { suspended: list([item("S1", 40), item("S2", 11)], 300) })).toEqual([
    ["tooLong", "S1 S2", undefined],
  ]);
});

it("LST-8 tells what is suspended for more than ten working days from the rest", () => {
  const suspended = list([item("S1", 40), item("S2", 11), item("S3", 10), item("S4", 0)]);
  expect(shown("suspended", { suspended })).toEqual([
    ["tooLong", "S1 S2", 2],
    ["shorter", "S3 S4", 2],
  ]);
  expect(shown("overdue", { overdue: list([]) })).toEqual([]);
});
