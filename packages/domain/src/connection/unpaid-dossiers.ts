import type { BoardSources } from "../board/board-numbers.ts";
import { MAKEUP, MEASURE_INDEX } from "../measure/measures.ts";
import type { Day } from "../time/civil-date.ts";
import { dayOf } from "../time/zone.ts";

/** What the catalogue says of a procedure's fee: due from every dossier, or from none. */
export type Fee = "due" | "none";

/** Dossiers of one procedure that one unit resolved. */
export interface UnpaidProcedure {
  readonly unit: number;
  readonly procedure: number;
  readonly resolved: number;
  /** What says that a payment is missing: the catalogue's `fee`, or the unit's own habit. */
  readonly basis: "fee" | "habit";
  /** Those of them without any payment. */
  readonly unpaid: readonly number[];
}

export interface UnpaidQuery {
  readonly unit: number;
  /** Civil days of the resolution, both included. */
  readonly from: Day;
  readonly to: Day;
  readonly now: number;
  /** Undefined: the catalogue does not say, or does not know the procedure. */
  readonly feeOf: (procedure: number) => Fee | undefined;
}

const LEAST_RESOLVED = 10;
const PAID_SHARE = 0.9;
/** A payment is looked for so many days before the first of the resolutions. */
const PAID_BEFORE_DAYS = 400;

/**
 * CON-3: resolved without a payment where a fee is due, by what the catalogue says today. Where it is silent the unit's
 * own habit says so: of at least ten dossiers of a procedure that it resolved nine of ten have a payment, and some have
 * none. Undefined for an unknown unit.
 */
export function unpaidDossiers(sources: BoardSources, query: UnpaidQuery): UnpaidProcedure[] | undefined {
  const { cube, tree, zone } = sources;
  const { from, to, now, feeOf } = query;
  const today = tree.on(dayOf(zone, now));
  const top = today.nodeOf(query.unit);
  if (top === undefined) return undefined;
  const { owners } = today.subtree(top);
  const resolved = new Map<string, { dossier: number; unit: number; procedure: number; count: number }>();
  for (const measure of MAKEUP.resolved.plus) {
    cube.visit(
      MEASURE_INDEX[measure],
      from,
      to,
      now,
      (unit, procedure, dossier, _at, _due, delta) => {
        if (feeOf(procedure) === "none") return;
        const owner = owners.get(unit) ?? unit;
        const key = `${dossier} ${owner} ${procedure}`;
        const known = resolved.get(key) ?? { dossier, unit: owner, procedure, count: 0 };
        resolved.set(key, known);
        known.count += delta;
      },
      (unit) => owners.has(unit),
    );
  }
  const asked = new Set([...resolved.values()].flatMap(({ dossier, count }) => (count > 0 ? [dossier] : [])));
  const paid = new Map<number, number>();
  const ever = Number.POSITIVE_INFINITY;
  // Wherever it was paid: the unit that received it may be another one.
  cube.visit(MEASURE_INDEX.paid, from - PAID_BEFORE_DAYS, ever, now, (_unit, _procedure, dossier, _at, _due, delta) => {
    if (asked.has(dossier)) paid.set(dossier, (paid.get(dossier) ?? 0) + delta);
  });
  const procedures = new Map<string, { unit: number; procedure: number; resolved: number; unpaid: number[] }>();
  for (const { dossier, unit, procedure, count } of resolved.values()) {
    if (count <= 0) continue;
    const key = `${unit} ${procedure}`;
    const known = procedures.get(key) ?? { unit, procedure, resolved: 0, unpaid: [] };
    procedures.set(key, known);
    known.resolved += 1;
    if ((paid.get(dossier) ?? 0) <= 0) known.unpaid.push(dossier);
  }
  return [...procedures.values()]
    .map((counted) => ({
      ...counted,
      basis: feeOf(counted.procedure) === "due" ? ("fee" as const) : ("habit" as const),
    }))
    .filter((counted) => counted.unpaid.length > 0 && (counted.basis === "fee" || isHabit(counted)));
}

function isHabit({ resolved, unpaid }: Pick<UnpaidProcedure, "resolved" | "unpaid">): boolean {
  return resolved >= LEAST_RESOLVED && resolved - unpaid.length >= PAID_SHARE * resolved;
}
