import { Counter, Histogram, type Registry } from "prom-client";
import { Reading } from "./reading.ts";

const COMPUTE_SECONDS = [0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1];

/** What live boards tell about themselves. */
export class ViewMetrics {
  readonly #computeSeconds: Histogram;
  #watched = 0;
  #patches = 0;
  #deliveries = 0;

  constructor(registry: Registry) {
    new Reading({
      registry,
      name: "ioc_views_watched",
      help: "Live documents that somebody watches on this node",
    }).from(() => this.#watched);
    const counter = (
      name: "ioc_view_patches_total" | "ioc_view_deliveries_total",
      help: string,
      read: () => number,
    ): void => {
      new Counter({
        name,
        help,
        registers: [registry],
        collect() {
          this.reset();
          this.inc(read());
        },
      });
    };
    counter("ioc_view_patches_total", "Patches made, one for all who watch a document", () => this.#patches);
    counter("ioc_view_deliveries_total", "Patches times the connections they went to", () => this.#deliveries);
    this.#computeSeconds = new Histogram({
      name: "ioc_view_compute_seconds",
      help: "How long a live document took to be computed and compared",
      buckets: COMPUTE_SECONDS,
      registers: [registry],
    });
  }

  /** So many documents are watched from now on. */
  watched(documents: number): void {
    this.#watched = documents;
  }

  /** A patch went out to so many connections. */
  patchSent(deliveries: number): void {
    this.#patches += 1;
    this.#deliveries += deliveries;
  }

  computed(seconds: number): void {
    this.#computeSeconds.observe(seconds);
  }
}
