/** What the ingest tells about itself. */
export interface IngestMeter {
  batches(outcome: "taken" | "overloaded" | "unavailable" | "unauthenticated"): void;
  events(accepted: number, duplicates: number, rejected: number): void;
  /** A group of so many events was committed in so many seconds. */
  group(events: number, seconds: number): void;
  retry(reason: "stale" | "reference" | "conflict" | "connection"): void;
}
