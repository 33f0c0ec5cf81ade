import type { ScreenReport } from "@ioc/protocol/screen-report.ts";
import type { WallState } from "../live/wall-store.ts";
import type { DirectorState } from "./director-store.ts";
import type { Health } from "./start-keeper.ts";

const LONGEST_TEXT = 300;
const LONGEST_VERSION = 64;

export interface ReportParts {
  readonly wall: Pick<WallState, "shown" | "heldAt">;
  readonly director: Pick<DirectorState, "standing" | "shownMs">;
  /** Absent while nothing looks after the page yet. */
  readonly health: Health | undefined;
}

/** What a wall screen says of itself: which build, what it shows since when, how smoothly, and what went wrong. */
export function screenReportOf(parts: ReportParts): ScreenReport {
  const { standing, shownMs } = parts.director;
  const { build, framesPerSecond, heapBytes, error } = parts.health ?? {};
  const { shown, heldAt } = parts.wall;
  const isDark = standing.by === "schedule" || shown === undefined;
  return {
    version: (build ?? "unknown").replace(/^.*\//, "").slice(0, LONGEST_VERSION),
    scene: shown?.place.scene ?? standing.place.scene,
    unit: isDark ? null : (shown.documents.board?.unit.code ?? null),
    since: new Date(shownMs).toISOString(),
    light: standing.by === "schedule" ? "off" : standing.light,
    ...(heldAt === undefined ? {} : { heldAt }),
    ...(framesPerSecond === undefined ? {} : { fps: Math.round(framesPerSecond) }),
    ...(heapBytes === undefined ? {} : { heapBytes }),
    ...(error === undefined ? {} : { error: printable(error) }),
  };
}

/** On one line, as the wire takes it. */
function printable(text: string): string {
  return (
    text
      .normalize("NFC")
      .replace(/[\p{C}\p{Z}\s]+/gu, " ")
      .trim()
      .slice(0, LONGEST_TEXT) || "unknown"
  );
}
