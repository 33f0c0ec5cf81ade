import { boardNumbers } from "@ioc/domain/board/board-numbers.ts";
import type { LiveState } from "./live-state.ts";
import { OverviewFlows } from "./overview-flows.ts";
import { type OverviewContent, OverviewWriter, overviewDays, previousMoment } from "./overview-writer.ts";
import { SubtreeFreshness } from "./subtree-freshness.ts";

export interface OverviewRequest {
  readonly unit: number;
  readonly now: number;
  readonly at?: number | undefined;
  readonly simulated: boolean;
}

/** Today at a glance, as of now or of `at`, counted from the cube; undefined for an unknown unit. */
export function readOverview(state: LiveState, request: OverviewRequest): OverviewContent | undefined {
  const { reference } = state;
  const { unit, now } = request;
  const asOf = request.at === undefined ? now : Math.min(now, request.at);
  const days = overviewDays(reference, asOf);
  const { today, previousDay } = days;
  const sources = state.sources();
  const numbers = boardNumbers(sources, { unit, now, at: request.at, period: { from: today, to: today } });
  const at = previousMoment(reference, previousDay, asOf);
  const previous = boardNumbers(sources, { unit, now, at, period: { from: previousDay, to: previousDay } });
  if (numbers === undefined || previous === undefined) return undefined;
  const { subtree, owners, hotspots } = numbers;
  const flows = new OverviewFlows(sources, { tree: reference.tree.on(numbers.moments.judgedOn), subtree }, days, asOf);
  const writer = new OverviewWriter(state, subtree, request.simulated);
  const freshness = new SubtreeFreshness(state, subtree, now);
  return writer.write({ asOf, owners, previous: previous.total.measures, hotspots, flows }, freshness);
}
