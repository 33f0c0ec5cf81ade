import type { Period } from "@ioc/domain/board/period.ts";
import { RunningBoard } from "@ioc/domain/board/running-board.ts";
import type { StepFollower } from "@ioc/domain/board/running-boards.ts";
import type { Day } from "@ioc/domain/time/civil-date.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { LiveBoards, LiveDocument, SignFollower } from "./live-boards.ts";
import { SubtreeFreshness } from "./subtree-freshness.ts";

/** How one document is written while organisation and period stay what they are. */
export interface Writing<Content> {
  /** What it keeps beside the board, counted as of the same moment. */
  readonly followers: readonly StepFollower[];
  write(now: number): Content;
}

interface Opened<Content> {
  readonly board: RunningBoard;
  readonly freshness: SubtreeFreshness;
  readonly writing: Writing<Content>;
  readonly signs: SignFollower;
}

/** A document about a unit's subtree, made of its running board over a period and of whatever else follows the steps. */
export abstract class LiveSubtree<Content extends { readonly asOf: string }> implements LiveDocument<Content> {
  protected readonly boards: LiveBoards;
  protected readonly unit: number;
  protected readonly periodOf: (today: Day) => Period;
  protected readonly moved: () => void;
  #opened: Opened<Content> | undefined;

  /** @param told called when the document has moved */
  constructor(boards: LiveBoards, unit: number, periodOf: (today: Day) => Period, told: () => void) {
    this.boards = boards;
    this.unit = unit;
    this.periodOf = periodOf;
    this.moved = () => boards.moved(told);
  }

  /** Begins to write about a board that was just counted. */
  protected abstract begin(board: RunningBoard, freshness: SubtreeFreshness): Writing<Content>;

  abstract recount(now: number): Content | undefined;

  refresh(now: number): Content | undefined {
    this.boards.advance(now);
    if (!this.#isCurrent(now)) this.#open(now);
    if (this.#opened === undefined) return undefined;
    const { freshness, writing } = this.#opened;
    freshness.advance(now);
    return writing.write(now);
  }

  isDue(now: number): boolean {
    return !this.#isCurrent(now) || this.#opened?.freshness.isDue(now) === true;
  }

  close(): void {
    if (this.#opened === undefined) return;
    const { board, writing, signs } = this.#opened;
    board.close();
    for (const follower of writing.followers) this.boards.present.leave(follower);
    this.boards.signs.delete(signs);
    this.#opened = undefined;
  }

  protected today(now: number): Day {
    return dayOf(this.boards.state.reference.zone, now);
  }

  #isCurrent(now: number): boolean {
    if (this.#opened?.board.isCurrent !== true) return false;
    const { period } = this.#opened.board;
    const wanted = this.periodOf(this.today(now));
    return period.from === wanted.from && period.to === wanted.to;
  }

  #open(now: number): void {
    this.close();
    const { state, present, signs } = this.boards;
    const query = { unit: this.unit, period: this.periodOf(this.today(now)) };
    const board = RunningBoard.open(state.sources(), present, query, this.moved);
    if (board === undefined) return;
    const freshness = new SubtreeFreshness(state, board.subtree, now);
    const writing = this.begin(board, freshness);
    for (const follower of writing.followers) present.follow(follower);
    const follower: SignFollower = {
      tree: board.tree,
      top: board.top,
      heard: (unit) => {
        freshness.heard(unit);
        this.moved();
      },
    };
    signs.add(follower);
    this.#opened = { board, freshness, writing, signs: follower };
  }
}

/** What writers need of a running board. */
export function numbersOf(board: RunningBoard) {
  const { top, total, hotspots } = board;
  return { top, total, children: board.children(), fields: board.fields(), hotspots };
}
