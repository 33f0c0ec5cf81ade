import type { DossierStep, StepCube } from "../cube/step-cube.ts";
import { MAKEUP, MEASURE_INDEX } from "../measure/measures.ts";
import type { DayTree, Subtree } from "../org/day-tree.ts";
import type { Period } from "./period.ts";
import type { StepFollower } from "./running-boards.ts";

const RESOLVED: readonly number[] = MAKEUP.resolved.plus.map((measure) => MEASURE_INDEX[measure]);
const LATE = MEASURE_INDEX.resolvedLate;

export interface ResolvedCount {
  readonly resolved: number;
  readonly resolvedLate: number;
}

const NOTHING: ResolvedCount = { resolved: 0, resolvedLate: 0 };

/**
 * What each direct child of a unit resolved in a period, by whatever organisation the subtree is of: so two periods are
 * compared by one organisation (RNK-2). Counted once, then moved by the steps that come into effect.
 */
export class EntryFlows implements StepFollower {
  readonly tree: DayTree;
  readonly top: number;
  readonly #subtree: Subtree;
  readonly #period: Period;
  readonly #moved: () => void;
  readonly #counts = new Map<number, ResolvedCount>();

  /**
   * Counts what is in effect by `asOf`; what comes later must be told by {@link take}.
   *
   * @param moved called when a number has moved
   */
  constructor(
    cube: StepCube,
    { tree, subtree }: { readonly tree: DayTree; readonly subtree: Subtree },
    period: Period,
    asOf: number,
    moved: () => void = () => undefined,
  ) {
    this.tree = tree;
    this.top = subtree.top;
    this.#subtree = subtree;
    this.#period = period;
    this.#moved = moved;
    for (const measure of RESOLVED) {
      cube.visit(
        measure,
        period.from,
        period.to,
        asOf,
        (unit, _procedure, _dossier, _at, _due, delta) => this.#add(unit, measure, delta),
        (unit) => subtree.owners.has(unit),
      );
    }
  }

  take({ measure, unit, day, delta }: DossierStep): void {
    if (!RESOLVED.includes(measure) || day < this.#period.from || day > this.#period.to) return;
    this.#add(unit, measure, delta);
    this.#moved();
  }

  /** The board that runs beside it tells when all has to be counted anew. */
  reset(): void {
    this.#counts.clear();
  }

  /** Of a direct child with its subtree, or of the top itself; the same object until it moves. */
  of(entry: number): ResolvedCount {
    return this.#counts.get(entry) ?? NOTHING;
  }

  #add(unit: number, measure: number, delta: number): void {
    const { owners, entries } = this.#subtree;
    const entry = entries.get(owners.get(unit) ?? unit);
    if (entry === undefined) return;
    const { resolved, resolvedLate } = this.of(entry);
    this.#counts.set(entry, {
      resolved: resolved + delta,
      resolvedLate: resolvedLate + (measure === LATE ? delta : 0),
    });
  }
}
