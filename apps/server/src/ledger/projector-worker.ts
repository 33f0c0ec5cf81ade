import { parentPort, workerData } from "node:worker_threads";
import { createZone } from "@ioc/domain/time/zone.ts";
import { Kysely, PostgresDialect } from "kysely";
import { connectionOf, openPool } from "../database/postgres-pool.ts";
import type { Database } from "../database/schema.ts";
import { Projector } from "./projector.ts";
import { PROJECTOR_NAME, type ThreadData, type ThreadOrder, type ThreadReport } from "./projector-thread.ts";

/** Steps that are folded together: the more, the fewer short segments there are to put together again. */
const STEPS_AT_ONCE = 1_000_000;
/** One reads, one writes. */
const CONNECTIONS = 2;

const port = parentPort;
if (port === null) throw new Error("this is the program of a thread");
const { url, zone: name, retentionMs } = workerData as ThreadData;
const zone = createZone(name);
if (zone === undefined) throw new Error(`there is no time zone ${name}`);

const pool = openPool({ ...connectionOf(url), application_name: PROJECTOR_NAME }, CONNECTIONS, {
  debug: () => undefined,
});
const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
let now = 0;
const projector = new Projector({ db, zone, clock: { now: () => now }, retentionMs, stepsAtOnce: STEPS_AT_ONCE });
let running = new AbortController();

port.on("message", (order: ThreadOrder) => {
  if (order === "stop") running.abort();
  else {
    now = order.run;
    running = new AbortController();
    projector.run(running.signal).then(
      () => port.postMessage({ failed: null } satisfies ThreadReport),
      (error: unknown) =>
        port.postMessage({ failed: error instanceof Error ? error.message : String(error) } satisfies ThreadReport),
    );
  }
});
