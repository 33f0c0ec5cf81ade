import { expect, test } from "vitest";
import { readFilter } from "./dossier-filter.ts";
import { urgedList } from "./urged-list.ts";

const TODAY = "2026-03-11";

test.each([
  ["measure=overdue", "overdue", "a stock of the month stands as of now"],
  ["measure=overdue&field=Đất đai&period=year", "overdue", "of a field, too"],
  ["measure=overdue&period=days&from=2026-03-01&to=2026-03-11", "overdue", "and of days up to today"],
  ["measure=overdue&period=days&from=2026-02-01&to=2026-02-28", undefined, "not as of a day that is over"],
  ["measure=carriedOver", undefined, "what the month began with may be closed by now"],
  ["measure=carriedOver&period=today", "carriedOver", "what today began with is today's"],
  ["measure=overdue&procedure=1.001193", undefined, "not what is narrowed to less than a number"],
  ["measure=resolvedLate", undefined, "not what is done"],
  ["code=SG.01", undefined, "not what was looked for"],
])("a directive with the list of %s is about %s: %s", (address, expected, _) => {
  expect(urgedList(readFilter(new URLSearchParams(address)), TODAY)).toBe(expected);
});
