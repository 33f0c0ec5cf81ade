import type { Freshness } from "@ioc/protocol/board.ts";
import { FRESHNESS_STATES, type FreshnessState } from "@ioc/protocol/names.ts";

/**
 * A document of the past without what it says of lines that are silent: how fresh they are is always said of now, and
 * beside numbers of another moment it would be taken for theirs. A unit that never sent has no numbers then either.
 */
export function withoutFeedStates<T>(document: T): T {
  return strip(document) as T;
}

function strip(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(strip);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, memberOf(name, member)]));
}

function memberOf(name: string, member: unknown): unknown {
  if (name === "state" && isFreshnessState(member)) return member === "never" ? member : "quiet";
  if (name === "freshness") return nobodySilent(member as Freshness);
  return strip(member);
}

function isFreshnessState(member: unknown): member is FreshnessState {
  return FRESHNESS_STATES.some((state) => state === member);
}

function nobodySilent({ stale, quiet, ...others }: Freshness): Freshness {
  return { ...others, stale: 0, quiet: quiet + stale };
}
