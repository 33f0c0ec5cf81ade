import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../src/main.ts", import.meta.url));
const SKEW = new URL("cluster/skew-clock.test-support.ts", import.meta.url).href;

export interface Ended {
  readonly code: number | null;
  readonly output: string;
}

export interface ServerProgram {
  readonly url: string;
  signal(signal: NodeJS.Signals): void;
  /** Sets how far its clock is ahead of ours; it has to have been started with one. */
  setClockAhead(ms: number): void;
  readonly ended: Promise<Ended>;
}

/**
 * Runs the server as its users do, with nothing in its environment but what is given.
 *
 * @param clockAheadMs how far its clock is ahead of ours; absent: it has ours
 */
export function runServer(
  environment: Readonly<Record<string, string>>,
  clockAheadMs?: number,
): {
  child: ChildProcess;
  ended: Promise<Ended>;
} {
  const { PATH, HOME } = process.env;
  const before = clockAheadMs === undefined ? [] : ["--import", `${SKEW}?by=${clockAheadMs}`];
  const child = spawn(process.execPath, [...before, MAIN], {
    env: { ...(PATH === undefined ? {} : { PATH }), ...(HOME === undefined ? {} : { HOME }), ...environment },
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding("utf8").on("data", (text) => (output += text));
  const ended = new Promise<Ended>((done) => child.once("close", (code) => done({ code, output })));
  return { child, ended };
}

/** Starts the server on a free port and resolves once it is ready. */
export async function startProgram(
  environment: Readonly<Record<string, string>>,
  clockAheadMs?: number,
): Promise<ServerProgram> {
  const port = await freePort();
  const { child, ended } = runServer({ PORT: String(port), ...environment }, clockAheadMs);
  const url = `http://127.0.0.1:${port}`;
  let over: Ended | undefined;
  void ended.then((how) => {
    over = how;
  });
  for (;;) {
    if (over !== undefined) throw new Error(`the server ended with code ${over.code}: ${over.output}`);
    const isReady = await fetch(`${url}/readyz`).then(
      ({ status }) => status === 200,
      () => false,
    );
    if (!isReady) continue;
    return {
      url,
      ended,
      signal: (signal) => void child.kill(signal),
      setClockAhead: (ms) => void child.send({ byMs: ms }),
    };
  }
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", fail);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => done(port));
    });
  });
}

/** A directory that is there while `use` runs. */
export async function withDirectory(use: (directory: string) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), "mot-cua-"));
  try {
    await use(directory);
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}
