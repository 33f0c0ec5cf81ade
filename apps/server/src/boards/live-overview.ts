import { RunningBoard } from "@ioc/domain/board/running-board.ts";
import type { Measures } from "@ioc/domain/measure/measures.ts";
import type { LiveBoards, LiveDocument, SignFollower } from "./live-boards.ts";
import { OverviewFlows } from "./overview-flows.ts";
import { type OverviewContent, OverviewWriter, overviewDays, previousMoment } from "./overview-writer.ts";
import { readOverview } from "./read-overview.ts";
import { SubtreeFreshness } from "./subtree-freshness.ts";

interface Opened {
  readonly board: RunningBoard;
  readonly previous: RunningBoard;
  readonly flows: OverviewFlows;
  readonly freshness: SubtreeFreshness;
  readonly writer: OverviewWriter;
  readonly signs: SignFollower;
}

const MINUTE_MS = 60_000;

/** The overview of a unit, kept up to date. */
export class LiveOverview implements LiveDocument<OverviewContent> {
  readonly #boards: LiveBoards;
  readonly #unit: number;
  readonly #simulated: boolean;
  readonly #moved: () => void;
  #opened: Opened | undefined;
  #asOf = Number.NEGATIVE_INFINITY;

  /** @param told called when the document has moved */
  constructor(boards: LiveBoards, unit: number, simulated: boolean, told: () => void) {
    this.#boards = boards;
    this.#unit = unit;
    this.#simulated = simulated;
    this.#moved = () => boards.moved(told);
  }

  refresh(now: number): OverviewContent | undefined {
    const { state, present, previous: past } = this.#boards;
    const { reference } = state;
    const days = overviewDays(reference, now);
    this.#boards.advance(now);
    past.advance(previousMoment(reference, days.previousDay, present.now));
    if (!this.#isCurrent(now)) this.#open(now);
    if (this.#opened === undefined) return undefined;
    this.#asOf = now;
    const { board, previous, flows, freshness, writer } = this.#opened;
    freshness.advance(now);
    const { hotspots } = board;
    const numbers = { asOf: now, owners: ownersOf(board), previous: previous.total.measures, hotspots, flows };
    return writer.write(numbers, freshness);
  }

  /** Hours begin and sessions open with a minute. */
  isDue(now: number): boolean {
    return (
      !this.#isCurrent(now) ||
      Math.floor(now / MINUTE_MS) !== Math.floor(this.#asOf / MINUTE_MS) ||
      this.#opened?.freshness.isDue(now) === true
    );
  }

  recount(now: number): OverviewContent | undefined {
    return readOverview(this.#boards.state, { unit: this.#unit, now, simulated: this.#simulated });
  }

  close(): void {
    if (this.#opened === undefined) return;
    this.#opened.board.close();
    this.#opened.previous.close();
    this.#boards.present.leave(this.#opened.flows);
    this.#boards.signs.delete(this.#opened.signs);
    this.#opened = undefined;
  }

  #isCurrent(now: number): boolean {
    if (this.#opened === undefined) return false;
    const { board, previous } = this.#opened;
    const { today, previousDay } = overviewDays(this.#boards.state.reference, now);
    return board.isCurrent && previous.isCurrent && board.period.to === today && previous.period.to === previousDay;
  }

  #open(now: number): void {
    this.close();
    const { state, present, previous: past, signs } = this.#boards;
    const sources = state.sources();
    const days = overviewDays(state.reference, now);
    const { today, previousDay } = days;
    const board = RunningBoard.open(
      sources,
      present,
      { unit: this.#unit, period: { from: today, to: today } },
      this.#moved,
    );
    if (board === undefined) return;
    // The previous day's numbers are told with what moves today.
    const previous = RunningBoard.open(
      sources,
      past,
      { unit: this.#unit, period: { from: previousDay, to: previousDay } },
      () => undefined,
    );
    if (previous === undefined) {
      board.close();
      return;
    }
    const { subtree } = board;
    const flows = new OverviewFlows(sources, board, days, present.now);
    present.follow(flows);
    const freshness = new SubtreeFreshness(state, subtree, now);
    const writer = new OverviewWriter(state, subtree, this.#simulated);
    const follower: SignFollower = {
      tree: board.tree,
      top: board.top,
      heard: (unit) => {
        freshness.heard(unit);
        writer.events.heard(unit);
        this.#moved();
      },
    };
    signs.add(follower);
    this.#opened = { board, previous, flows, freshness, writer, signs: follower };
  }
}

function* ownersOf(board: RunningBoard): Generator<readonly [unit: number, measures: Measures]> {
  for (const [owner, { measures }] of board.owners()) yield [owner, measures];
}
