import type { Day } from "@ioc/domain/time/civil-date.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import { HISTORY_DAYS, LONGEST_LIFE_DAYS, type PlanContext } from "../plan/plan-context.ts";
import { planDay } from "../plan/plan-day.ts";
import { planNightWork } from "../plan/plan-night-work.ts";
import type { PlannedEvent } from "../plan/planned-event.ts";
import type { Office } from "../province/units.ts";

/** What is to be sent from now on, in order of time; days are planned when they come near. */
export class Agenda {
  readonly #context: PlanContext;
  readonly #offices: readonly Office[];
  readonly #isOpen: (event: PlannedEvent) => boolean;
  /** Latest first, so that the next one is cheap to take. */
  #events: PlannedEvent[] = [];
  #plannedThrough: Day;

  /** `isOpen` says of an event whether it still has to be sent; nothing is open from before `sinceMs`. */
  constructor(
    context: PlanContext,
    offices: readonly Office[],
    sinceMs: number,
    isOpen: (event: PlannedEvent) => boolean,
  ) {
    this.#context = context;
    this.#offices = offices;
    this.#isOpen = isOpen;
    const oldest = dayOf(context.zone, sinceMs) - LONGEST_LIFE_DAYS;
    this.#plannedThrough = Math.max(context.anchorDay - HISTORY_DAYS, oldest) - 1;
  }

  /** All that was to be sent by `nowMs` and was not taken yet, oldest first. */
  takeDue(nowMs: number): PlannedEvent[] {
    this.#planThrough(dayOf(this.#context.zone, nowMs) + 1);
    const due: PlannedEvent[] = [];
    for (let next = this.#events.at(-1); next !== undefined && next.sendAtMs <= nowMs; next = this.#events.at(-1)) {
      due.push(next);
      this.#events.pop();
    }
    return due;
  }

  #planThrough(day: Day): void {
    if (this.#plannedThrough >= day) return;
    const events = this.#events;
    while (this.#plannedThrough < day) {
      this.#plannedThrough += 1;
      for (const event of this.#planOf(this.#plannedThrough)) {
        if (this.#isOpen(event)) events.push(event);
      }
    }
    events.sort((one, other) => other.sendAtMs - one.sendAtMs);
  }

  *#planOf(day: Day): Generator<PlannedEvent> {
    for (const office of this.#offices) yield* planDay(this.#context, office, day);
    // Not part of the history: it would be as large again and change nothing.
    if (day >= this.#context.anchorDay) yield* planNightWork(this.#context, this.#offices, day);
  }
}
