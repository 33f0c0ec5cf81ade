import { RunningBoards } from "@ioc/domain/board/running-boards.ts";
import { type SubtreeMember, SubtreeRoutes } from "@ioc/domain/board/subtree-routes.ts";
import type { LiveState } from "./live-state.ts";

/** Wants to know which units of a subtree were heard from. */
export interface SignFollower extends SubtreeMember {
  heard(unit: number): void;
}

/** A document that is kept up to date by what moves, instead of being counted again. */
export interface LiveDocument<Content extends { readonly asOf: string }> {
  /** The document as of now; undefined while its unit is unknown. What did not change is the same object as before. */
  refresh(now: number): Content | undefined;
  /** Whether the clock alone has made it another since the last {@link refresh}. */
  isDue(now: number): boolean;
  /** The same document counted from scratch, which takes long: what {@link refresh} has to give. */
  recount(now: number): Content | undefined;
  /** Ends it, or lets the next {@link refresh} begin anew. */
  close(): void;
}

/**
 * Hands on what moves the live documents: steps as they come into effect, and signs of life. A document is told once
 * for each row of the ledger, and for each look at the clock, however much of it moved.
 */
export class LiveBoards {
  readonly state: LiveState;
  /** Boards as of now. */
  readonly present: RunningBoards;
  /** Boards as of the same clock time on the working day before. It moves when one of them is read. */
  readonly previous: RunningBoards;
  readonly signs = new SubtreeRoutes<SignFollower>();
  readonly #moved = new Set<() => void>();
  readonly #unsubscribe: readonly (() => void)[];

  constructor(state: LiveState, now: number) {
    this.state = state;
    this.present = new RunningBoards(() => state.sources(), now);
    this.previous = new RunningBoards(() => state.sources(), now);
    this.#unsubscribe = [
      state.onSteps((steps) => {
        this.present.apply(steps);
        this.previous.apply(steps);
      }),
      state.onChange((units) => this.#changed(units)),
    ];
  }

  /** Moves the present on; documents that the clock has moved are told. */
  advance(now: number): void {
    this.present.advance(now);
    this.#tell();
  }

  /** Marks a document as moved; `told` is called once, at the end of what moves it. */
  moved(told: () => void): void {
    this.#moved.add(told);
  }

  close(): void {
    for (const unsubscribe of this.#unsubscribe) unsubscribe();
    this.#moved.clear();
  }

  #changed(units: ReadonlySet<number> | "all"): void {
    if (units === "all") {
      this.present.reset();
      this.previous.reset();
    } else if (this.signs.size > 0) {
      for (const unit of units) for (const follower of this.signs.of(unit)) follower.heard(unit);
    }
    this.#tell();
  }

  #tell(): void {
    if (this.#moved.size === 0) return;
    const moved = [...this.#moved];
    this.#moved.clear();
    for (const told of moved) told();
  }
}
