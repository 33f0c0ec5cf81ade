import { expect, test } from "vitest";
import { MEASURES, type Measures } from "../measure/measures.ts";
import { periodReport, reportNumbers } from "./period-report.ts";

function measuresWith(some: Partial<Measures>): Measures {
  return { ...(Object.fromEntries(MEASURES.map((name) => [name, 0])) as Measures), ...some };
}

const land = measuresWith({
  received: 12,
  receivedCounter: 4,
  receivedOnlinePartial: 2,
  receivedOnlineFull: 5,
  receivedPostal: 1,
  carriedOver: 3,
  resolved: 9,
  resolvedAhead: 4,
  resolvedOnTime: 3,
  resolvedLate: 2,
  withdrawn: 1,
  inProgress: 5,
  inProgressWithin: 4,
  overdue: 1,
});

test("RPT-2, RPT-3, RPT-4: the groups of the form", () => {
  expect(reportNumbers(land)).toEqual({
    received: { total: 15, online: 7, otherwise: 5, carriedOver: 3 },
    resolved: { total: 9, ahead: 4, onTime: 3, late: 2 },
    open: { total: 5, within: 4, overdue: 1 },
    withdrawn: 1,
    handedOver: 0,
  });
});

test("RPT-5: what went to other units is what the form does not add up by, and negative where more came from there", () => {
  expect(reportNumbers({ ...land, inProgress: 3, inProgressWithin: 2 }).handedOver).toBe(2);
  expect(reportNumbers({ ...land, resolved: 11, resolvedAhead: 6 }).handedOver).toBe(-2);
});

test("RPT-1: a field has a row if any dossier was taken in, handled or open; feedbacks and orphans make none", () => {
  const { rows } = periodReport({
    total: { measures: land },
    fields: new Map([
      ["Đất đai", { measures: land }],
      ["feedback", { measures: measuresWith({ feedbackReceived: 3 }) }],
      ["unclassified", { measures: measuresWith({ orphans: 2 }) }],
      ["Hộ tịch", { measures: measuresWith({ withdrawn: 1, carriedOver: 1 }) }],
    ]),
  });
  expect(rows.map(({ field }) => field)).toEqual(["Đất đai", "Hộ tịch"]);
});
