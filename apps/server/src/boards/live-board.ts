import type { Period } from "@ioc/domain/board/period.ts";
import { RunningBoard } from "@ioc/domain/board/running-board.ts";
import type { Day } from "@ioc/domain/time/civil-date.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import { type BoardContent, BoardWriter } from "./board-writer.ts";
import type { LiveBoards, LiveDocument, SignFollower } from "./live-boards.ts";
import { readBoard } from "./read-board.ts";
import { SubtreeFreshness } from "./subtree-freshness.ts";

interface Opened {
  readonly board: RunningBoard;
  readonly freshness: SubtreeFreshness;
  readonly writer: BoardWriter;
  readonly signs: SignFollower;
}

/** The board of a unit over a fixed period, or over one that ends today, kept up to date. */
export class LiveBoard implements LiveDocument<BoardContent> {
  readonly #boards: LiveBoards;
  readonly #unit: number;
  readonly #periodOf: (today: Day) => Period;
  readonly #moved: () => void;
  #opened: Opened | undefined;

  /** @param told called when the document has moved */
  constructor(boards: LiveBoards, unit: number, periodOf: (today: Day) => Period, told: () => void) {
    this.#boards = boards;
    this.#unit = unit;
    this.#periodOf = periodOf;
    this.#moved = () => boards.moved(told);
  }

  refresh(now: number): BoardContent | undefined {
    this.#boards.advance(now);
    if (!this.#isCurrent(now)) this.#open(now);
    if (this.#opened === undefined) return undefined;
    const { board, freshness, writer } = this.#opened;
    freshness.advance(now);
    const { top, total, hotspots } = board;
    const numbers = { top, total, children: board.children(), fields: board.fields(), hotspots };
    return writer.write(numbers, board.period, now, freshness);
  }

  isDue(now: number): boolean {
    return !this.#isCurrent(now) || this.#opened?.freshness.isDue(now) === true;
  }

  recount(now: number): BoardContent | undefined {
    const { state } = this.#boards;
    return readBoard(state, { unit: this.#unit, period: this.#periodOf(dayOf(state.reference.zone, now)), now });
  }

  close(): void {
    this.#opened?.board.close();
    if (this.#opened !== undefined) this.#boards.signs.delete(this.#opened.signs);
    this.#opened = undefined;
  }

  #isCurrent(now: number): boolean {
    if (this.#opened?.board.isCurrent !== true) return false;
    const { period } = this.#opened.board;
    const wanted = this.#periodOf(dayOf(this.#boards.state.reference.zone, now));
    return period.from === wanted.from && period.to === wanted.to;
  }

  #open(now: number): void {
    this.close();
    const { state, present, signs } = this.#boards;
    const period = this.#periodOf(dayOf(state.reference.zone, now));
    const board = RunningBoard.open(state.sources(), present, { unit: this.#unit, period }, this.#moved);
    if (board === undefined) return;
    const freshness = new SubtreeFreshness(state, board.subtree, now);
    const follower: SignFollower = {
      tree: board.tree,
      top: board.top,
      heard: (unit) => {
        freshness.heard(unit);
        this.#moved();
      },
    };
    signs.add(follower);
    this.#opened = { board, freshness, writer: new BoardWriter(state.reference), signs: follower };
  }
}
