import { type ChildProcess, spawn } from "node:child_process";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";

const MAIN = fileURLToPath(new URL("../src/main.ts", import.meta.url));

export interface ServerProcessOptions {
  /** Absent: a free one. */
  readonly port?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** Options of Node, before the program. */
  readonly nodeOptions?: readonly string[];
}

export interface ServerProcess {
  readonly pid: number;
  readonly port: number;
  readonly url: string;
  readonly token: string;
  /** From the start of the process to the first 200 of /readyz. */
  readonly readyMs: number;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Starts the server as users start it, in a process of its own, and waits until it is ready. */
export async function startServerProcess(dataDir: string, options: ServerProcessOptions = {}): Promise<ServerProcess> {
  const port = options.port ?? (await freePort());
  const token = "bench-token";
  const { DATABASE_URL: _, ...inherited } = process.env;
  const startedAt = performance.now();
  const child = spawn(process.execPath, [...(options.nodeOptions ?? []), MAIN], {
    env: {
      ...inherited,
      HOST: "127.0.0.1",
      PORT: String(port),
      IOC_DATA_DIR: dataDir,
      IOC_BOOTSTRAP_TOKEN: token,
      IOC_LOG_LEVEL: "warn",
      ...options.env,
    },
    // What it logs must not stand behind the report's last line.
    stdio: ["ignore", process.stderr, "inherit"],
  });
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilReady(url, child);
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
  return {
    pid: child.pid ?? 0,
    port,
    url,
    token,
    readyMs: performance.now() - startedAt,
    stop: (signal = "SIGTERM") => ended(child, signal),
  };
}

async function untilReady(url: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the server ended with code ${child.exitCode}`);
    if (child.signalCode !== null) throw new Error(`the server was ended by ${child.signalCode}`);
    const ready = await fetch(`${url}/readyz`).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) {
      resolve();
      return;
    }
    child.once("exit", () => resolve());
    child.kill(signal);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
