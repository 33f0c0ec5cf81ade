import { EntryFlows } from "@ioc/domain/board/entry-flows.ts";
import { relativePeriod, wholePeriodBefore } from "@ioc/domain/board/relative-period.ts";
import type { RunningBoard } from "@ioc/domain/board/running-board.ts";
import type { RankingPeriod } from "@ioc/protocol/names.ts";
import type { LiveBoards } from "./live-boards.ts";
import { LiveSubtree, numbersOf, type Writing } from "./live-subtree.ts";
import { type RankingContent, RankingWriter } from "./ranking-writer.ts";
import { readRanking } from "./read-ranking.ts";
import type { SubtreeFreshness } from "./subtree-freshness.ts";

/** Who in a unit's subtree resolves on time, over a period that ends today, kept up to date. */
export class LiveRanking extends LiveSubtree<RankingContent> {
  readonly #name: RankingPeriod;

  constructor(boards: LiveBoards, unit: number, name: RankingPeriod, told: () => void) {
    super(boards, unit, (today) => relativePeriod(name, today), told);
    this.#name = name;
  }

  recount(now: number): RankingContent | undefined {
    const today = this.today(now);
    const previous = wholePeriodBefore(this.#name, today);
    return readRanking(this.boards.state, { unit: this.unit, period: this.periodOf(today), previous, now });
  }

  protected begin(board: RunningBoard, freshness: SubtreeFreshness): Writing<RankingContent> {
    const { state, present } = this.boards;
    const { period, subtree } = board;
    const previous = wholePeriodBefore(this.#name, period.to);
    const before = new EntryFlows(state.cube, board, previous, present.now, this.moved);
    const writer = new RankingWriter(state.reference, subtree, { period, previous });
    return {
      followers: [before],
      write: (now) => writer.write({ ...numbersOf(board), owners: ownMeasures(board) }, before, now, freshness),
    };
  }
}

function* ownMeasures(board: RunningBoard) {
  for (const [owner, { measures }] of board.owners()) yield [owner, measures] as const;
}
