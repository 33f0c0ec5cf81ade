import type { TakenEvent } from "../ingest/event-committer.ts";

const KEPT_PER_UNIT = 12;

/** The newest accepted events of each unit, newest first. */
export class RecentEvents {
  readonly #byUnit = new Map<number, TakenEvent[]>();

  add(event: TakenEvent): void {
    const events = this.#byUnit.get(event.unit);
    if (events === undefined) this.#byUnit.set(event.unit, [event]);
    else {
      events.unshift(event);
      if (events.length > KEPT_PER_UNIT) events.pop();
    }
  }

  /** The newest of some units together that had arrived by an instant. */
  newest(units: Iterable<number>, by: number, count: number): TakenEvent[] {
    const events: TakenEvent[] = [];
    for (const unit of units) {
      for (const event of this.#byUnit.get(unit) ?? []) if (event.recordedAt <= by) events.push(event);
    }
    return events.sort((a, b) => b.recordedAt - a.recordedAt || b.time - a.time).slice(0, count);
  }
}
