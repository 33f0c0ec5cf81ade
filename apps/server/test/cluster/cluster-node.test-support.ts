import { fileURLToPath } from "node:url";
import { lastingPort } from "./lasting-port.test-support.ts";
import { OwnProcess } from "./own-process.test-support.ts";
import { until } from "./until.test-support.ts";

const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const SKEW = new URL("skew-clock.test-support.ts", import.meta.url);

export interface NodeSettings {
  readonly environment: Readonly<Record<string, string>>;
  /** How far its clock is ahead of ours. */
  readonly clockAheadMs: number;
}

/** One server of several, as a process that can be frozen, killed and started again on the same port. */
export class ClusterNode {
  readonly url: string;
  readonly #settings: NodeSettings;
  readonly #port: number;
  #process: OwnProcess;

  static async launch(settings: NodeSettings): Promise<ClusterNode> {
    return new ClusterNode(settings, await lastingPort());
  }

  private constructor(settings: NodeSettings, port: number) {
    this.#settings = settings;
    this.#port = port;
    this.url = `http://127.0.0.1:${port}`;
    this.#process = this.#run();
  }

  /** What went wrong since it was started last, in its own words, and how it ended. */
  get complaints(): readonly string[] {
    const lines = this.#process.output.trimEnd().split("\n").map(complaintOf);
    return [...new Set(lines.filter((line) => line !== ""))].slice(-12);
  }

  async isReady(): Promise<boolean> {
    const { status } = await fetch(`${this.url}/readyz`, { signal: AbortSignal.timeout(5000) });
    return status === 200;
  }

  async ready(): Promise<void> {
    await this.#process.while(until(`${this.url} is ready`, () => this.isReady()));
  }

  /** kill -9: nothing of it runs after this. */
  async kill(): Promise<void> {
    await this.#process.end("SIGKILL");
  }

  /** SIGTERM: it finishes what it took. Resolves with its exit code, 0 if it could. */
  async stop(): Promise<number | null> {
    return this.#process.end("SIGTERM");
  }

  freeze(): void {
    this.#process.signal("SIGSTOP");
  }

  goOn(): void {
    this.#process.signal("SIGCONT");
  }

  /** Starts it again on its port; `ready` tells when it serves. */
  startAgain(): void {
    this.#process = this.#run();
  }

  #run(): OwnProcess {
    const { environment, clockAheadMs } = this.#settings;
    const imports = clockAheadMs === 0 ? [] : ["--import", `${SKEW.href}?by=${clockAheadMs}`];
    return new OwnProcess(process.execPath, [...imports, MAIN], {
      env: { IOC_LOG_LEVEL: "info", ...environment, PORT: String(this.#port) },
    });
  }
}

/** A line of the log from warnings on, in short; what is no line of the log as it is. */
function complaintOf(line: string): string {
  try {
    const { level, msg, err } = JSON.parse(line) as { level: number; msg?: string; err?: { message?: string } };
    return level < 40 ? "" : `  ${[msg, err?.message].filter((part) => part !== undefined).join(": ")}`;
  } catch {
    return `  ${line.slice(0, 200)}`;
  }
}
