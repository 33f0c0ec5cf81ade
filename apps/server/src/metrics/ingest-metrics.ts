import { Histogram, type Registry } from "prom-client";
import type { IngestMeter } from "../ingest/ingest-meter.ts";
import { Tally } from "./tally.ts";

const GROUP_EVENTS = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000];
const COMMIT_SECONDS = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5];

/** What ingest tells: counted by batch and by group, never by event. */
export class IngestMetrics implements IngestMeter {
  readonly #events: Tally<"accepted" | "duplicate" | "rejected">;
  readonly #batches: Tally<"taken" | "overloaded" | "unavailable" | "unauthenticated">;
  readonly #retries: Tally<"stale" | "reference" | "conflict" | "connection">;
  readonly #groupEvents: Histogram;
  readonly #commitSeconds: Histogram;

  constructor(registry: Registry) {
    this.#events = new Tally({
      registry,
      name: "ioc_ingest_events_total",
      help: "Events that feeds were answered about",
      label: "outcome",
      values: ["accepted", "duplicate", "rejected"],
    });
    this.#batches = new Tally({
      registry,
      name: "ioc_ingest_batches_total",
      help: "Batches that feeds sent, by how they were answered as a whole",
      label: "outcome",
      values: ["taken", "overloaded", "unavailable", "unauthenticated"],
    });
    this.#retries = new Tally({
      registry,
      name: "ioc_ingest_retries_total",
      help: "Groups that had to be committed again, by why",
      label: "reason",
      values: ["stale", "reference", "conflict", "connection"],
    });
    this.#groupEvents = new Histogram({
      name: "ioc_ingest_group_events",
      help: "Events that were committed together",
      buckets: GROUP_EVENTS,
      registers: [registry],
    });
    this.#commitSeconds = new Histogram({
      name: "ioc_ingest_commit_seconds",
      help: "How long the commit of a group took",
      buckets: COMMIT_SECONDS,
      registers: [registry],
    });
  }

  batches(outcome: Parameters<IngestMeter["batches"]>[0]): void {
    this.#batches.add(outcome, 1);
  }

  events(accepted: number, duplicates: number, rejected: number): void {
    this.#events.add("accepted", accepted);
    this.#events.add("duplicate", duplicates);
    this.#events.add("rejected", rejected);
  }

  group(events: number, seconds: number): void {
    this.#groupEvents.observe(events);
    this.#commitSeconds.observe(seconds);
  }

  retry(reason: Parameters<IngestMeter["retry"]>[0]): void {
    this.#retries.add(reason, 1);
  }
}
