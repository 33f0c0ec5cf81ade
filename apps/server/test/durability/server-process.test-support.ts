import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const MAIN = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const VERIFY = fileURLToPath(new URL("../../src/verify-main.ts", import.meta.url));

export const BOOTSTRAP_TOKEN = "durability";

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** The real server as a process of its own, so that it can be killed like one. */
export class ServerProcess {
  readonly dataDir: string;
  /** Standard output and error so far. */
  output = "";
  readonly exited: Promise<Ended>;
  readonly #child: ChildProcess;
  readonly #watchers = new Set<() => void>();
  #ended = false;

  constructor(dataDir: string) {
    this.dataDir = dataDir;
    this.#child = spawnNode(MAIN, dataDir);
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.output += text;
        for (const watcher of this.#watchers) watcher();
      });
    }
    this.exited = new Promise((done) => {
      this.#child.once("close", (code, signal) => {
        this.#ended = true;
        for (const watcher of this.#watchers) watcher();
        done({ code, signal });
      });
    });
    onTestFinished(async () => {
      this.kill();
      await this.exited;
    });
  }

  /** Resolves once the output holds `text`: true, or false if the process ended without it. */
  said(text: string): Promise<boolean> {
    return new Promise((done) => {
      const look = (): void => {
        const found = this.output.includes(text);
        if (!found && !this.#ended) return;
        this.#watchers.delete(look);
        done(found);
      };
      this.#watchers.add(look);
      look();
    });
  }

  /** Its address, once it takes events and serves boards. */
  async ready(): Promise<string> {
    if (!(await this.said('"msg":"ready"'))) throw new Error(`the server ended before it was ready:\n${this.output}`);
    const url = /"url":"([^"]+)"/.exec(this.output)?.[1];
    if (url === undefined) throw new Error(`the server did not say where it listens:\n${this.output}`);
    return url;
  }

  /** SIGKILL: nothing of it runs after this. */
  kill(): void {
    this.#child.kill("SIGKILL");
  }

  /** SIGTERM: it finishes what it took and ends by itself. */
  askToStop(): void {
    this.#child.kill("SIGTERM");
  }
}

/** What the `verify` program says of a data directory that no server has. */
export async function verifyProgram(dataDir: string): Promise<Ended & { readonly output: string }> {
  const child = spawnNode(VERIFY, dataDir);
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
    });
  }
  return new Promise((done) => {
    child.once("close", (code, signal) => done({ code, signal, output }));
  });
}

/** An empty directory that is removed after the test. */
export async function emptyDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "ioc-durability-"));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return join(directory, "data");
}

function spawnNode(script: string, dataDir: string): ChildProcess {
  return spawn(process.execPath, [script], {
    env: { PORT: "0", IOC_DATA_DIR: dataDir, IOC_BOOTSTRAP_TOKEN: BOOTSTRAP_TOKEN, IOC_LOG_LEVEL: "info" },
    stdio: ["ignore", "pipe", "pipe"],
  });
}
