import type { BenchDatabase } from "./bench-database.ts";

/** Reads what a start has to read: every table of steps, and nothing done with its rows. */
export async function timeReading(database: BenchDatabase): Promise<{ ms: number; bytes: number }> {
  const client = await database.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `select table_name as name from information_schema.columns
       where table_schema = current_schema() and column_name = 'steps' order by 1`,
    );
    const startedAt = performance.now();
    let bytes = 0;
    for (const { name } of tables.rows) {
      const { rows } = await client.query<{ steps: Buffer }>(`select steps from ${name}`);
      for (const { steps } of rows) bytes += steps.length;
    }
    return { ms: performance.now() - startedAt, bytes };
  } finally {
    await client.end();
  }
}
