import type { DayTree } from "@ioc/domain/org/day-tree.ts";
import type { ChannelRecord } from "./channel-record.ts";

type Place = Pick<ChannelRecord, "unit" | "reach">;

/** Whether what concerns a unit is told in a channel: of its unit, of those directly below, or of everything below. */
export function isWithinReach({ unit: own, reach }: Place, unit: number, today: DayTree): boolean {
  // As a role is, a channel is over with its unit.
  if (!today.isValid(own) || !today.contains(own, unit)) return false;
  if (reach === "subtree") return true;
  const node = today.nodeOf(unit);
  return node !== undefined && (node === own || today.parentOf(node) === own);
}

/** What has gone up to the leaders of a unit is told in that unit's channels, and where everything below is told. */
export function isForLeadersOf(channel: Place, unit: number, today: DayTree): boolean {
  const { unit: own, reach } = channel;
  return isWithinReach(channel, unit, today) && (reach === "subtree" || today.nodeOf(unit) === own);
}
