import type { Channel } from "@ioc/protocol/channels.ts";
import type { GlyphName } from "../stage/glyph.tsx";

/** What of a channel is worth knowing first: what was given up needs somebody, what waits may. */
export type ChannelState = "off" | "dead" | "waits" | "works" | "quiet";

export function stateOf({ enabled, dead, waiting, lastDeliveredAt }: Channel): ChannelState {
  if (dead > 0) return "dead";
  if (!enabled) return "off";
  if (waiting > 0) return "waits";
  return lastDeliveredAt === null ? "quiet" : "works";
}

export const STATE_GLYPHS: Readonly<Record<ChannelState, GlyphName>> = {
  off: "suspended",
  dead: "overdue",
  waits: "soon",
  works: "met",
  quiet: "open",
};

/** The states in the order in which they need somebody. */
export const STATE_ORDER: readonly ChannelState[] = ["dead", "waits", "works", "quiet", "off"];
