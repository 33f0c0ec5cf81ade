import { Worker } from "node:worker_threads";
import type { Clock } from "../lifecycle/clock.ts";
import type { Folding } from "./projector.ts";

export interface ProjectorThreadParts {
  readonly url: string;
  /** IANA name. */
  readonly zone: string;
  readonly clock: Clock;
  readonly retentionMs: number;
  /** How long a thread waits for more work, ms. */
  readonly idleMs?: number;
}

/** Of its connections, as the database lists them. */
export const PROJECTOR_NAME = "mot-cua-ioc projector";

/** What the thread is made with. */
export interface ThreadData {
  readonly url: string;
  readonly zone: string;
  readonly retentionMs: number;
}

/** What the thread is told: fold, as of an instant in ms; or to stop between two transactions. */
export type ThreadOrder = { readonly run: number } | "stop";

/** What it says when a run is over; null: it came to its end. */
export interface ThreadReport {
  readonly failed: string | null;
}

/** A thread without work is ended after so long: what it thought with is given back, some hundred megabytes after a flood. */
const IDLE_MS = 20_000;
const THREAD = new URL("./projector-worker.ts", import.meta.url);

/**
 * Folds on a thread of its own, where it may think for seconds while this one takes events and answers walls. The
 * thread has nothing but the database, as the projector of any other node has, and starts with the first run.
 */
export class ProjectorThread implements Folding {
  readonly #parts: ProjectorThreadParts;
  #worker: Worker | null = null;
  #idle: NodeJS.Timeout | null = null;

  constructor(parts: ProjectorThreadParts) {
    this.#parts = parts;
  }

  /** One run at a time. Throws when the run failed, was stopped, or the thread died; the next run makes a new one. */
  async run(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#idle !== null) clearTimeout(this.#idle);
    const worker = this.#open();
    const stop = (): void => worker.postMessage("stop" satisfies ThreadOrder);
    signal.addEventListener("abort", stop);
    try {
      const { failed } = await new Promise<ThreadReport>((done, fail) => {
        worker.once("message", done);
        worker.once("error", fail);
        worker.once("exit", (code) => fail(new Error(`the projector's thread ended (${code})`)));
        worker.postMessage({ run: this.#parts.clock.now() } satisfies ThreadOrder);
      });
      signal.throwIfAborted();
      if (failed !== null) throw new Error(failed);
    } finally {
      signal.removeEventListener("abort", stop);
      for (const name of ["message", "error", "exit"]) worker.removeAllListeners(name);
      this.#mind(worker);
      this.#idle = setTimeout(() => void this.close(), this.#parts.idleMs ?? IDLE_MS);
      this.#idle.unref();
    }
  }

  /** Ends the thread; nothing is lost by it, whatever it does. */
  async close(): Promise<void> {
    if (this.#idle !== null) clearTimeout(this.#idle);
    const worker = this.#worker;
    // Whoever comes while it ends gets another one.
    this.#worker = null;
    await worker?.terminate();
  }

  #open(): Worker {
    if (this.#worker !== null) return this.#worker;
    const { url, zone, retentionMs } = this.#parts;
    const worker = new Worker(THREAD, { workerData: { url, zone, retentionMs } satisfies ThreadData });
    worker.unref();
    this.#worker = worker;
    this.#mind(worker);
    return worker;
  }

  /** A thread that dies, whenever it does, is forgotten; what went wrong is told by the run that it was in. */
  #mind(worker: Worker): void {
    worker.on("error", () => undefined);
    worker.on("exit", () => {
      if (this.#worker === worker) this.#worker = null;
    });
  }
}
