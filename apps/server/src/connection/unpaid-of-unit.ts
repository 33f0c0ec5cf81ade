import { type UnpaidProcedure, UnpaidReader } from "@ioc/domain/connection/unpaid-dossiers.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { LiveState } from "../boards/live-state.ts";
import { readAlong } from "../boards/read-along.ts";
import { KeptAnswers } from "../lifecycle/kept-answers.ts";
import type { ThreadLane } from "../lifecycle/thread-lane.ts";

/** Civil days that CON-3 looks at. */
export const RESOLVED_DAYS = 90;
/** Whoever looks again at once, or at the next page, is told the same. */
const HOLDS_MS = 10_000;
/** So many dossiers are kept together. */
const MOST_KEPT = 500_000;

type Unpaid = readonly UnpaidProcedure[] | undefined;

/** What units resolved without a payment where one is due: a province's is read in small slices of the thread, and kept for a moment. */
export class UnpaidOfUnits {
  readonly #state: LiveState;
  readonly #lane: Pick<ThreadLane<"lists">, "run">;
  readonly #kept = new KeptAnswers<Unpaid>({
    keptMs: HOLDS_MS,
    most: MOST_KEPT,
    weigh: (unpaid) => (unpaid ?? []).reduce((sum, { unpaid: ids }) => sum + ids.length, 1),
  });

  constructor(state: LiveState, lane: Pick<ThreadLane<"lists">, "run">) {
    this.#state = state;
    this.#lane = lane;
  }

  /** CON-3 as of now; undefined for an unknown unit. */
  of(unit: number, now: number): Promise<Unpaid> {
    const state = this.#state;
    const { reference } = state;
    const to = dayOf(reference.zone, now);
    const feeOf = (procedure: number) => reference.proceduresById.get(procedure)?.body?.fee ?? undefined;
    const query = { unit, from: to - RESOLVED_DAYS + 1, to, now, feeOf };
    return this.#kept.get(`${unit}`, { now, world: reference }, () =>
      this.#lane.run("lists", () => readAlong(state, (cube) => new UnpaidReader({ ...state.sources(), cube }, query))),
    );
  }
}
