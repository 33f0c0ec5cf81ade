import pg from "pg";
import { expect, test } from "vitest";
import { ImpatientClient } from "./impatient-client.ts";

const connectionString = process.env["TEST_DATABASE_URL"] ?? "";

test("a connection that leaves a question without an answer is ended, and nobody waits behind it", async () => {
  const pool = new pg.Pool({ connectionString, Client: ImpatientClient, max: 1, query_timeout: 200 });
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  try {
    const first = await pool.query("select pg_backend_pid() as id");
    await expect(pool.query("select pg_sleep(3600)")).rejects.toThrow("Query read timeout");
    // The pool has one connection: whoever asks next gets another one, not a place behind the sleeper.
    const second = await pool.query("select pg_backend_pid() as id");
    expect(second.rows[0].id).not.toBe(first.rows[0].id);
    await pool.query("select pg_terminate_backend($1)", [first.rows[0].id]);
  } finally {
    await pool.end();
  }
});
