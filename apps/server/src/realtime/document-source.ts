import { relativePeriod } from "@ioc/domain/board/relative-period.ts";
import { parseDay } from "@ioc/domain/time/civil-date.ts";
import type { Subscribe } from "@ioc/protocol/live.ts";
import { LiveBoard } from "../boards/live-board.ts";
import type { LiveBoards } from "../boards/live-boards.ts";
import { LiveHotspots } from "../boards/live-hotspots.ts";
import { LiveOverview } from "../boards/live-overview.ts";
import { LiveRanking } from "../boards/live-ranking.ts";
import type { ViewSource } from "./view.ts";

interface DocumentParts {
  readonly boards: LiveBoards;
  readonly simulated: boolean;
}

/** The live document that a subscription asks for, under the same key for all who ask for the same. */
export function documentSource(
  { boards, simulated }: DocumentParts,
  unit: number,
  code: string,
  wanted: Subscribe,
): ViewSource {
  if (!("scene" in wanted)) return boardSource(boards, unit, code, wanted);
  switch (wanted.scene) {
    case "overview":
      return {
        key: `overview/${code}`,
        member: "overview",
        open: (told) => new LiveOverview(boards, unit, simulated, told),
      };
    case "hotspots":
      return { key: `hotspots/${code}`, member: "hotspots", open: (told) => new LiveHotspots(boards, unit, told) };
    case "ranking": {
      const { period } = wanted;
      return {
        key: `ranking/${code}/${period}`,
        member: "ranking",
        open: (told) => new LiveRanking(boards, unit, period, told),
      };
    }
  }
}

function boardSource(
  boards: LiveBoards,
  unit: number,
  code: string,
  wanted: Exclude<Subscribe, { scene: string }>,
): ViewSource {
  if ("period" in wanted) {
    const { period } = wanted;
    return {
      key: `board/${code}/${period}`,
      member: "board",
      open: (told) => new LiveBoard(boards, unit, (today) => relativePeriod(period, today), told),
    };
  }
  const fixed = { from: parseDay(wanted.from) ?? 0, to: parseDay(wanted.to) ?? 0 };
  return {
    key: `board/${code}/${wanted.from}/${wanted.to}`,
    member: "board",
    open: (told) => new LiveBoard(boards, unit, () => fixed, told),
  };
}
