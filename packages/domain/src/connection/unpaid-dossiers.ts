import type { BoardSources } from "../board/board-numbers.ts";
import { SteadyReading } from "../cube/steady-reading.ts";
import type { DossierStep, StepCube } from "../cube/step-cube.ts";
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

/** So many dossiers are looked at between two stops. */
const AT_ONCE = 2000;

/** What a unit resolved of a procedure, of one dossier. */
interface Resolved {
  readonly unit: number;
  readonly procedure: number;
  count: number;
}

/**
 * CON-3: resolved without a payment where a fee is due, by what the catalogue says today. Where it is silent the unit's
 * own habit says so: of at least ten dossiers of a procedure that it resolved nine of ten have a payment, and some have
 * none. It is read day by day, so that whoever runs it can do something else in between; what comes meanwhile is told by
 * {@link take}. What is resolved while payments are looked for is not in it yet.
 */
export class UnpaidReader {
  readonly #query: UnpaidQuery;
  readonly #cube: StepCube;
  /** Which of the subtree's units stands for each of its units; undefined for an unknown unit. */
  readonly #owners: ReadonlyMap<number, number> | undefined;
  readonly #resolved = new Map<number, Resolved[]>();
  readonly #paid = new Map<number, number>();
  #reading: SteadyReading | undefined;

  constructor({ cube, tree, zone }: BoardSources, query: UnpaidQuery) {
    this.#cube = cube;
    this.#query = query;
    const today = tree.on(dayOf(zone, query.now));
    const top = today.nodeOf(query.unit);
    this.#owners = top === undefined ? undefined : today.subtree(top).owners;
  }

  /** Undefined for an unknown unit. */
  *read(): Generator<void, UnpaidProcedure[] | undefined> {
    const units = this.#owners;
    if (units === undefined) return undefined;
    const { from, to, now: asOf } = this.#query;
    const measures = MAKEUP.resolved.plus.map((measure) => MEASURE_INDEX[measure]);
    this.#reading = new SteadyReading(
      this.#cube,
      { measures, from, to, asOf, units },
      (_measure, unit, procedure, dossier, _day, _at, _due, delta) =>
        this.#addResolved(units.get(unit) ?? unit, procedure, dossier, delta),
    );
    yield* this.#reading.read();
    // Wherever it was paid: the unit that received it may be another one.
    this.#reading = new SteadyReading(
      this.#cube,
      { measures: [MEASURE_INDEX.paid], from: from - PAID_BEFORE_DAYS, to: Number.POSITIVE_INFINITY, asOf },
      (_measure, _unit, _procedure, dossier, _day, _at, _due, delta) => {
        if (this.#resolved.has(dossier)) this.#paid.set(dossier, (this.#paid.get(dossier) ?? 0) + delta);
      },
    );
    yield* this.#reading.read();
    this.#reading = undefined;
    return yield* this.#counted();
  }

  take(step: DossierStep): void {
    this.#reading?.take(step);
  }

  #addResolved(unit: number, procedure: number, dossier: number, delta: number): void {
    if (this.#query.feeOf(procedure) === "none") return;
    const of = this.#resolved.get(dossier) ?? [];
    if (of.length === 0) this.#resolved.set(dossier, of);
    const known = of.find((one) => one.unit === unit && one.procedure === procedure);
    if (known === undefined) of.push({ unit, procedure, count: delta });
    else known.count += delta;
  }

  *#counted(): Generator<void, UnpaidProcedure[]> {
    const { feeOf } = this.#query;
    const procedures = new Map<string, { unit: number; procedure: number; resolved: number; unpaid: number[] }>();
    let looked = 0;
    for (const [dossier, of] of this.#resolved) {
      looked += 1;
      if (looked % AT_ONCE === 0) yield;
      for (const { unit, procedure, count } of of) {
        if (count <= 0) continue;
        const key = `${unit} ${procedure}`;
        const known = procedures.get(key) ?? { unit, procedure, resolved: 0, unpaid: [] };
        procedures.set(key, known);
        known.resolved += 1;
        if ((this.#paid.get(dossier) ?? 0) <= 0) known.unpaid.push(dossier);
      }
    }
    return [...procedures.values()]
      .map((counted) => ({
        ...counted,
        basis: feeOf(counted.procedure) === "due" ? ("fee" as const) : ("habit" as const),
      }))
      .filter((counted) => counted.unpaid.length > 0 && (counted.basis === "fee" || isHabit(counted)));
  }
}

function isHabit({ resolved, unpaid }: Pick<UnpaidProcedure, "resolved" | "unpaid">): boolean {
  return resolved >= LEAST_RESOLVED && resolved - unpaid.length >= PAID_SHARE * resolved;
}
