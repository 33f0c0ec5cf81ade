import { STALLED_AFTER_MS } from "@ioc/protocol/screen-report.ts";
import type { ScreenState } from "@ioc/protocol/screens.ts";

export interface StateNow {
  readonly state: ScreenState;
  /** When a stalled one was last heard of, ms. */
  readonly stalledSince: number | null;
}

/**
 * @param connectedAt since when it is connected; undefined: it is not
 * @param reportedAt when its last report came, in whatever connection
 */
export function screenState(connectedAt: number | undefined, reportedAt: number | undefined, now: number): StateNow {
  if (connectedAt === undefined) return { state: "away", stalledSince: null };
  const heardAt = Math.max(connectedAt, reportedAt ?? 0);
  return now - heardAt < STALLED_AFTER_MS
    ? { state: "lives", stalledSince: null }
    : { state: "stalled", stalledSince: heardAt };
}
