import type { Board } from "@ioc/protocol/board.ts";
import type { Hotspots } from "@ioc/protocol/hotspots.ts";
import type { Overview } from "@ioc/protocol/overview.ts";
import type { Ranking } from "@ioc/protocol/ranking.ts";
import { fixtureHotspots } from "./fixture-hotspots.ts";
import { fixtureMonth } from "./fixture-month.ts";
import { fixtureProvince, type Situation } from "./fixture-province.ts";

/** All that a wall may subscribe to, of one made-up province at one moment. */
export interface FixtureDocuments {
  readonly board: Board;
  readonly overview: Overview;
  readonly month: Board;
  readonly ranking: Ranking;
  readonly hotspots: Hotspots;
}

export type FixtureDocument = FixtureDocuments[keyof FixtureDocuments];

export function documentsOf(situation: Situation): FixtureDocuments {
  const { board, overview } = fixtureProvince(situation);
  const { month, ranking } = fixtureMonth(board, overview, situation.month);
  return { board, overview, month, ranking, hotspots: fixtureHotspots(board, overview) };
}
