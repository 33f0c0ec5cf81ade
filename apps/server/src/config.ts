import { isAbsolute, resolve } from "node:path";
import { createZone, type Zone } from "@ioc/domain/time/zone.ts";
import { MOST_PASSWORD } from "@ioc/protocol/session.ts";
import { z } from "zod";
import { isNetwork } from "./access/client-address.ts";
import type { AccountSettings } from "./accounts/account-settings.ts";
import { PASSWORD_COST } from "./accounts/passwords.ts";
import {
  type ChannelSettings,
  mailFromSetting,
  mailServerSetting,
  webhookNetworksSetting,
} from "./channels/channel-settings.ts";
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
  /** The address under which browsers reach us, without a slash at its end; undefined: http://HOST:PORT. */
  readonly publicUrl: string | undefined;
  /** Addresses and networks that are believed about whom they speak for (`X-Forwarded-For`). */
  readonly trustedProxies: readonly string[];
  readonly accounts: AccountSettings;
  readonly channels: ChannelSettings;
  /** The demo: every screen says that the data are simulated. */
  readonly simulated: boolean;
  readonly logLevel: string;
}

const LOG_LEVELS = ["trace", "debug", "info", "warn", "error", "fatal", "silent"] as const;

const flag = z
  .enum(["0", "1"], { error: "must be 0 or 1" })
  .default("0")
  .transform((value) => value === "1");

/** Browsers take secure cookies and strict transport over plain http for none, so who serves https has to say so here. */
const origin = z
  .string()
  .refine((text) => isOrigin(text, "http:", "https:"), {
    error: "must be an address as https://ioc.example.vn, without a path",
  })
  .transform((text) => new URL(text).origin);

const SECRET_CHARACTERS = 32;

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
  IOC_ADMIN_PASSWORD: z
    .string()
    .max(MOST_PASSWORD, { error: `must have at most ${MOST_PASSWORD} characters (the text is not repeated here)` })
    .optional(),
  IOC_SECRET: z
    .string()
    .min(SECRET_CHARACTERS, { error: `must have at least ${SECRET_CHARACTERS} characters (it is not repeated here)` })
    .optional(),
  IOC_PUBLIC_URL: origin.optional(),
  IOC_TRUSTED_PROXIES: z
    .string()
    .default("")
    .transform((text) => text.split(",").flatMap((part) => (part.trim() === "" ? [] : [part.trim()])))
    .refine((parts) => parts.every(isNetwork), { error: "must be addresses or networks, as 10.0.0.0/8,::1" }),
  IOC_OIDC_ISSUER: z
    .string()
    .refine((text) => URL.canParse(text) && /^https?:\/\/[^?#]+$/.test(text), {
      error: "must be the issuer's address, as https://sso.example.vn/realms/province",
    })
    .optional(),
  IOC_OIDC_CLIENT_ID: z.string().optional(),
  IOC_OIDC_CLIENT_SECRET: z.string().optional(),
  IOC_OIDC_NAME: z.string().default("Single sign-on"),
  IOC_SMTP_URL: mailServerSetting.optional(),
  IOC_MAIL_FROM: mailFromSetting.optional(),
  IOC_WEBHOOK_NETWORKS: webhookNetworksSetting,
  IOC_PUBLIC_BOARD: flag,
  IOC_SIMULATED: flag,
  IOC_LOG_LEVEL: z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(", ")}` }).default("info"),
});

/** What belongs together is given together. */
const whole = schema.superRefine((given, context) => {
  const { IOC_OIDC_ISSUER, IOC_OIDC_CLIENT_ID, IOC_OIDC_CLIENT_SECRET, IOC_SMTP_URL, IOC_MAIL_FROM } = given;
  const together = (parts: Readonly<Record<string, unknown>>, why: string): void => {
    if (Object.values(parts).every((part) => part === undefined)) return;
    for (const [name, part] of Object.entries(parts)) {
      if (part === undefined) context.addIssue({ code: "custom", path: [name], message: `is missing: ${why}` });
    }
  };
  together(
    { IOC_OIDC_ISSUER, IOC_OIDC_CLIENT_ID, IOC_OIDC_CLIENT_SECRET },
    "single sign-on needs issuer, id and secret",
  );
  together({ IOC_SMTP_URL, IOC_MAIL_FROM }, "e-mails need a mail server and a sender");
});

function isOrigin(text: string, ...schemes: readonly string[]): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, pathname, search, hash, username } = new URL(text);
  return schemes.includes(protocol) && pathname === "/" && search + hash + username === "";
}

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

function singleSignOnOf(given: z.output<typeof schema>): AccountSettings["singleSignOn"] {
  const { IOC_OIDC_ISSUER: issuer, IOC_OIDC_CLIENT_ID: clientId, IOC_OIDC_CLIENT_SECRET: clientSecret } = given;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) return undefined;
  return { issuer, clientId, clientSecret, name: given.IOC_OIDC_NAME };
}

function channelsOf({ IOC_SMTP_URL, IOC_MAIL_FROM, IOC_WEBHOOK_NETWORKS }: z.output<typeof schema>): ChannelSettings {
  const mail =
    IOC_SMTP_URL === undefined || IOC_MAIL_FROM === undefined ? undefined : { ...IOC_SMTP_URL, from: IOC_MAIL_FROM };
  return { mail, webhookNetworks: IOC_WEBHOOK_NETWORKS };
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
  const parsed = whole.safeParse(given);
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
      publicUrl: flags.IOC_PUBLIC_URL,
      trustedProxies: flags.IOC_TRUSTED_PROXIES,
      accounts: {
        adminPassword: flags.IOC_ADMIN_PASSWORD,
        secret: flags.IOC_SECRET,
        singleSignOn: singleSignOnOf(parsed.data),
        passwordCost: PASSWORD_COST,
      },
      channels: channelsOf(parsed.data),
      simulated: flags.IOC_SIMULATED,
      logLevel: IOC_LOG_LEVEL,
    },
  };
}
