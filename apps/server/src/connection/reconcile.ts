import { setImmediate as nextTurn } from "node:timers/promises";
import { type CountedList, countedDossiers } from "@ioc/domain/board/counted-dossiers.ts";
import { type Day, formatDay, parseDay } from "@ioc/domain/time/civil-date.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { OwnReport, Reconciliation, ReportedFigure } from "@ioc/protocol/reconciliation.ts";
import type { Kysely } from "kysely";
import { headOf } from "../boards/head-of.ts";
import type { LiveState } from "../boards/live-state.ts";
import type { Database } from "../database/schema.ts";
import { compareList } from "./compare-list.ts";
import { countPeriodFaults } from "./period-faults.ts";
import { candidatesOf } from "./reconciliation-candidates.ts";

export interface ReconcileRequest {
  readonly db: Kysely<Database>;
  readonly state: LiveState;
  readonly unit: number;
  readonly report: OwnReport;
  readonly now: number;
  /** Whether whoever asks may read what a unit handles. */
  covers(unit: number): boolean;
}

/** What a measure counts over some days, by the filters of a figure. */
export type CountFigure = (figure: Omit<ReportedFigure, "count">, from: Day, to: Day) => CountedList;

/** Holds a unit's own report against the steps. Undefined for an unknown unit. */
export async function reconcile(request: ReconcileRequest): Promise<Reconciliation | undefined> {
  const { db, state, unit, report, now } = request;
  const { reference } = state;
  // Who is where stays the same for the whole answer.
  const { tree, fields, zone } = state.sources();
  const top = reference.tree.on(dayOf(reference.zone, now)).nodeOf(unit);
  if (top === undefined) return undefined;
  const count: CountFigure = ({ measure, field, procedure }, from, to) => {
    // One that nothing was ever booked on has no number.
    const only = procedure == null ? undefined : (reference.proceduresByCode.get(procedure)?.id ?? -1);
    const query = { unit: top, period: { from, to }, now, at: undefined, measure, field: field ?? undefined };
    const counted = countedDossiers({ cube: state.cube, tree, fields, zone }, { ...query, procedure: only });
    if (counted === undefined) throw new Error("the unit is not there any more");
    return counted;
  };
  const period = { from: parseDay(report.from) ?? 0, to: parseDay(report.to) ?? 0 };
  const figures: Reconciliation["figures"] = [];
  for (const { measure, field, procedure, count: reported } of report.figures) {
    // A large subtree takes its time for each: others have their turn in between.
    if (figures.length > 0) await nextTurn();
    const { dossiers } = count({ measure, field, procedure }, period.from, period.to);
    const counted = dossiers.reduce((sum, one) => sum + one.count, 0);
    const filters = { field: field ?? null, procedure: procedure ?? null };
    figures.push({ measure, ...filters, reported, counted, difference: counted - reported });
  }
  const differs = figures.findIndex(({ difference }) => difference !== 0);
  const explained = report.explain ?? (differs >= 0 ? differs : report.dossiers == null ? undefined : 0);
  const figure = explained === undefined ? undefined : figures[explained];
  const faults = await countPeriodFaults(db, state, top, period, now);
  const answer = {
    unit: headOf(reference.unitsById.get(top)),
    from: formatDay(period.from),
    to: formatDay(period.to),
    asOf: formatInstant(now),
    figures,
    faults,
  };
  if (figure === undefined) return { ...answer, explained: null, list: null, candidates: [] };
  const counted = count(figure, period.from, period.to);
  return {
    ...answer,
    explained: explained ?? null,
    list: report.dossiers == null ? null : await compareList(request, counted, report.dossiers),
    candidates: await candidatesOf(request, { figure, counted, period, count }),
  };
}
