import type { Zone } from "../time/zone.ts";
import type { DeadlineRule, EventHead, Received } from "./event.ts";

/** What a fold needs to know of the world around the events. */
export interface FoldContext {
  readonly zone: Zone;
  /** FOLD-6: does `unit` lie in the subtree of the feed that sent `event`, on the day it was recorded? */
  covers(event: EventHead, unit: number): boolean;
  /** DUE-1: limit and calendar in force when the `received` was committed. */
  ruleOf(received: Received): DeadlineRule;
}
