import { boardNumbers } from "@ioc/domain/board/board-numbers.ts";
import { LatePlaces } from "@ioc/domain/board/late-places.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import { type HotspotsContent, HotspotsWriter } from "./hotspots-writer.ts";
import type { LiveState } from "./live-state.ts";
import { SubtreeFreshness } from "./subtree-freshness.ts";

export interface HotspotsRequest {
  readonly unit: number;
  readonly now: number;
  readonly at?: number | undefined;
}

/** Where a subtree is late, as of now or of `at`, counted from the cube; undefined for an unknown unit. */
export function readHotspots(state: LiveState, { unit, now, at }: HotspotsRequest): HotspotsContent | undefined {
  const { reference } = state;
  const asOf = at === undefined ? now : Math.min(now, at);
  const today = dayOf(reference.zone, asOf);
  const sources = state.sources();
  const numbers = boardNumbers(sources, { unit, now: asOf, period: { from: today, to: today } });
  if (numbers === undefined) return undefined;
  const { subtree } = numbers;
  const places = new LatePlaces(sources, { tree: reference.tree.on(today), subtree }, asOf);
  const freshness = new SubtreeFreshness(state, subtree, now);
  return new HotspotsWriter(reference).write(numbers, places, asOf, freshness);
}
