import type { Board } from "@ioc/protocol/board.ts";
import type { Overview } from "@ioc/protocol/overview.ts";

/** Above this share of silent units, or of open dossiers that they hold, the numbers are shown with a reserve. */
const MANY = 0.05;

/** One consistent moment of the screen: the two documents and what follows from both. */
export interface Picture {
  readonly board: Board;
  readonly overview: Overview;
  /** Units that report: live and quiet; at night all are quiet, and that is no alarm. */
  readonly sending: number;
  readonly units: number;
  /** So many units are silent that the true numbers may be higher. */
  readonly manyStale: boolean;
  /** Latest moment that the numbers speak of. */
  readonly asOf: string;
  /** Civil date that the numbers are of. */
  readonly today: string;
  readonly stage: DayStage;
}

/** Where in its day the province stands. */
type DayStage = "dayOff" | "beforeOpening" | "underWay" | "closed";

export function pictureOf(board: Board, overview: Overview): Picture {
  const { units, live, quiet, stale, never } = board.freshness;
  const tiles = Object.values(overview.tiles);
  const open = tiles.reduce((sum, tile) => sum + tile.inProgress, 0);
  const silent = tiles.reduce((sum, tile) => sum + (tile.state === "stale" ? tile.inProgress : 0), 0);
  const asOf = Date.parse(board.asOf) > Date.parse(overview.asOf) ? board.asOf : overview.asOf;
  return {
    board,
    overview,
    sending: live + quiet,
    units,
    manyStale: stale + never > units * MANY || silent > open * MANY,
    asOf,
    today: overview.today.date,
    stage: stageOf(overview.today, Date.parse(asOf)),
  };
}

function stageOf(today: Overview["today"], nowMs: number): DayStage {
  if (!today.working) return "dayOff";
  if (today.opensAt && nowMs < Date.parse(today.opensAt)) return "beforeOpening";
  if (today.closesAt && nowMs >= Date.parse(today.closesAt)) return "closed";
  return "underWay";
}
