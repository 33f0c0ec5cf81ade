import { setTimeout as sleep } from "node:timers/promises";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { Logger } from "pino";
import { LockElection } from "./election.ts";
import type { OpenDatabase } from "./open-database.ts";
import { connectionOf, openPool } from "./postgres-pool.ts";
import type { Database } from "./schema.ts";
import { isConnectionLost } from "./sql-state.ts";

const OLDEST_VERSION = 150_000;
/** A key of our own among the advisory locks of the database. */
const START_LOCK = 7_106_231_002;
const CONNECTIONS = 10;
const COMES_UP_WITHIN_MS = 60_000;
const AGAIN_AFTER_MS = 1000;
/**
 * Opens a PostgreSQL server; one that is just coming up, as after a power cut, is waited for.
 *
 * @throws Error when it cannot be reached within a minute, lets nobody in, or is older than 15
 */
export async function openPostgres(url: string, log: Logger): Promise<OpenDatabase> {
  const connection = connectionOf(url);
  const pool = openPool(connection, CONNECTIONS, log);
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  try {
    await untilThere(() => checkVersion(pool), log);
  } catch (error) {
    await db.destroy();
    throw new Error(`The database of DATABASE_URL cannot be used: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
  const election = new LockElection({
    log,
    async connect() {
      const client = new pg.Client(connection);
      await client.connect();
      return client;
    },
  });
  return {
    db,
    kind: "server",
    url,
    durability: "machine",
    election,
    exclusively: (work) => exclusively(connection, work),
    async close() {
      await election.stop();
      await db.destroy();
    },
  };
}

async function untilThere(ask: () => Promise<void>, log: Logger): Promise<void> {
  for (let waited = 0; ; waited += AGAIN_AFTER_MS) {
    try {
      return await ask();
    } catch (error) {
      if (!isConnectionLost(error) || waited >= COMES_UP_WITHIN_MS) throw error;
      if (waited === 0) log.warn({ err: error }, "the database does not answer yet");
      await sleep(AGAIN_AFTER_MS);
    }
  }
}

async function checkVersion(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ number: string; version: string }>(
    "select current_setting('server_version_num') as number, current_setting('server_version') as version",
  );
  if (Number(rows[0]?.number) < OLDEST_VERSION) {
    throw new Error(`PostgreSQL 15 or newer is needed; DATABASE_URL leads to ${rows[0]?.version ?? "an unknown one"}`);
  }
}

/** On one connection without time limits, while no other node does the same. */
async function exclusively<T>(connection: pg.ClientConfig, work: (db: Kysely<Database>) => Promise<T>): Promise<T> {
  const holder = new pg.Client(connection);
  holder.on("error", () => undefined);
  await holder.connect();
  const pool = new pg.Pool({ ...connection, max: 2 });
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) });
  try {
    await holder.query(`select pg_advisory_lock(${START_LOCK})`);
    return await work(db);
  } finally {
    await db.destroy();
    await holder.end();
  }
}
