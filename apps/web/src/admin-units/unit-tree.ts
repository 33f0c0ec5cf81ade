import type { UnitBody } from "@ioc/protocol/provisioning.ts";
import { matchesSearch } from "../desk/fold-accents.ts";

/** Where a unit stands in its life on a day. */
export type UnitLife = "upcoming" | "current" | "ended";

/** The units as they are written down, by what they name as their parent; successions are not applied. */
export interface UnitTree {
  readonly byCode: ReadonlyMap<string, UnitBody>;
  readonly roots: readonly UnitBody[];
  /** Absent for a unit without children. */
  readonly children: ReadonlyMap<string, readonly UnitBody[]>;
}

/** One line of the tree as it stands on the page. */
export interface TreeRow {
  readonly unit: UnitBody;
  /** 1 for a root. */
  readonly level: number;
  readonly expanded: boolean | undefined;
  readonly position: number;
  readonly setSize: number;
  /** Found by the search, and not only on the way to something found. */
  readonly found: boolean;
}

export interface TreeView {
  readonly expanded: ReadonlySet<string>;
  readonly search: string;
  /** Absent: units that have ended stand in the tree too. */
  readonly hideEndedOn?: string | undefined;
}

const byCode = new Intl.Collator("vi", { numeric: true });

function compareUnits(a: UnitBody, b: UnitBody): number {
  return byCode.compare(a.code, b.code);
}

/** A unit whose parent the reader does not see is a root to him. */
export function createUnitTree(units: readonly UnitBody[]): UnitTree {
  const known = new Map(units.map((unit) => [unit.code, unit]));
  const roots: UnitBody[] = [];
  const children = new Map<string, UnitBody[]>();
  for (const unit of [...units].sort(compareUnits)) {
    const parent = unit.parent;
    if (parent == null || !known.has(parent)) roots.push(unit);
    else {
      const siblings = children.get(parent);
      if (siblings === undefined) children.set(parent, [unit]);
      else siblings.push(unit);
    }
  }
  return { byCode: known, roots, children };
}

export function lifeOf(unit: UnitBody, today: string): UnitLife {
  if (unit.validTo != null && unit.validTo < today) return "ended";
  return unit.validFrom != null && unit.validFrom > today ? "upcoming" : "current";
}

/** From the root down to the unit above `code`. */
export function unitsAbove(tree: UnitTree, code: string): UnitBody[] {
  const above: UnitBody[] = [];
  let parent = tree.byCode.get(code)?.parent;
  while (parent != null && above.length < tree.byCode.size) {
    const unit = tree.byCode.get(parent);
    if (unit === undefined) break;
    above.unshift(unit);
    parent = unit.parent;
  }
  return above;
}

/** The unit and everything written down below it. */
export function subtreeCodes(tree: UnitTree, code: string): Set<string> {
  const codes = new Set([code]);
  for (const above of codes) for (const child of tree.children.get(above) ?? []) codes.add(child.code);
  return codes;
}

/** The lines that stand on the page; a search opens the way to whatever it finds. */
export function treeRows(tree: UnitTree, view: TreeView): TreeRow[] {
  const shown = shownUnits(tree, view);
  const searching = view.search.trim() !== "";
  const rows: TreeRow[] = [];
  const present = (units: readonly UnitBody[]) => units.filter(({ code }) => shown.has(code));
  const linesOf = (units: readonly UnitBody[], level: number) =>
    units.map((unit, index) => ({ unit, level, position: index + 1, setSize: units.length })).reverse();
  const ahead = linesOf(present(tree.roots), 1);
  for (let line = ahead.pop(); line !== undefined; line = ahead.pop()) {
    const { unit, level } = line;
    const below = present(tree.children.get(unit.code) ?? []);
    const open = searching || view.expanded.has(unit.code);
    const found = searching && shown.get(unit.code) === true;
    rows.push({ ...line, expanded: below.length === 0 ? undefined : open, found });
    if (open) ahead.push(...linesOf(below, level + 1));
  }
  return rows;
}

/** Codes of the units that may stand on the page; true for those that the search found themselves. */
function shownUnits(tree: UnitTree, { search, hideEndedOn }: TreeView): Map<string, boolean> {
  const shown = new Map<string, boolean>();
  for (const unit of tree.byCode.values()) {
    if (hideEndedOn !== undefined && lifeOf(unit, hideEndedOn) === "ended") continue;
    if (!matchesSearch(search, [unit.code, unit.name, unit.nameEn ?? ""])) continue;
    shown.set(unit.code, true);
    // Also an ended parent, so that what is below it keeps its place.
    for (const above of unitsAbove(tree, unit.code)) if (!shown.has(above.code)) shown.set(above.code, false);
  }
  return shown;
}
