import { formatInstant } from "@ioc/domain/time/instant.ts";
import type { FeedEvent } from "@ioc/protocol/event.ts";
import type { EventData } from "@ioc/protocol/event-data.ts";
import type { EventType } from "@ioc/protocol/names.ts";
import type { PlannedEvent } from "./planned-event.ts";
import type { Random } from "./random.ts";

/** Collects the events of one dossier or feedback; ids follow from its code, so a plan made again has the same ones. */
export class DossierLog {
  readonly events: PlannedEvent[] = [];
  readonly #subject: string;
  readonly #random: Random;

  constructor(subject: string, random: Random) {
    this.#subject = subject;
    this.#random = random;
  }

  add<T extends EventType>(type: T, unit: string, atMs: number, data?: EventData<T>): void {
    const moment = Math.floor(atMs);
    const event = {
      specversion: "1.0",
      id: `${this.#subject}/${type.slice(type.lastIndexOf(".") + 1)}`,
      source: `/units/${unit}`,
      type,
      subject: this.#subject,
      time: formatInstant(moment),
      ...(data === undefined ? {} : { data }),
    } as FeedEvent;
    const delayMs = 500 + Math.min(45_000, this.#random.exponential(6_000));
    this.events.push({ unit, atMs: moment, sendAtMs: Math.floor(moment + delayMs), event });
  }
}
