import type { StepCube } from "../cube/step-cube.ts";
import { MEASURES, type Measures } from "../measure/measures.ts";
import type { DayTree } from "../org/day-tree.ts";
import type { Zone } from "../time/zone.ts";
import { addNumbers } from "./board-numbers.ts";
import { CellGrid } from "./cell-grid.ts";
import { FieldIndex } from "./field-index.ts";
import type { Numbers } from "./group-sums.ts";
import { momentsOf, type Period } from "./period.ts";

export interface NumberSources {
  readonly cube: StepCube;
  readonly zone: Zone;
}

export interface NumberQuery {
  readonly period: Period;
  readonly now: number;
}

/** What was booked on units over a period, added up by the group that each is given. No group is left out. */
export function numbersByGroup(
  { cube, zone }: NumberSources,
  groupOf: ReadonlyMap<number, number>,
  { period, now }: NumberQuery,
): ReadonlyMap<number, Numbers> {
  const groups = new Map(Array.from(groupOf.values(), (group) => [group, group] as const));
  const flat = { top: -1, topIsValid: false, owners: groupOf, entries: groups, children: [] };
  const grid = new CellGrid(flat, new FieldIndex(new Map()));
  addNumbers(cube, grid, period, momentsOf(period, now, undefined, zone));
  const sums = grid.sumUp((owner) => owner, grid.owners.length);
  return new Map(grid.owners.map((group, index) => [group, sums.numbersOf(index)]));
}

/** What was booked on each unit itself over a period, whatever stands for it today: no tree is asked. */
export function ownNumbers(
  sources: NumberSources,
  units: Iterable<number>,
  query: NumberQuery,
): ReadonlyMap<number, Measures> {
  const themselves = new Map(Array.from(units, (unit) => [unit, unit] as const));
  const numbers = numbersByGroup(sources, themselves, query);
  return new Map(Array.from(numbers, ([unit, { measures }]) => [unit, measures]));
}

/** The measures of every node's board in a tree, made of what was booked on its units. What is no node has no board. */
export function boardsOf(own: ReadonlyMap<number, Measures>, tree: DayTree): ReadonlyMap<number, Measures> {
  const boards = new Map<number, Measures>();
  const childrenLeft = new Map<number, number>();
  for (const unit of own.keys()) {
    if (tree.nodeOf(unit) !== unit) continue;
    boards.set(unit, { ...NOTHING });
    const parent = tree.parentOf(unit);
    if (parent !== null) childrenLeft.set(parent, (childrenLeft.get(parent) ?? 0) + 1);
  }
  const add = (to: number | null | undefined, measures: Measures | undefined): void => {
    const sums = to == null ? undefined : boards.get(to);
    if (sums !== undefined && measures !== undefined) for (const name of MEASURES) sums[name] += measures[name];
  };
  for (const [unit, measures] of own) add(tree.nodeOf(unit), measures);
  // From below upwards, however deep the tree: a node is added to the one above it once all below it is in.
  const ready = [...boards.keys()].filter((node) => !childrenLeft.has(node));
  for (let node = ready.pop(); node !== undefined; node = ready.pop()) {
    const parent = tree.parentOf(node);
    if (parent === null) continue;
    add(parent, boards.get(node));
    const left = (childrenLeft.get(parent) ?? 1) - 1;
    childrenLeft.set(parent, left);
    if (left === 0) ready.push(parent);
  }
  return boards;
}

const NOTHING = Object.fromEntries(MEASURES.map((name) => [name, 0])) as Measures;
