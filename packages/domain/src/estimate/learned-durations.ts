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

/** What is learned from a unit's dossiers: how they come to their deadlines, by unit and procedure, by procedure, and all together (EST-4). */
export class LearnedDurations {
  /** How many resolved dossiers it was learned from. */
  readonly resolved: number;
  readonly #all: SurvivalCurve;
  readonly #procedures: ReadonlyMap<number, OfProcedure>;

  constructor(durations: readonly Duration[]) {
    this.resolved = durations.filter(({ isOver }) => isOver).length;
    this.#all = new SurvivalCurve(durations);
    this.#procedures = new Map(
      [...Map.groupBy(durations, ({ procedure }) => procedure)].map(([procedure, of]) => [
        procedure,
        {
          curve: new SurvivalCurve(of),
          units: new Map([...Map.groupBy(of, ({ unit }) => unit)].map(([unit, own]) => [unit, new SurvivalCurve(own)])),
        },
      ]),
    );
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
