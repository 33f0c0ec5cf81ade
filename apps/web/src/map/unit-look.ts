import type { OverviewTile } from "@ioc/protocol/overview.ts";
import { overdueLevel } from "./overdue-level.ts";

type Signal = "heard" | "lost" | "never";

/** What a drawing says of a unit, whatever its form. */
export interface UnitLook {
  readonly level: 0 | 1 | 2 | 3;
  readonly signal: Signal;
  readonly hotspot: boolean;
}

const SIGNALS = { live: "heard", quiet: "heard", stale: "lost", never: "never" } as const;

export function unitLook({ overdue, inProgress, state }: OverviewTile, hotspot: boolean): UnitLook {
  return { level: overdueLevel(overdue, inProgress), signal: SIGNALS[state], hotspot };
}
