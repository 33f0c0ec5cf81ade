import { type Basis, lateChance } from "./late-chance.ts";
import { SurvivalCurve, type Watched } from "./survival-curve.ts";

/** How a dossier went: by the working time to its deadline, ms, below 0 before it. */
export interface Duration extends Watched {
  readonly unit: number;
  readonly procedure: number;
}

/** One that is open, as far as its chance depends on it. */
export interface OpenWork {
  readonly unit: number;
  readonly procedure: number;
  readonly leftMs: number;
}

export interface LearnedChance {
  readonly chance: number | null;
  /** Those of the unit and the procedure. */
  readonly own: Basis;
  /** Those of the procedure at all units; null where they are the same as `own`. */
  readonly procedure: Basis | null;
  /** Those of all procedures at all units. */
  readonly all: Basis;
}

interface OfProcedure {
  readonly curve: SurvivalCurve;
  readonly units: ReadonlyMap<number, SurvivalCurve>;
}

/** So many are looked at between two stops. */
const AT_ONCE = 2000;

/** What is learned from a unit's dossiers: how they come to their deadlines, by unit and procedure, by procedure, and all together (EST-4). */
export class LearnedDurations {
  readonly #all: SurvivalCurve;
  readonly #procedures: ReadonlyMap<number, OfProcedure>;
  /** How many curves it consists of. */
  readonly curves: number;

  private constructor(all: SurvivalCurve, procedures: ReadonlyMap<number, OfProcedure>) {
    this.#all = all;
    this.#procedures = procedures;
    this.curves = [...procedures.values()].reduce((sum, { units }) => sum + 1 + units.size, 1);
  }

  /** It stops now and then, so that whoever runs it can do something else in between. */
  static *from(durations: readonly Duration[]): Generator<void, LearnedDurations> {
    const all = yield* SurvivalCurve.of(durations);
    const procedures = new Map<number, OfProcedure>();
    for (const [procedure, of] of yield* groupedBy(durations, (duration) => duration.procedure)) {
      const units = new Map<number, SurvivalCurve>();
      for (const [unit, own] of yield* groupedBy(of, (duration) => duration.unit)) {
        units.set(unit, yield* SurvivalCurve.of(own));
        yield;
      }
      procedures.set(procedure, { curve: yield* SurvivalCurve.of(of), units });
    }
    return new LearnedDurations(all, procedures);
  }

  /** How many resolved dossiers it was learned from. */
  get resolved(): number {
    return this.#all.over;
  }

  chanceOf({ unit, procedure, leftMs }: OpenWork): LearnedChance {
    const of = this.#procedures.get(procedure);
    const own = of?.units.get(unit);
    // Where nobody else has resolved any, the procedure says what the unit says, and must not say it twice.
    const isAlone = of === undefined || own?.over === of.curve.over;
    const { chance, bases } = lateChance(isAlone ? [own, this.#all] : [own, of.curve, this.#all], leftMs);
    const [first, second, third] = bases as [Basis, Basis, Basis | undefined];
    return { chance, own: first, procedure: isAlone ? null : second, all: isAlone ? second : (third ?? second) };
  }
}

function* groupedBy(
  durations: readonly Duration[],
  keyOf: (duration: Duration) => number,
): Generator<void, ReadonlyMap<number, readonly Duration[]>> {
  const groups = new Map<number, Duration[]>();
  let looked = 0;
  for (const duration of durations) {
    looked += 1;
    if (looked % AT_ONCE === 0) yield;
    const key = keyOf(duration);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [duration]);
    else group.push(duration);
  }
  return groups;
}
