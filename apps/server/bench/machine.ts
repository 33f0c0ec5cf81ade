import { cpus, loadavg, totalmem } from "node:os";
import { Redis } from "ioredis";
import pg from "pg";

const SETTINGS = ["fsync", "synchronous_commit", "full_page_writes", "shared_buffers", "max_wal_size"];

/** The hardware and versions that a measurement holds for, in lines. */
export async function describeMachine(databaseUrl: string | undefined, redisUrl: string | undefined): Promise<string> {
  const [cpu] = cpus();
  const lines = [
    `${cpu?.model.trim() ?? "unknown processor"}, ${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB; ` +
      `Node ${process.version}; server, database and load on the same machine, ` +
      `whose load before was ${loadavg()[0]?.toFixed(2)}`,
  ];
  if (databaseUrl !== undefined) lines.push(await describePostgres(databaseUrl));
  if (databaseUrl !== undefined) lines.push(redisUrl === undefined ? "no Redis" : await describeRedis(redisUrl));
  return lines.join("\n");
}

async function describePostgres(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string; value: string }>(
      `select name, current_setting(name) as value from pg_settings where name = any($1) or name = 'server_version'`,
      [SETTINGS],
    );
    const of = new Map(rows.map(({ name, value }) => [name, value]));
    return `PostgreSQL ${of.get("server_version")}; ${SETTINGS.map((name) => `${name} ${of.get(name)}`).join(", ")}`;
  } finally {
    await client.end();
  }
}

async function describeRedis(url: string): Promise<string> {
  const first = url.split(",")[0] ?? url;
  const redis = new Redis(first, { lazyConnect: true });
  try {
    await redis.connect();
    const version = /redis_version:(\S+)/.exec(await redis.info("server"))?.[1];
    return `Redis ${version ?? "of unknown version"}`;
  } finally {
    redis.disconnect();
  }
}
