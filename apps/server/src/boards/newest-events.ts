import { UNCLASSIFIED_FIELD } from "@ioc/domain/board/field-index.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import { OVERVIEW_EVENTS, type OverviewEvent } from "@ioc/protocol/overview.ts";
import type { TakenEvent } from "../ingest/taken-codec.ts";
import { headOf } from "./head-of.ts";
import type { LiveState } from "./live-state.ts";

/** The newest events of a subtree that had arrived by a moment. Only units that were heard from are looked at again. */
export class NewestEvents {
  readonly #state: LiveState;
  readonly #heard: Set<number>;
  #newest: readonly TakenEvent[] = [];
  #written: OverviewEvent[] = [];

  constructor(state: LiveState, units: Iterable<number>) {
    this.#state = state;
    this.#heard = new Set(units);
  }

  heard(unit: number): void {
    this.#heard.add(unit);
  }

  write(asOf: number): OverviewEvent[] {
    if (this.#heard.size === 0) return this.#written;
    const { recent } = this.#state;
    const others = this.#newest.filter(({ unit }) => !this.#heard.has(unit));
    const { events, later } = recent.newest(this.#heard, asOf, OVERVIEW_EVENTS, others);
    this.#heard.clear();
    // What arrived at a node whose clock is ahead is looked at again when this one's has come there.
    for (const unit of later) this.#heard.add(unit);
    this.#newest = events;
    this.#written = events.map((event) => this.#write(event));
    return this.#written;
  }

  #write(event: TakenEvent): OverviewEvent {
    const { fields, unitsById } = this.#state.reference;
    const { code, name, nameEn } = headOf(unitsById.get(event.unit));
    return {
      at: formatInstant(event.recordedAt),
      time: formatInstant(event.time),
      type: event.type,
      unit: code,
      unitName: name,
      unitNameEn: nameEn ?? null,
      field: fields.names[fields.of(event.procedure)] ?? UNCLASSIFIED_FIELD,
    };
  }
}
