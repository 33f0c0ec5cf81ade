import type { SumTarget } from "../cube/sum-target.ts";
import { BASE_COUNT, MEASURE_INDEX } from "../measure/measures.ts";
import type { Subtree } from "../org/day-tree.ts";
import type { FieldIndex } from "./field-index.ts";
import { GroupSums } from "./group-sums.ts";

const OPEN = MEASURE_INDEX.inProgress;

/** Numbers by cell: one (owner, field) each. */
export class CellGrid {
  readonly owners: readonly number[];
  readonly fields: FieldIndex;
  /** Unit → position of its owner in `owners`. */
  readonly ownerIndexes: ReadonlyMap<number, number>;
  readonly #units: readonly number[];
  /** Cells that anything was asked to be added to; the others are empty. */
  readonly #isUsed: Uint8Array;
  readonly #used: number[] = [];
  readonly #sums: Float64Array;
  /** What was in progress just before the period. */
  readonly #before: Float64Array;

  constructor(subtree: Subtree, fields: FieldIndex) {
    this.owners = [...subtree.entries.keys()];
    const positions = new Map(this.owners.map((owner, index) => [owner, index]));
    this.ownerIndexes = new Map([...subtree.owners].map(([unit, owner]) => [unit, positions.get(owner) ?? 0]));
    this.#units = [...subtree.owners.keys()];
    this.fields = fields;
    const cells = this.owners.length * fields.names.length;
    this.#isUsed = new Uint8Array(cells);
    this.#sums = new Float64Array(cells * BASE_COUNT);
    // A target is given measures by their position behind the slot, so the last cell's lies beyond the end.
    this.#before = new Float64Array(cells + OPEN);
  }

  get cells(): number {
    return this.owners.length * this.fields.names.length;
  }

  /** Where the sums of all measures go. */
  sumTarget(): SumTarget {
    return {
      slotOf: (unit, procedure) => {
        const cell = this.cellOf(unit, procedure);
        if (cell < 0) return -1;
        this.#use(cell);
        return cell * BASE_COUNT;
      },
      into: this.#sums,
      units: this.#units,
    };
  }

  /** Where `inProgress` just before the period goes, and nothing else. */
  beforeTarget(): SumTarget {
    return {
      slotOf: (unit, procedure) => {
        const cell = this.cellOf(unit, procedure);
        if (cell >= 0) this.#use(cell);
        return cell;
      },
      into: this.#before,
      units: this.#units,
    };
  }

  cellOf(unit: number, procedure: number): number {
    const owner = this.ownerIndexes.get(unit);
    return owner === undefined ? -1 : owner * this.fields.names.length + this.fields.of(procedure);
  }

  /** The cells that may hold anything, in no order. */
  get used(): readonly number[] {
    return this.#used;
  }

  overdueOf(cell: number): number {
    return this.#sums[cell * BASE_COUNT + MEASURE_INDEX.overdue] ?? 0;
  }

  openOf(cell: number): number {
    return this.#sums[cell * BASE_COUNT + OPEN] ?? 0;
  }

  /** Adds the cells up into `count` groups; a cell of a group below 0 is left out. */
  sumUp(groupOf: (ownerIndex: number, fieldIndex: number) => number, count: number): GroupSums {
    const groups = new GroupSums(count);
    const fieldCount = this.fields.names.length;
    for (const cell of this.#used) {
      const field = cell % fieldCount;
      const group = groupOf((cell - field) / fieldCount, field);
      if (group < 0) continue;
      groups.addCell(group, this.#sums, cell * BASE_COUNT);
      groups.addBefore(group, this.#before[cell + OPEN] ?? 0);
    }
    return groups;
  }

  #use(cell: number): void {
    if (this.#isUsed[cell] === 1) return;
    this.#isUsed[cell] = 1;
    this.#used.push(cell);
  }
}
