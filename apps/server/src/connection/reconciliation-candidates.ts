import type { CountedList } from "@ioc/domain/board/counted-dossiers.ts";
import type { Period } from "@ioc/domain/board/period.ts";
import { MAKEUP, type Measure } from "@ioc/domain/measure/measures.ts";
import { dayOf, endOfDay, startOfDay } from "@ioc/domain/time/zone.ts";
import type { DossierItem } from "@ioc/protocol/dossiers.ts";
import { EVENT_TYPES, type EventType } from "@ioc/protocol/names.ts";
import { MOST_LISTED, type Reconciliation, type ReportedFigure } from "@ioc/protocol/reconciliation.ts";
import { sql } from "kysely";
import { numberArray } from "../database/array-literal.ts";
import { dossierItems } from "../dossiers/dossier-items.ts";
import { typeCode } from "../ingest/stored-event.ts";
import type { CountFigure, ReconcileRequest } from "./reconcile.ts";

type Candidate = Reconciliation["candidates"][number];
type Found = Omit<Candidate, "kind">;

export interface Explained {
  readonly figure: Omit<ReportedFigure, "count">;
  readonly counted: CountedList;
  readonly period: Period;
  readonly count: CountFigure;
}

/** Dossiers that may be the difference of a figure, by why: those that there are none of are left out. */
export async function candidatesOf(request: ReconcileRequest, explained: Explained): Promise<Candidate[]> {
  const { db, state, now } = request;
  const { figure, period, count } = explained;
  const found: (readonly [Candidate["kind"], readonly number[]])[] = [];
  const idsOf = ({ dossiers }: CountedList): number[] => dossiers.map(({ dossier }) => dossier);
  if (MAKEUP[figure.measure].when === "period") {
    const on = (day: number): number[] => idsOf(count(figure, day, day));
    found.push(["dayBefore", on(period.from - 1)], ["firstDay", on(period.from)]);
    if (period.to > period.from) found.push(["lastDay", on(period.to)]);
    if (period.to < dayOf(state.reference.zone, now)) found.push(["dayAfter", on(period.to + 1)]);
  }
  found.push(["arrivedLater", await arrivedLater(request, explained)]);
  if (figure.measure !== "withdrawn") {
    found.push(["withdrawn", idsOf(count({ ...figure, measure: "withdrawn" }, period.from, period.to))]);
  }
  const candidates: Candidate[] = [];
  for (const [kind, ids] of found) {
    if (ids.length === 0) continue;
    candidates.push({ kind, total: ids.length, items: await dossierItems(db, state, ids.slice(0, MOST_LISTED), now) });
  }
  const { came, left } = await transferred(request, period);
  if (came.total > 0) candidates.push({ kind: "transferredIn", ...came });
  if (left.total > 0) candidates.push({ kind: "transferredOut", ...left });
  return candidates;
}

/** Those of which something that the measure counts happened in the period and arrived only after it. */
async function arrivedLater(
  { db, state }: ReconcileRequest,
  { figure, counted, period: { from, to } }: Explained,
): Promise<number[]> {
  const { zone } = state.reference;
  const end = endOfDay(zone, to);
  const types = numberArray(typesOf(figure.measure).map(typeCode));
  const ids = counted.dossiers.map(({ dossier }) => dossier).sort((a, b) => a - b);
  const found: number[] = [];
  // Of the unit's own alone: what the province sent since then may be many times as much.
  for (let start = 0; start < ids.length; start += LOOKED_UP) {
    const { rows } = await sql<{ dossier: number }>`
      select distinct e.dossier
      from unnest(${numberArray(ids.slice(start, start + LOOKED_UP))}::text::int4[]) as named (id)
      join dossier d on d.id = named.id
      join event e on e.opened = d.opened and e.dossier = d.id
      where e.recorded_at > ${end} and e.time between ${startOfDay(zone, from)} and ${end}
        and e.type = any(${types}::text::int2[]) order by e.dossier`.execute(db);
    for (const { dossier } of rows) found.push(dossier);
  }
  return found;
}

const BY_BEGINNING: readonly (readonly [beginning: string, types: readonly EventType[]])[] = [
  ["received", ["vn.motcua.dossier.received"]],
  ["components", ["vn.motcua.dossier.received", "vn.motcua.dossier.digitized"]],
  ["res", ["vn.motcua.dossier.resolved"]],
  ["withdrawn", ["vn.motcua.dossier.withdrawn"]],
  ["paid", ["vn.motcua.dossier.paid"]],
  ["rated", ["vn.motcua.dossier.rated"]],
  ["satisfied", ["vn.motcua.dossier.rated"]],
  ["feedbackReceived", ["vn.motcua.feedback.received"]],
  ["feedback", ["vn.motcua.feedback.answered"]],
];

/** What moves a measure; of a stock whatever happens to a dossier. */
function typesOf(measure: Measure): readonly EventType[] {
  return BY_BEGINNING.find(([beginning]) => measure.startsWith(beginning))?.[1] ?? EVENT_TYPES;
}

/** A transfer cannot have arrived before it happened, but for clocks that are ahead. */
const AHEAD_MS = 5 * 60_000;

/** So many dossiers are looked up at a time. */
const LOOKED_UP = 20_000;
/** So many dossiers are folded at a time. */
const AT_ONCE = 1000;

/** Dossiers that came over the border of the subtree in the period, and those that left it. */
async function transferred(
  { db, state, unit, now, covers }: ReconcileRequest,
  { from, to }: Period,
): Promise<{ readonly came: Found; readonly left: Found }> {
  const { reference } = state;
  const { zone, tree } = reference;
  const start = startOfDay(zone, from);
  const today = tree.on(dayOf(zone, now));
  const top = today.nodeOf(unit);
  const units = numberArray(top === undefined ? [] : [...today.subtree(top).owners.keys()]);
  // Of what stays on one side of the border a province has very much.
  const { rows } = await sql<{ dossier: number; unit: number; toUnit: number }>`
    with inside as materialized (select unnest(${units}::text::int4[]) as unit)
    select dossier, unit, to_unit as "toUnit" from event
    where (unit in (select unit from inside)) <> (to_unit in (select unit from inside)) and recorded_at >= ${start - AHEAD_MS} and type = ${typeCode("vn.motcua.dossier.transferred")}
      and time between ${start} and ${endOfDay(zone, to)} order by dossier`.execute(db);
  const isInside = (other: number): boolean => today.contains(unit, other);
  const over = (wanted: (from: boolean, to: boolean) => boolean): number[] => [
    ...new Set(rows.flatMap((row) => (wanted(isInside(row.unit), isInside(row.toUnit)) ? [row.dossier] : []))),
  ];
  // Somebody may have said so of a dossier that was never theirs: whose it is says where it was received, and is.
  const isTheirs = ({ unit: at, receivingUnit }: DossierItem): boolean =>
    [at, receivingUnit].some((code) => {
      const id = code == null ? undefined : reference.unit(code)?.id;
      return id !== undefined && covers(id);
    });
  const found = async (ids: readonly number[]): Promise<Found> => {
    let total = 0;
    const items: DossierItem[] = [];
    for (let start = 0; start < ids.length; start += AT_ONCE) {
      const theirs = (await dossierItems(db, state, ids.slice(start, start + AT_ONCE), now)).filter(isTheirs);
      total += theirs.length;
      items.push(...theirs.slice(0, MOST_LISTED - items.length));
    }
    return { total, items };
  };
  return {
    came: await found(over((at, target) => !at && target)),
    left: await found(over((at, target) => at && !target)),
  };
}
