import { type ChildProcess, fork } from "node:child_process";
import type { Clock } from "../lifecycle/clock.ts";
import type { Folding } from "./projector.ts";

/** What the process needs to know. */
export interface ProjectorSettings {
  readonly url: string;
  /** IANA name. */
  readonly zone: string;
  readonly retentionMs: number;
}

export interface ProjectorProcessParts extends ProjectorSettings {
  readonly clock: Clock;
  /** How long a process waits for more work, ms. */
  readonly idleMs?: number;
}

/** Of its connections, as the database lists them. */
export const PROJECTOR_NAME = "mot-cua-ioc projector";

/** What the process is told: fold, as of an instant in ms; or to stop between two transactions. */
export type ProjectorOrder = { readonly run: number; readonly settings: ProjectorSettings } | "stop";

/** What it says when a run is over; null: it came to its end. */
export interface ProjectorReport {
  readonly failed: string | null;
}

/** A process without work is ended after so long. */
const IDLE_MS = 20_000;
const PROGRAM = new URL("./projector-program.ts", import.meta.url);

/**
 * Folds in a process of its own, where it may think for seconds while this one takes events and answers walls, and
 * whose memory, some hundred megabytes after a flood, goes back to the machine with it: a thread would leave
 * it in this one's. It has nothing but the database, as the projector of any other node has, and starts with the first
 * run.
 */
export class ProjectorProcess implements Folding {
  readonly #settings: ProjectorSettings;
  readonly #clock: Clock;
  readonly #idleMs: number;
  #child: ChildProcess | null = null;
  #idle: NodeJS.Timeout | null = null;

  constructor({ url, zone, retentionMs, clock, idleMs = IDLE_MS }: ProjectorProcessParts) {
    this.#settings = { url, zone, retentionMs };
    this.#clock = clock;
    this.#idleMs = idleMs;
  }

  /** One run at a time. Throws when the run failed, was stopped, or the process died; the next run makes a new one. */
  async run(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#idle !== null) clearTimeout(this.#idle);
    const child = this.#open();
    const stop = (): void => void child.send("stop" satisfies ProjectorOrder, () => undefined);
    signal.addEventListener("abort", stop);
    try {
      const { failed } = await new Promise<ProjectorReport>((done, fail) => {
        child.once("message", done);
        child.once("error", fail);
        child.once("exit", (code, by) => fail(new Error(`the projector's process ended (${code ?? by})`)));
        const order = { run: this.#clock.now(), settings: this.#settings } satisfies ProjectorOrder;
        // One that has died meanwhile tells it by its exit.
        child.send(order, () => undefined);
      });
      signal.throwIfAborted();
      if (failed !== null) throw new Error(failed);
    } finally {
      signal.removeEventListener("abort", stop);
      for (const name of ["message", "error", "exit"]) child.removeAllListeners(name);
      this.#mind(child);
      this.#idle = setTimeout(() => void this.close(), this.#idleMs);
      this.#idle.unref();
    }
  }

  /** Ends the process; nothing is lost by it, whatever it does. */
  async close(): Promise<void> {
    if (this.#idle !== null) clearTimeout(this.#idle);
    const child = this.#child;
    // Whoever comes while it ends gets another one.
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    await new Promise<void>((done) => {
      child.once("exit", () => done());
      child.kill("SIGKILL");
    });
  }

  #open(): ChildProcess {
    if (this.#child !== null) return this.#child;
    // This one's options, such as a debugger's port, are not for two.
    const child = fork(PROGRAM, { execArgv: [], stdio: ["ignore", "inherit", "inherit", "ipc"] });
    child.unref();
    child.channel?.unref();
    this.#child = child;
    this.#mind(child);
    return child;
  }

  /** A process that dies, whenever it does, is forgotten; what went wrong is told by the run that it was in. */
  #mind(child: ChildProcess): void {
    const forget = (): void => {
      if (this.#child === child) this.#child = null;
    };
    child.on("error", forget);
    child.on("exit", forget);
  }
}
