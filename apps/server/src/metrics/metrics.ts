import { collectDefaultMetrics, Gauge, Registry } from "prom-client";
import { IngestMetrics } from "./ingest-metrics.ts";
import { LabelledReading, Reading } from "./reading.ts";
import { Tally } from "./tally.ts";
import { ViewMetrics } from "./view-metrics.ts";

export interface MetricsParts {
  readonly version: string;
  /** Who this node is among the others, as its row in the database says. */
  readonly node: string;
}

/** What this node tells Prometheus. Its parts are handed to the rooms that count; the readings are given their sources where they are put together. */
export class Metrics {
  readonly #registry = new Registry();
  readonly ingest = new IngestMetrics(this.#registry);
  readonly views = new ViewMetrics(this.#registry);
  readonly ingestQueueEvents = this.#reading("ioc_ingest_queue_events", "Events that wait to be committed");
  readonly ledgerPosition = this.#reading(
    "ioc_ledger_position",
    "Position of the ledger that boards are computed from",
  );
  readonly ledgerLagRows = this.#reading("ioc_ledger_lag_rows", "Ledger rows that were not applied at the last look");
  readonly ledgerLagSeconds = this.#reading(
    "ioc_ledger_lag_seconds",
    "Age of the oldest ledger row that is not applied yet; 0 when level",
  );
  readonly projectorLeader = this.#reading("ioc_projector_leader", "1 on the node that folds the ledger into days");
  readonly projectorPendingRows = this.#reading(
    "ioc_projector_pending_rows",
    "Ledger rows that are not folded into days yet",
  );
  readonly redisUp = this.#reading("ioc_redis_up", "1 while messages of other nodes arrive; absent without REDIS_URL");
  readonly databaseUp = this.#reading("ioc_database_up", "1 while the database answers");
  readonly ready = this.#reading("ioc_ready", "1 while /readyz answers 200");
  readonly sockets = new LabelledReading<"/feed" | "/board">({
    registry: this.#registry,
    name: "ioc_sockets",
    help: "Open connections of this node",
    label: "namespace",
  });
  readonly feeds = new LabelledReading<"live" | "quiet" | "stale" | "never">({
    registry: this.#registry,
    name: "ioc_feeds",
    help: "Units of the whole organisation by the state of their line",
    label: "state",
  });
  readonly screens = new LabelledReading<"lives" | "stalled">({
    registry: this.#registry,
    name: "ioc_screens",
    help: "Wall screens that are connected to this node; stalled: they have not said for three minutes that they live",
    label: "state",
  });
  readonly deliveries = new LabelledReading<"waiting" | "dead">({
    registry: this.#registry,
    name: "ioc_deliveries",
    help: "Messages for the channels that wait, or were given up; told by the node that leads",
    label: "state",
  });
  readonly deliveryOldestSeconds = this.#reading(
    "ioc_delivery_oldest_seconds",
    "Age of the oldest message that is due and has not arrived; 0 when there is none; told by the node that leads",
  );

  readonly credentialsRefused = new Tally<"unauthenticated" | "overloaded">({
    registry: this.#registry,
    name: "ioc_credentials_refused_total",
    help: "Requests and connections whose token stands for nobody; overloaded: of addresses with too many of them",
    label: "code",
    values: ["unauthenticated", "overloaded"],
  });

  constructor({ version, node }: MetricsParts) {
    collectDefaultMetrics({ register: this.#registry });
    new Gauge({
      name: "ioc_build_info",
      help: "Always 1; says what runs here",
      labelNames: ["version", "node"],
      registers: [this.#registry],
    }).set({ version, node }, 1);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** Everything as of now, in Prometheus' text format. */
  text(): Promise<string> {
    return this.#registry.metrics();
  }

  #reading(name: ConstructorParameters<typeof Reading>[0]["name"], help: string): Reading {
    return new Reading({ registry: this.#registry, name, help });
  }
}
