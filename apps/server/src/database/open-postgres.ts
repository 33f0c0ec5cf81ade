import { setTimeout as sleep } from "node:timers/promises";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import type { Logger } from "pino";
import { LockElection } from "./election.ts";
import { ImpatientClient } from "./impatient-client.ts";
import type { OpenDatabase } from "./open-database.ts";
import type { Database } from "./schema.ts";
import { isConnectionLost } from "./sql-state.ts";

const OLDEST_VERSION = 150_000;
/** A key of our own among the advisory locks of the database. */
const START_LOCK = 7_106_231_002;
const CONNECTIONS = 10;
const CONNECT_WITHIN_MS = 5000;
const STATEMENT_MS = 30_000;
/** A node that was frozen within a transaction must not hold the others up for longer. */
const IDLE_IN_TRANSACTION_MS = 10_000;
const LOCK_MS = 15_000;
const COMES_UP_WITHIN_MS = 60_000;
const AGAIN_AFTER_MS = 1000;
/** On this side of the line, for a database that takes a statement and never answers. */
const ANSWER_MS = STATEMENT_MS + 10_000;

/** int8 holds milliseconds and ledger positions here: both stay exact in a double. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    oid === pg.types.builtins.INT8 && format !== "binary"
      ? Number
      : pg.types.getTypeParser(oid, format as "text")) as pg.CustomTypesConfig["getTypeParser"],
};

/**
 * Opens a PostgreSQL server; one that is just coming up, as after a power cut, is waited for.
 *
 * @throws Error when it cannot be reached within a minute, lets nobody in, or is older than 15
 */
export async function openPostgres(url: string, log: Logger): Promise<OpenDatabase> {
  const connection: pg.ClientConfig = {
    connectionString: url,
    application_name: "mot-cua-ioc",
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    // A node that vanished without a word must not hold its locks for the hours that are usual.
    options:
      "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 -c tcp_user_timeout=30000",
    types,
  };
  const pool = new pg.Pool({
    ...connection,
    Client: ImpatientClient,
    max: CONNECTIONS,
    statement_timeout: STATEMENT_MS,
    lock_timeout: LOCK_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    query_timeout: ANSWER_MS,
  });
  // A connection that dies while nobody uses it is no news: the next one to ask gets another.
  pool.on("error", (error) => log.debug({ err: error }, "an idle connection to the database was lost"));
  // While one is lent out nobody listens to it, and an error that nobody hears ends the process: its statement tells.
  pool.on("connect", (client) => client.on("error", () => undefined));
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
