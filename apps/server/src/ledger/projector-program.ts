import { createZone } from "@ioc/domain/time/zone.ts";
import { Kysely, PostgresDialect } from "kysely";
import { connectionOf, openPool } from "../database/postgres-pool.ts";
import type { Database } from "../database/schema.ts";
import { Projector } from "./projector.ts";
import {
  PROJECTOR_NAME,
  type ProjectorOrder,
  type ProjectorReport,
  type ProjectorSettings,
} from "./projector-process.ts";

/** Steps that are folded together: the more, the fewer short segments there are to put together again. */
const STEPS_AT_ONCE = 1_000_000;
/** One reads, one writes. */
const CONNECTIONS = 2;

let now = 0;
let projector: Projector | null = null;
let running = new AbortController();

process.on("message", (order: ProjectorOrder) => {
  if (order === "stop") running.abort();
  else void fold(order.run, order.settings);
});
// The server decides when this ends: a Ctrl-C in its terminal goes to both, and it has a last run then.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
process.on("disconnect", () => process.exit());

async function fold(at: number, settings: ProjectorSettings): Promise<void> {
  now = at;
  running = new AbortController();
  try {
    projector ??= open(settings);
    await projector.run(running.signal);
    report({ failed: null });
  } catch (error) {
    report({ failed: error instanceof Error ? error.message : String(error) });
  }
}

function open({ url, zone: name, retentionMs }: ProjectorSettings): Projector {
  const zone = createZone(name);
  if (zone === undefined) throw new Error(`there is no time zone ${name}`);
  const pool = openPool({ ...connectionOf(url), application_name: PROJECTOR_NAME }, CONNECTIONS, {
    debug: () => undefined,
  });
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  return new Projector({ db, zone, clock: { now: () => now }, retentionMs, stepsAtOnce: STEPS_AT_ONCE });
}

function report(said: ProjectorReport): void {
  process.send?.(said);
}
