import { isAbsolute, resolve } from "node:path";
import { createZone, type Zone } from "@ioc/domain/time/zone.ts";
import { z } from "zod";
import { parseRedisUrl } from "./cluster/parse-redis-url.ts";
import type { RedisTarget } from "./cluster/redis-target.ts";

export interface Config {
  readonly host: string;
  readonly port: number;
  /** A PostgreSQL server; undefined: the embedded database under `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** Undefined: one node, everything in process. */
  readonly redis: RedisTarget | undefined;
  readonly dataDir: string;
  readonly zone: Zone;
  readonly bootstrapToken: string | undefined;
  readonly publicBoard: boolean;
  /** The demo: every screen says that the data are simulated. */
  readonly simulated: boolean;
  readonly logLevel: string;
}

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

const flag = z
  .enum(["0", "1"], { error: "must be 0 or 1" })
  .default("0")
  .transform((value) => value === "1");

const schema = z.object({
  HOST: z.string().min(1, { error: "must not be empty" }).default("127.0.0.1"),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, { error: "must be a port number from 0 to 65535" })
    .default("8080")
    .transform(Number)
    .refine((port) => port <= 65_535, { error: "must be a port number from 0 to 65535" }),
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, {
      error: "must be postgres://[user[:password]@]host[:port]/database (the text is not repeated here)",
    })
    .optional(),
  REDIS_URL: z
    .string()
    .transform((text, context) => {
      const parsed = parseRedisUrl(text);
      if (parsed.ok) return parsed.value;
      context.addIssue({ code: "custom", message: parsed.fault });
      return z.NEVER;
    })
    .optional(),
  IOC_DATA_DIR: z.string().min(1, { error: "must not be empty" }).default("./data"),
  IOC_TIMEZONE: z
    .string()
    .default("Asia/Ho_Chi_Minh")
    .transform((name, context) => {
      const zone = createZone(name);
      if (zone !== undefined) return zone;
      context.addIssue({ code: "custom", message: "must be the name of a time zone, as Asia/Ho_Chi_Minh" });
      return z.NEVER;
    }),
  IOC_BOOTSTRAP_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, { error: "must hold printable ASCII characters without spaces" })
    .optional(),
  IOC_ADMIN_PASSWORD: z.string().optional(),
  IOC_PUBLIC_BOARD: flag,
  IOC_SIMULATED: flag,
  IOC_LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(", ")}` }).default("info"),
});

function isPostgresUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, hostname, searchParams, username, password } = new URL(text);
  try {
    decodeURIComponent(username + password);
  } catch {
    return false;
  }
  const hasHost = hostname !== "" || searchParams.has("host");
  return (protocol === "postgres:" || protocol === "postgresql:") && hasHost && pathname.length > 1;
}

/** The configuration, or every fault of it, one in a line. An empty variable is an absent one. */
export function readConfig(
  environment: Readonly<Record<string, string | undefined>>,
  directory: string,
): { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly faults: readonly string[] } {
  const given = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) => {
      const value = environment[name];
      return value === undefined || value === "" ? [] : [[name, value]];
    }),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    return { ok: false, faults: parsed.error.issues.map(({ path, message }) => `${path.join(".")} ${message}`) };
  }
  const { HOST, PORT, IOC_DATA_DIR, IOC_TIMEZONE, IOC_BOOTSTRAP_TOKEN, IOC_LOG_LEVEL, ...flags } = parsed.data;
  return {
    ok: true,
    config: {
      host: HOST,
      port: PORT,
      databaseUrl: flags.DATABASE_URL,
      redis: flags.REDIS_URL,
      dataDir: isAbsolute(IOC_DATA_DIR) ? IOC_DATA_DIR : resolve(directory, IOC_DATA_DIR),
      zone: IOC_TIMEZONE,
      bootstrapToken: IOC_BOOTSTRAP_TOKEN,
      publicBoard: flags.IOC_PUBLIC_BOARD,
      simulated: flags.IOC_SIMULATED,
      logLevel: IOC_LOG_LEVEL,
    },
  };
}
