import type { DayTree } from "../org/day-tree.ts";

/** Something about one subtree of one day's organisation. */
export interface SubtreeMember {
  readonly tree: DayTree;
  readonly top: number;
}

/** Finds those whose subtree holds a unit by walking up from it: what concerns nobody costs one look. */
export class SubtreeRoutes<Member extends SubtreeMember> {
  readonly #trees = new Map<DayTree, Map<number, Set<Member>>>();
  /** What was found before, until somebody comes or goes. */
  readonly #found = new Map<number, readonly Member[]>();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(member: Member): void {
    let tops = this.#trees.get(member.tree);
    if (tops === undefined) {
      tops = new Map();
      this.#trees.set(member.tree, tops);
    }
    const members = tops.get(member.top);
    if (members === undefined) tops.set(member.top, new Set([member]));
    else members.add(member);
    this.#size += 1;
    this.#found.clear();
  }

  delete(member: Member): void {
    const tops = this.#trees.get(member.tree);
    const members = tops?.get(member.top);
    if (tops === undefined || members?.delete(member) !== true) return;
    if (members.size === 0) tops.delete(member.top);
    if (tops.size === 0) this.#trees.delete(member.tree);
    this.#size -= 1;
    this.#found.clear();
  }

  clear(): void {
    this.#trees.clear();
    this.#found.clear();
    this.#size = 0;
  }

  *all(): Generator<Member> {
    for (const tops of this.#trees.values()) for (const members of tops.values()) yield* members;
  }

  /** Whose subtree holds the unit. */
  of(unit: number): readonly Member[] {
    const known = this.#found.get(unit);
    if (known !== undefined) return known;
    const found: Member[] = [];
    for (const [tree, tops] of this.#trees) {
      for (let node = tree.nodeOf(unit) ?? null; node !== null; node = tree.parentOf(node)) {
        const members = tops.get(node);
        if (members !== undefined) found.push(...members);
      }
    }
    this.#found.set(unit, found);
    return found;
  }
}
