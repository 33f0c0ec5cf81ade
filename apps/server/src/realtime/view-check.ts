import { diffPatch } from "@ioc/protocol/merge-patch.ts";
import type { Logger } from "pino";
import type { View } from "./view.ts";

/** After one view was looked at none is for this, or for so many times as long as it took. */
const REST_MS = 5000;
const REST_FOR_COST = 400;
/** How often the same view is looked at. */
const AGAIN_MS = 120_000;

/**
 * Now and then counts a view from scratch and compares. There is nothing to be found unless there is a fault in the
 * steps' way to the views; then it is logged, and the view begins anew.
 */
export class ViewCheck {
  readonly #log: Logger;
  readonly #lookedAt = new WeakMap<View, number>();
  #restFrom = Number.NEGATIVE_INFINITY;
  #restMs = REST_MS;

  constructor(log: Logger) {
    this.#log = log;
  }

  /** To be called in the turn in which the view was brought up to `now`. Returns whether it has to begin anew. */
  look(view: View, now: number): boolean {
    if (Math.abs(now - this.#restFrom) < this.#restMs) return false;
    if (Math.abs(now - (this.#lookedAt.get(view) ?? Number.NEGATIVE_INFINITY)) < AGAIN_MS) return false;
    const { document, source } = view;
    const startedAt = performance.now();
    const wrong = diffPatch(document.refresh(now), document.recount(now));
    this.#lookedAt.set(view, now);
    this.#restFrom = now;
    this.#restMs = Math.max(REST_MS, (performance.now() - startedAt) * REST_FOR_COST);
    if (wrong === undefined) return false;
    const { key } = source;
    this.#log.error({ key, wrong }, "a live document was not what counting from scratch gives; it begins anew");
    document.close();
    return true;
  }
}
