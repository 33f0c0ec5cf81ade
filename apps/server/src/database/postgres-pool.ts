import pg from "pg";
import type { Logger } from "pino";
import { ImpatientClient } from "./impatient-client.ts";

const CONNECT_WITHIN_MS = 5000;
const STATEMENT_MS = 30_000;
/** A node that was frozen within a transaction must not hold the others up for longer. */
const IDLE_IN_TRANSACTION_MS = 10_000;
const LOCK_MS = 15_000;
/** On this side of the line, for a database that takes a statement and never answers. */
const ANSWER_MS = STATEMENT_MS + 10_000;

/** int8 holds milliseconds and ledger positions here: both stay exact in a double. */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    oid === pg.types.builtins.INT8 && format !== "binary"
      ? Number
      : pg.types.getTypeParser(oid, format as "text")) as pg.CustomTypesConfig["getTypeParser"],
};

/** How to reach a PostgreSQL server; without limits for statements. */
export function connectionOf(url: string): pg.ClientConfig {
  return {
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
}

/** Connections on which nothing takes for ever. */
export function openPool(connection: pg.ClientConfig, most: number, log: Pick<Logger, "debug">): pg.Pool {
  const pool = new pg.Pool({
    ...connection,
    Client: ImpatientClient,
    max: most,
    statement_timeout: STATEMENT_MS,
    lock_timeout: LOCK_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    query_timeout: ANSWER_MS,
  });
  // A connection that dies while nobody uses it is no news: the next one to ask gets another.
  pool.on("error", (error) => log.debug({ err: error }, "an idle connection to the database was lost"));
  // While one is lent out nobody listens to it, and an error that nobody hears ends the process: its statement tells.
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}
