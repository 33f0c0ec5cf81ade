import { dayOf } from "@ioc/domain/time/zone.ts";
import { expect, test } from "vitest";
import { idOf, referenceOf, TODAY, unit } from "../access/organisation.test-support.ts";
import { isForLeadersOf, isWithinReach } from "./reach.ts";

const ENDED = { validTo: "2026-02-28" };
const reference = referenceOf([
  unit("P", null),
  unit("D", "P"),
  unit("C", "D"),
  unit("E", "P"),
  unit("CAME", "E", { ...ENDED, successor: "C" }),
  unit("GONE", "P", ENDED),
]);
const today = reference.tree.on(dayOf(reference.zone, TODAY));
const CODES = ["P", "D", "C", "E", "CAME", "GONE"];

function within(code: string, reach: "children" | "subtree", is = isWithinReach): string[] {
  const channel = { unit: idOf(reference, code), reach };
  return CODES.filter((of) => is(channel, idOf(reference, of), today));
}

test("CHN-1 its unit and those directly below, or everything below; the successor stands for a unit", () => {
  expect(within("P", "children")).toEqual(["P", "D", "E", "GONE"]);
  expect(within("P", "subtree")).toEqual(CODES);
  expect(within("D", "children")).toEqual(["D", "C", "CAME"]);
  expect(within("C", "children")).toEqual(["C", "CAME"]);
  expect(within("E", "subtree")).toEqual(["E"]);
});

test("CHN-1 a channel is over with the last day of its unit", () => {
  for (const code of ["CAME", "GONE"]) expect(within(code, "subtree")).toEqual([]);
});

test("CHN-2 what has gone up to a unit's leaders is told in its channels, and where everything below is told", () => {
  expect(within("P", "children", isForLeadersOf)).toEqual(["P"]);
  expect(within("P", "subtree", isForLeadersOf)).toEqual(CODES);
  expect(within("D", "children", isForLeadersOf)).toEqual(["D"]);
});
