import { Worker } from "node:worker_threads";
import type { DrawnShape } from "./drawn-shape.ts";
import type { LandShape } from "./land-shape.ts";

const THREAD = new URL("./map-worker.ts", import.meta.url);

/** Draws maps on a thread, one at a time: a large one takes seconds of computing, for which this thread would answer nobody. */
export class MapThread {
  #busy = false;

  /** Undefined: another is being drawn. */
  async draw(shapes: readonly LandShape[]): Promise<DrawnShape[] | undefined> {
    if (this.#busy) return undefined;
    this.#busy = true;
    try {
      return await drawOnThread(shapes);
    } finally {
      this.#busy = false;
    }
  }
}

function drawOnThread(shapes: readonly LandShape[]): Promise<DrawnShape[]> {
  return new Promise((done, fail) => {
    const worker = new Worker(THREAD, { workerData: shapes });
    worker.unref();
    worker.once("message", done);
    worker.once("error", fail);
    worker.once("exit", (code) => fail(new Error(`the map's thread ended (${code})`)));
  });
}
