import type { RunningBoard } from "@ioc/domain/board/running-board.ts";
import { type BoardContent, BoardWriter } from "./board-writer.ts";
import { LiveSubtree, numbersOf, type Writing } from "./live-subtree.ts";
import { readBoard } from "./read-board.ts";
import type { SubtreeFreshness } from "./subtree-freshness.ts";

/** The board of a unit over a fixed period, or over one that ends today, kept up to date. */
export class LiveBoard extends LiveSubtree<BoardContent> {
  recount(now: number): BoardContent | undefined {
    return readBoard(this.boards.state, { unit: this.unit, period: this.periodOf(this.today(now)), now });
  }

  protected begin(board: RunningBoard, freshness: SubtreeFreshness): Writing<BoardContent> {
    const writer = new BoardWriter(this.boards.state.reference);
    return { followers: [], write: (now) => writer.write(numbersOf(board), board.period, now, freshness) };
  }
}
