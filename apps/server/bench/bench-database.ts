import pg from "pg";
import type { BenchOptions } from "./bench-options.ts";

export interface BenchDatabase {
  readonly url: string;
  query<Row extends pg.QueryResultRow>(text: string, values?: readonly unknown[]): Promise<Row[]>;
  /** A connection of one's own, closed by whoever asked for it. */
  connect(): Promise<pg.Client>;
}

const NAME = /^[a-z_][a-z0-9_]{0,62}$/;

/** A fresh database on the server of DATABASE_URL, dropped at the end; one that is named is kept and used again. */
export async function openBenchDatabase(options: BenchOptions): Promise<BenchDatabase> {
  const name = options.database ?? `ioc_bench_${process.pid}_${Date.now().toString(36)}`;
  if (!NAME.test(name)) throw new Error("--database must be lower-case letters, digits and _");
  const url = new URL(options.databaseUrl);
  url.pathname = `/${name}`;
  await administer(options.databaseUrl, async (client) => {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (rowCount === 0) await client.query(`create database ${name}`);
  });
  if (options.database === undefined) {
    options.cleanups.add(() =>
      administer(options.databaseUrl, (client) => client.query(`drop database if exists ${name} with (force)`)),
    );
  }
  return {
    url: url.href,
    async query<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
      const client = await connect(url.href);
      try {
        return (await client.query<Row>(text, [...values])).rows;
      } finally {
        await client.end();
      }
    },
    connect: () => connect(url.href),
  };
}

async function administer<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = await connect(url);
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client;
}
