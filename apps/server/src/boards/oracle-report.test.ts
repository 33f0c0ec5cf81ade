import type { ReportNumbers } from "@ioc/domain/report/period-report.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import { oracleBoard } from "@ioc/testkit/oracle/oracle-board.ts";
import { worldAndQueryArbitrary } from "@ioc/testkit/oracle/query-arbitrary.ts";
import fc from "fast-check";
import { expect, test } from "vitest";
import { findAnyUnit } from "../access/find-any-unit.test-support.ts";
import { askedOf } from "../http/query.ts";
import { takeWorld } from "./oracle-state.test-support.ts";
import { readBoard } from "./read-board.ts";
import { readReport } from "./read-report.ts";

const RUNS = Number(process.env["ORACLE_RUNS"] ?? 500);

type OracleNumbers = ReturnType<typeof oracleBoard>["measures"];

/** The form's numbers by the words of the form. */
function formOf(of: OracleNumbers): ReportNumbers {
  const online = of.receivedOnlineFull + of.receivedOnlinePartial;
  const otherwise = of.receivedCounter + of.receivedPostal;
  const received = { total: online + otherwise + of.carriedOver, online, otherwise, carriedOver: of.carriedOver };
  const handled = of.resolvedAhead + of.resolvedOnTime + of.resolvedLate;
  const open = of.inProgressWithin + of.overdue;
  return {
    received,
    resolved: { total: handled, ahead: of.resolvedAhead, onTime: of.resolvedOnTime, late: of.resolvedLate },
    open: { total: open, within: of.inProgressWithin, overdue: of.overdue },
    withdrawn: of.withdrawn,
    handedOver: received.total - handled - of.withdrawn - open,
  };
}

function isEmpty({ received, resolved, open, withdrawn }: ReportNumbers): boolean {
  return received.total + resolved.total + open.total + withdrawn === 0;
}

function addUp(all: readonly ReportNumbers[]): ReportNumbers {
  const sum = (pick: (numbers: ReportNumbers) => number): number =>
    all.reduce((total, numbers) => total + pick(numbers), 0);
  return {
    received: {
      total: sum(({ received }) => received.total),
      online: sum(({ received }) => received.online),
      otherwise: sum(({ received }) => received.otherwise),
      carriedOver: sum(({ received }) => received.carriedOver),
    },
    resolved: {
      total: sum(({ resolved }) => resolved.total),
      ahead: sum(({ resolved }) => resolved.ahead),
      onTime: sum(({ resolved }) => resolved.onTime),
      late: sum(({ resolved }) => resolved.late),
    },
    open: {
      total: sum(({ open }) => open.total),
      within: sum(({ open }) => open.within),
      overdue: sum(({ open }) => open.overdue),
    },
    withdrawn: sum(({ withdrawn }) => withdrawn),
    handedOver: sum(({ handedOver }) => handedOver),
  };
}

test("RPT: every row is the reference's, the rows add up to the foot, and the foot is the board", () => {
  fc.assert(
    fc.property(worldAndQueryArbitrary, ({ world, query }) => {
      const { state } = takeWorld(world);
      const { unit, from, to, at, now } = query;
      const text = at === undefined ? undefined : formatInstant(at);
      const asked = askedOf({ unit, from, to, at: text }, state, now, findAnyUnit(state.reference, now));
      const report = readReport(state, { ...asked, simulated: false, mayName: () => true });
      const oracle = oracleBoard(world, query);
      const expected = Object.entries(oracle.fields).map(([field, { measures }]) => [field, formOf(measures)] as const);
      expect(Object.fromEntries((report?.rows ?? []).map(({ field, numbers }) => [field, numbers]))).toEqual(
        Object.fromEntries(expected.filter(([, numbers]) => !isEmpty(numbers))),
      );
      expect(report?.total).toEqual(formOf(oracle.measures));
      expect(addUp((report?.rows ?? []).map(({ numbers }) => numbers))).toEqual(report?.total);

      const board = readBoard(state, asked);
      expect(report?.asOf).toBe(board?.asOf);
      expect(report?.total.received.total).toBe((board?.measures.received ?? 0) + (board?.measures.carriedOver ?? 0));
    }),
    { numRuns: RUNS },
  );
});
