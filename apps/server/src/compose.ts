import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { REFUSED_BYTES } from "@ioc/protocol/feeding.ts";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import { Server } from "socket.io";
import { LiveState } from "./boards/live-state.ts";
import type { Config } from "./config.ts";
import { markSimulated } from "./database/mark-simulated.ts";
import { migrate } from "./database/migrate.ts";
import type { OpenDatabase } from "./database/open-embedded.ts";
import type { Database } from "./database/schema.ts";
import { createApp, mountApi, type ReadyAnswer } from "./http/app.ts";
import { requireAccess } from "./http/bearer.ts";
import { EventCommitter } from "./ingest/event-committer.ts";
import { IngestQueue } from "./ingest/ingest-queue.ts";
import { Writer } from "./ingest/writer.ts";
import { matchRules } from "./ledger/match-rules.ts";
import { restoreState } from "./ledger/restore.ts";
import { Rollup } from "./ledger/rollup.ts";
import { RollupTimer } from "./ledger/rollup-timer.ts";
import type { Clock } from "./lifecycle/clock.ts";
import { openBoardNamespace } from "./realtime/board-namespace.ts";
import { openFeedNamespace } from "./realtime/feed-namespace.ts";
import { loadReference } from "./reference/load-reference.ts";
import { Provisioning } from "./reference/provisioning.ts";

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
  /** Stops taking, finishes what was taken, closes. Calling it again changes nothing. */
  stop(): Promise<void>;
}

const DURABILITY_WORDS = {
  process:
    "An acknowledged event survives the death of this process, not a power cut: the embedded database does not fsync",
  machine: "An acknowledged event is synced to disk",
} as const;

/** Puts the server together and starts it: first the port, then the database, then the API. */
export async function startServer(parts: ComposeParts): Promise<RunningServer> {
  const { config, log } = parts;
  let readiness: ReadyAnswer = notReady("starting: the database is being opened");
  let isFailing = (): boolean => false;
  const { app, api } = createApp({ log, webDir: parts.webDir }, () =>
    isFailing() ? notReady("the last events could not be committed") : readiness,
  );
  const http = createServer(app);
  await listen(http, config);
  const address = http.address() as AddressInfo;
  const url = `http://${config.host.includes(":") ? `[${config.host}]` : config.host}:${address.port}`;

  let opened: OpenDatabase | undefined;
  try {
    opened = await parts.openDatabase();
    const running = await serve(parts, opened, http, api);
    isFailing = running.failing;
    readiness = {
      status: 200,
      body: { status: "ready", durability: opened.durability, detail: DURABILITY_WORDS[opened.durability] },
    };
    log.info({ url, durability: opened.durability }, "ready");
    let stopping: Promise<void> | undefined;
    return {
      url,
      stop() {
        readiness = notReady("stopping");
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

async function serve(
  { config, clock, log, fail }: ComposeParts,
  database: OpenDatabase,
  http: HttpServer,
  api: Parameters<typeof mountApi>[0],
): Promise<{ stop(): Promise<void>; failing(): boolean }> {
  const db: Kysely<Database> = database.db;
  await migrate(db);
  const simulated = await markSimulated(db, config.simulated);
  await matchRules(db, config.zone, clock.now(), log);
  const state = new LiveState(await loadReference(db, config.zone, clock.now()));
  const rollup = new Rollup(db, state);
  await restoreState(db, state, rollup, clock.now());
  log.info({ position: state.position, days: [...state.cube.days()].length }, "state restored");

  const writer = new Writer();
  const committer = new EventCommitter(db);
  const ingest = new IngestQueue({ state, committer, writer, rollup, clock, log, fail });
  const provisioning = new Provisioning({ db, state, writer, rollup, clock });
  const rollupTimer = new RollupTimer({ rollup, writer, log });
  const access = { bootstrapToken: config.bootstrapToken, publicBoard: config.publicBoard };

  const io = new Server({ maxHttpBufferSize: REFUSED_BYTES, perMessageDeflate: false, serveClient: false });
  const feeds = openFeedNamespace({ io, state, ingest, clock, access });
  const views = openBoardNamespace({ io, state, clock, access, log, simulated });
  mountApi(api, {
    state,
    clock,
    db,
    ingest,
    provisioning,
    simulated,
    require: (request, action) => requireAccess(request, action, state, access),
    disconnectFeed: (feed) => feeds.disconnectFeed(feed),
  });
  io.attach(http);

  return {
    failing: () => ingest.failing,
    async stop() {
      log.info("stopping");
      http.close();
      await ingest.stop();
      await views.stop();
      await rollupTimer.stop();
      await io.close();
      http.closeAllConnections();
      await database.close();
      log.info("stopped");
    },
  };
}
