import { compareUtf8 } from "../order/utf8-order.ts";
import type { Day } from "../time/civil-date.ts";
import { hasEndedBy, isValidOn, type Unit } from "./unit.ts";

/**
 * The organisation on one day, successions applied. Rules ORG-1 … ORG-6 of SPEC.md.
 *
 * A *node* is a unit that no successor stands for. An ended unit with a successor is no node: everything of it stands
 * at the successor's node, and its children are children of that node. A unit that is not valid and has no successor
 * stays a node, so that it can be asked for, but its numbers belong to the nearest valid node above it, its *owner*.
 */
export class DayTree {
  readonly #units: ReadonlyMap<number, Unit>;
  readonly #day: Day;
  readonly #node = new Map<number, number>();
  readonly #parent = new Map<number, number | null>();
  readonly #children = new Map<number, number[]>();
  readonly #entry = new Map<number, number>();
  readonly #exit = new Map<number, number>();

  constructor(units: ReadonlyMap<number, Unit>, day: Day) {
    this.#units = units;
    this.#day = day;
    for (const unit of units.values()) this.#node.set(unit.id, this.#resolve(unit).id);
    for (const unit of units.values()) {
      if (this.#node.get(unit.id) === unit.id) this.#parent.set(unit.id, this.#parentNode(unit));
    }
    this.#breakCycles();
    for (const [node, parent] of this.#parent) {
      if (parent !== null) {
        const siblings = this.#children.get(parent);
        if (siblings === undefined) this.#children.set(parent, [node]);
        else siblings.push(node);
      }
    }
    for (const siblings of this.#children.values()) siblings.sort((a, b) => this.#compareCodes(a, b));
    this.#numberNodes();
  }

  /** Entry and exit numbers of a walk: a node lies below another when its numbers lie between the other's. */
  #numberNodes(): void {
    let clock = 0;
    // A tree may be as deep as somebody provisions it, so the walk keeps its own stack.
    const ahead: { readonly node: number; readonly leaving: boolean }[] = this.roots()
      .reverse()
      .map((node) => ({ node, leaving: false }));
    for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
      const { node, leaving } = next;
      if (leaving) {
        this.#exit.set(node, clock++);
        continue;
      }
      this.#entry.set(node, clock++);
      ahead.push({ node, leaving: true });
      for (const child of this.#children.get(node)?.toReversed() ?? []) ahead.push({ node: child, leaving: false });
    }
  }

  /** The nodes above which there is nothing, by code. */
  roots(): number[] {
    const roots = [...this.#parent].flatMap(([node, parent]) => (parent === null ? [node] : []));
    return roots.sort((a, b) => this.#compareCodes(a, b));
  }

  /** The node that stands for a unit; undefined for an unknown one. */
  nodeOf(unit: number): number | undefined {
    return this.#node.get(unit);
  }

  /** The node above a node; null above a root, and for what is no node. */
  parentOf(node: number): number | null {
    return this.#parent.get(node) ?? null;
  }

  isValid(unit: number): boolean {
    const found = this.#units.get(unit);
    return found !== undefined && isValidOn(found, this.#day);
  }

  /** Does `unit` lie in the subtree of `top` (itself included), both after succession? */
  contains(top: number, unit: number): boolean {
    const above = this.#node.get(top);
    const below = this.#node.get(unit);
    if (above === undefined || below === undefined) return false;
    return (
      (this.#entry.get(above) ?? 0) <= (this.#entry.get(below) ?? -1) &&
      (this.#exit.get(below) ?? 0) <= (this.#exit.get(above) ?? -1)
    );
  }

  /**
   * The subtree of a node as a board shows it: which valid unit owns each unit's numbers, and under which direct child
   * of the top that owner stands (the top itself for its own entry).
   */
  subtree(top: number): Subtree {
    const owners = new Map<number, number>();
    const entries = new Map<number, number>();
    const children: number[] = [];
    const ahead = [{ node: top, owner: top, entry: top }];
    for (let next = ahead.pop(); next !== undefined; next = ahead.pop()) {
      const { node, owner, entry } = next;
      owners.set(node, owner);
      entries.set(owner, entry);
      for (const child of this.#children.get(node) ?? []) {
        if (!this.isValid(child)) ahead.push({ node: child, owner, entry });
        else if (owner === top) {
          children.push(child);
          ahead.push({ node: child, owner: child, entry: child });
        } else ahead.push({ node: child, owner: child, entry });
      }
    }
    for (const [unit, node] of this.#node) {
      const owner = owners.get(node);
      if (owner !== undefined) owners.set(unit, owner);
    }
    children.sort((a, b) => this.#compareCodes(a, b));
    return { top, topIsValid: this.isValid(top), owners, entries, children };
  }

  #compareCodes(a: number, b: number): number {
    return compareUtf8(this.#units.get(a)?.code ?? "", this.#units.get(b)?.code ?? "");
  }

  /** ORG-2: an ended unit's successor, and that one's in turn. */
  #resolve(unit: Unit): Unit {
    let current = unit;
    const seen = new Set<number>();
    while (hasEndedBy(current, this.#day) && current.successor !== null && !seen.has(current.id)) {
      seen.add(current.id);
      const next = this.#units.get(current.successor);
      if (next === undefined) break;
      current = next;
    }
    return current;
  }

  /**
   * The node above a node. Where a unit is succeeded by one of its own descendants, the parent that ended is passed
   * over: what succeeds a unit takes its place.
   */
  #parentNode(unit: Unit): number | null {
    let above = unit.parent === null ? undefined : this.#units.get(unit.parent);
    while (above !== undefined) {
      const node = this.#node.get(above.id);
      if (node !== undefined && !this.#isRawAncestorOrSelf(unit.id, node)) return node;
      above = above.parent === null ? undefined : this.#units.get(above.parent);
    }
    return null;
  }

  #isRawAncestorOrSelf(ancestor: number, unit: number): boolean {
    let current: number | null = unit;
    while (current !== null) {
      if (current === ancestor) return true;
      current = this.#units.get(current)?.parent ?? null;
    }
    return false;
  }

  /** Parents and successors of several trees can still form a ring; it is cut above its first unit by code. */
  #breakCycles(): void {
    const settled = new Set<number>();
    for (const start of this.#parent.keys()) {
      const path: number[] = [];
      const onPath = new Set<number>();
      let node: number | null = start;
      while (node !== null && !settled.has(node) && !onPath.has(node)) {
        path.push(node);
        onPath.add(node);
        node = this.#parent.get(node) ?? null;
      }
      if (node !== null && onPath.has(node)) {
        const ring = path.slice(path.indexOf(node)).sort((a, b) => this.#compareCodes(a, b));
        const first = ring[0];
        if (first !== undefined) this.#parent.set(first, null);
      }
      for (const passed of path) settled.add(passed);
    }
  }
}

export interface Subtree {
  readonly top: number;
  readonly topIsValid: boolean;
  /** Unit → the valid unit (or the top) that its numbers belong to. Units outside the subtree are absent. */
  readonly owners: ReadonlyMap<number, number>;
  /** Owner → the direct child of the top under which it stands; the top itself for its own entry. */
  readonly entries: ReadonlyMap<number, number>;
  /** The valid direct children, by code. */
  readonly children: readonly number[];
}
