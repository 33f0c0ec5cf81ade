import type { LateCount, LatePlaces } from "@ioc/domain/board/late-places.ts";
import type { HeatCell, HotspotsChild } from "@ioc/protocol/hotspots.ts";
import type { Reference } from "../reference/reference.ts";
import type { WrittenNumbers } from "./board-writer.ts";
import { headOf } from "./head-of.ts";
import type { SubtreeFreshness } from "./subtree-freshness.ts";

/**
 * The expected number of a cell moves with every dossier of the whole subtree. Told by the tenth, it moves where that
 * can be seen, and not in thousands of cells at once.
 */
const EXPECTED_STEPS = 10;

interface WrittenChild {
  readonly code: string;
  readonly row: HeatRow;
  readonly child: HotspotsChild;
}

/** The cells of one child by position of the field; undefined where nothing is open. */
interface HeatRow {
  readonly cells: readonly (HeatCell | undefined)[];
  readonly fields: HotspotsChild["fields"];
}

/** The rows of a heat map as they cross the wire. What did not change since the last time is the same object. */
export class HeatChildren {
  readonly #reference: Reference;
  #written = new Map<number, WrittenChild>();
  #children: Record<string, HotspotsChild> = {};

  constructor(reference: Reference) {
    this.#reference = reference;
  }

  /** @param share the board's part of overdue in open */
  write(
    children: WrittenNumbers["children"],
    places: LatePlaces,
    share: number,
    freshness: SubtreeFreshness,
  ): Record<string, HotspotsChild> {
    const written = new Map<number, WrittenChild>();
    let isSame = true;
    for (const [entry, { measures }] of children) {
      const before = this.#written.get(entry);
      const { state } = freshness.feedOf(entry);
      const { overdue, inProgress } = measures;
      const row = rowOf(places, entry, share, before?.row);
      const isRow =
        before !== undefined &&
        before.row === row &&
        before.child.overdue === overdue &&
        before.child.inProgress === inProgress &&
        before.child.state === state;
      if (isRow) {
        written.set(entry, before);
        continue;
      }
      isSame = false;
      const { code, ...head } = headOf(this.#reference.unitsById.get(entry));
      written.set(entry, { code, row, child: { ...head, overdue, inProgress, state, fields: row.fields } });
    }
    if (!isSame || written.size !== this.#written.size) {
      this.#children = Object.fromEntries([...written.values()].map(({ code, child }) => [code, child]));
    }
    this.#written = written;
    return this.#children;
  }
}

/** The same row as before where it would say the same: there may be thousands of cells, and few of them move. */
function rowOf(places: LatePlaces, entry: number, share: number, before: HeatRow | undefined): HeatRow {
  const counts = places.countsOf(entry);
  let cells: (HeatCell | undefined)[] | undefined;
  for (let field = 0; field < counts.length; field += 1) {
    const cell = before?.cells[field];
    const next = cellOf(counts[field], share, cell);
    if (next === cell) continue;
    cells ??= [...(before?.cells ?? [])];
    cells[field] = next;
  }
  if (cells === undefined && before !== undefined) return before;
  const names = places.fields;
  const written = Array.from(cells ?? [], (cell, field) => [names[field] ?? "", cell] as const);
  return { cells: cells ?? [], fields: Object.fromEntries(written.filter(isOpen)) };
}

/** The cell as it was where it would say the same. */
function cellOf(
  count: Readonly<LateCount> | undefined,
  share: number,
  before: HeatCell | undefined,
): HeatCell | undefined {
  if (count === undefined || count.open === 0) return undefined;
  const { overdue, open } = count;
  const expected = Math.round(open * share * EXPECTED_STEPS) / EXPECTED_STEPS;
  const isSame = before?.overdue === overdue && before.open === open && before.expected === expected;
  return isSame ? before : { overdue, open, expected };
}

function isOpen(entry: readonly [field: string, cell: HeatCell | undefined]): entry is readonly [string, HeatCell] {
  return entry[1] !== undefined;
}
