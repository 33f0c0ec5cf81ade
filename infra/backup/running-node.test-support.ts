import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { inProject } from "../run/project-root.mjs";
import { untilReady } from "../run/readiness.mjs";
import { freePort } from "../run/server-address.mjs";

/** The administrator's token of every node that is started here. */
const TOKEN = "an-administrators-token";

/** The server as it is run in production, one node on a PostgreSQL. */
export class RunningNode {
  readonly url: string;
  readonly #process: ChildProcess;

  private constructor(url: string, process: ChildProcess) {
    this.url = url;
    this.#process = process;
  }

  static async start(databaseUrl: string): Promise<RunningNode> {
    const port = await freePort();
    const { REDIS_URL: _redis, ...inherited } = process.env;
    const child = spawn(process.execPath, [inProject("apps/server/src/main.ts")], {
      stdio: ["ignore", "ignore", "inherit"],
      env: {
        ...inherited,
        HOST: "127.0.0.1",
        PORT: String(port),
        DATABASE_URL: databaseUrl,
        IOC_BOOTSTRAP_TOKEN: TOKEN,
        IOC_LOG_LEVEL: "silent",
      },
    });
    const ended = new AbortController();
    child.once("exit", () => ended.abort());
    const url = `http://127.0.0.1:${port}`;
    if (!(await untilReady(url, ended.signal))) throw new Error("a node ended before it was ready");
    return new RunningNode(url, child);
  }

  /** What a call of the API answers; throws with the body where the status is not 2xx. */
  async call(
    method: string,
    route: string,
    body?: unknown,
    token = TOKEN,
    type = "application/json",
  ): Promise<unknown> {
    const response = await fetch(`${this.url}/api/v1/${route}`, {
      method,
      headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { "content-type": type }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${route}: ${response.status} ${text}`);
    return JSON.parse(text);
  }

  /** Ends it and waits until it is gone. */
  async end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const gone = once(this.#process, "exit");
    this.#process.kill(signal);
    await gone;
  }
}
