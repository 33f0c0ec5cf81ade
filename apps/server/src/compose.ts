import { randomUUID } from "node:crypto";
import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Logger } from "pino";
import manifest from "../package.json" with { type: "json" };
import { trustedProxies } from "./access/client-address.ts";
import type { FirstAdministrator } from "./accounts/first-administrator.ts";
import { type Assembled, assemble } from "./assemble.ts";
import type { Config } from "./config.ts";
import type { OpenDatabase } from "./database/open-database.ts";
import { createApp, type ReadyAnswer } from "./http/app.ts";
import type { Clock } from "./lifecycle/clock.ts";
import { Metrics } from "./metrics/metrics.ts";

const { version: VERSION } = manifest;

export interface ComposeParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly webDir: string | null;
  /** Ends the process at once, after something that must not go on. */
  fail(error: unknown): void;
  /** Opens the database; called once the port is bound, so that the process can be asked how far it is. */
  openDatabase(): Promise<OpenDatabase>;
}

export interface RunningServer {
  readonly url: string;
  /** Whom this start made, with a password that has to be told now. */
  readonly firstAdministrator: FirstAdministrator | undefined;
  /** Stops taking, finishes what was taken, closes. Calling it again changes nothing. */
  stop(): Promise<void>;
}

/** Longer than proxies keep a line that is not used (nginx: 60 s): else a request may meet the end of its connection. */
const KEEP_ALIVE_MS = 75_000;

const DURABILITY_WORDS = {
  process:
    "An acknowledged event survives the death of this process, not a power cut: the embedded database does not fsync",
  machine: "An acknowledged event is synced to disk",
} as const;

/** Puts the server together and starts it: first the port, then the database, then the API. */
export async function startServer(parts: ComposeParts): Promise<RunningServer> {
  const { config, log } = parts;
  let readiness = (): ReadyAnswer => notReady("starting: the database is being opened");
  let serving: Assembled | undefined;
  const ready = (): ReadyAnswer => {
    const reason = serving?.unreadiness() ?? null;
    return reason === null ? readiness() : notReady(reason);
  };
  const node = randomUUID();
  const metrics = new Metrics({ version: VERSION, node });
  metrics.ready.from(() => (ready().status === 200 ? 1 : 0));
  const isTrusted = trustedProxies(config.trustedProxies);
  const { app, api } = createApp({ log, webDir: parts.webDir, metrics, publicUrl: config.publicUrl, isTrusted }, ready);
  const http = createServer(app);
  http.keepAliveTimeout = KEEP_ALIVE_MS;
  await listen(http, config);
  const address = http.address() as AddressInfo;
  const url = `http://${config.host.includes(":") ? `[${config.host}]` : config.host}:${address.port}`;

  let opened: OpenDatabase | undefined;
  try {
    opened = await parts.openDatabase();
    const running = await assemble(
      { ...parts, metrics, node, origin: config.publicUrl ?? url, isTrusted },
      opened,
      http,
      api,
    );
    serving = running;
    const { durability } = opened;
    const body = { status: "ready", durability, detail: DURABILITY_WORDS[durability] };
    readiness = () => ({ status: 200, body: { ...body, redis: running.redis() } });
    log.info({ url, durability: opened.durability }, "ready");
    let stopping: Promise<void> | undefined;
    return {
      url,
      firstAdministrator: running.firstAdministrator,
      stop() {
        serving = undefined;
        readiness = () => notReady("stopping");
        stopping ??= running.stop();
        return stopping;
      },
    };
  } catch (error) {
    http.close();
    http.closeAllConnections();
    await opened?.close();
    throw error;
  }
}

function notReady(reason: string): ReadyAnswer {
  return {
    status: 503,
    body: {
      type: "urn:motcua:problem:unavailable",
      title: "Not available now",
      status: 503,
      detail: reason,
      code: "unavailable",
    },
  };
}

function listen(http: HttpServer, { host, port }: Config): Promise<void> {
  return new Promise((done, fail) => {
    http.once("error", fail);
    http.listen(port, host, () => {
      http.off("error", fail);
      done();
    });
  });
}
