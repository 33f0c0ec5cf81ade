import type { TakenEvent } from "../ingest/taken-codec.ts";

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

  /**
   * The newest of some units, and of others besides, that had arrived by an instant. `later` are the units that have
   * events which arrive after it, by a clock that is ahead.
   */
  newest(
    units: Iterable<number>,
    by: number,
    count: number,
    others: readonly TakenEvent[] = [],
  ): { readonly events: TakenEvent[]; readonly later: readonly number[] } {
    const events = [...others];
    const later: number[] = [];
    for (const unit of units) {
      const known = this.#byUnit.get(unit) ?? [];
      for (const event of known) if (event.recordedAt <= by) events.push(event);
      if (known.some(({ recordedAt }) => recordedAt > by)) later.push(unit);
    }
    return { events: events.sort(compareNewest).slice(0, count), later };
  }
}

/** Newest first. What is equal here looks the same, so the order is always the same. */
function compareNewest(a: TakenEvent, b: TakenEvent): number {
  return (
    b.recordedAt - a.recordedAt ||
    b.time - a.time ||
    a.unit - b.unit ||
    (a.type < b.type ? -1 : a.type > b.type ? 1 : a.procedure - b.procedure)
  );
}
