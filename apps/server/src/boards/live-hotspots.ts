import { LatePlaces } from "@ioc/domain/board/late-places.ts";
import type { RunningBoard } from "@ioc/domain/board/running-board.ts";
import { type HotspotsContent, HotspotsWriter } from "./hotspots-writer.ts";
import type { LiveBoards } from "./live-boards.ts";
import { LiveSubtree, numbersOf, type Writing } from "./live-subtree.ts";
import { readHotspots } from "./read-hotspots.ts";
import type { SubtreeFreshness } from "./subtree-freshness.ts";

/** Where a unit's subtree is late today, kept up to date. */
export class LiveHotspots extends LiveSubtree<HotspotsContent> {
  constructor(boards: LiveBoards, unit: number, told: () => void) {
    super(boards, unit, (today) => ({ from: today, to: today }), told);
  }

  recount(now: number): HotspotsContent | undefined {
    return readHotspots(this.boards.state, { unit: this.unit, now });
  }

  protected begin(board: RunningBoard, freshness: SubtreeFreshness): Writing<HotspotsContent> {
    const { state, present } = this.boards;
    const places = new LatePlaces(state.sources(), board, present.now);
    const writer = new HotspotsWriter(state.reference);
    return { followers: [places], write: (now) => writer.write(numbersOf(board), places, now, freshness) };
  }
}
