import type { Overview } from "@ioc/protocol/overview.ts";

/** How much of the wall stands, and how bright: all of it, the few numbers that matter after hours, or a clock. */
export type Light = "day" | "after" | "night";

/** People are at work some time before the doors open and after they close, ms. */
const AROUND_MS = 3_600_000;
/** On the civil clock. */
export const NIGHT = { from: "20:00", to: "06:00" } as const;

/**
 * A panel that shows the same picture to nobody burns in.
 *
 * @param nowMs the server's clock
 * @param minute the same moment on the civil clock, HH:MM
 */
export function lightAt(nowMs: number, minute: string, today: Overview["today"]): Light {
  if (minute >= NIGHT.from || minute < NIGHT.to) return "night";
  if (!today.working || !today.opensAt || !today.closesAt) return "after";
  const isAtWork = nowMs >= Date.parse(today.opensAt) - AROUND_MS && nowMs < Date.parse(today.closesAt) + AROUND_MS;
  return isAtWork ? "day" : "after";
}
