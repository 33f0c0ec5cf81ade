import { createZone, type Zone } from "@ioc/domain/time/zone.ts";
import pino from "pino";
import type { SingleSignOnSettings } from "../src/accounts/account-settings.ts";
import type { PasswordCost } from "../src/accounts/passwords.ts";
import type { ChannelSettings } from "../src/channels/channel-settings.ts";
import { startServer } from "../src/compose.ts";
import type { Config } from "../src/config.ts";
import type { OpenDatabase } from "../src/database/open-database.ts";
import { openFresh } from "./fresh-database.test-support.ts";

export const BOOTSTRAP_TOKEN = "bootstrap-token-of-the-tests";
/** Of the first administrator, user `admin`. */
export const ADMIN_PASSWORD = "quiet river under seven bridges";
/** What hashing a password takes where nobody guesses: a hundredth of a second of a test's time instead of a fifth of one. */
const QUICK_PASSWORDS: PasswordCost = { log2Cost: 8, blockSize: 8, passes: 1 };

/** A clock that stands until it is set, or one that runs on from there. */
export class SetClock {
  #now: number;
  readonly #startedAt: number | null;

  constructor(now: number, runs: boolean) {
    this.#now = now;
    this.#startedAt = runs ? performance.now() : null;
  }

  now(): number {
    return this.#now + (this.#startedAt === null ? 0 : Math.floor(performance.now() - this.#startedAt));
  }

  set(now: number): void {
    this.#now = now;
  }

  advance(ms: number): void {
    this.#now += ms;
  }
}

export interface TestServer {
  readonly url: string;
  readonly clock: SetClock;
  stop(): Promise<void>;
}

export interface TestSettings {
  readonly publicBoard?: boolean;
  readonly publicUrl?: string;
  readonly trustedProxies?: readonly string[];
  readonly singleSignOn?: SingleSignOnSettings;
  /** Absent: no mail server, and webhooks to this machine. */
  readonly channels?: ChannelSettings;
  /** Where the built pages are; absent: none. */
  readonly webDir?: string;
  /** Absent: a free one. */
  readonly port?: number;
  /** Absent: that of Việt Nam. */
  readonly timeZone?: string;
  /** Absent: QUICK_PASSWORDS. */
  readonly passwordCost?: PasswordCost;
  /** The clock starts at `now` and goes on; otherwise it stands. */
  readonly clockRuns?: boolean;
  /** Absent: an empty one. */
  readonly openDatabase?: () => Promise<OpenDatabase>;
}

function zoneOf(name: string): Zone {
  const zone = createZone(name);
  if (zone === undefined) throw new Error("no such zone");
  return zone;
}

/** What servers of tests are told: nothing but to listen somewhere here, and what is given. */
export function testConfig(given: Partial<Config> = {}): Config {
  return {
    host: "127.0.0.1",
    port: 0,
    databaseUrl: undefined,
    redis: undefined,
    dataDir: "",
    zone: zoneOf("Asia/Ho_Chi_Minh"),
    bootstrapToken: BOOTSTRAP_TOKEN,
    publicBoard: false,
    publicUrl: undefined,
    trustedProxies: [],
    accounts: {
      adminPassword: ADMIN_PASSWORD,
      secret: undefined,
      singleSignOn: undefined,
      passwordCost: QUICK_PASSWORDS,
    },
    channels: { mail: undefined, webhookNetworks: ["127.0.0.0/8", "::1"] },
    simulated: false,
    logLevel: "silent",
    ...given,
  };
}

/** The whole server in this process, on an embedded database in memory, its clock standing at `now`. */
export async function startTestServer(now: string, settings: TestSettings = {}): Promise<TestServer> {
  const clock = new SetClock(Date.parse(now), settings.clockRuns ?? false);
  const base = testConfig();
  const { port = 0, publicBoard = false, publicUrl, trustedProxies = [], singleSignOn } = settings;
  const { channels = base.channels, timeZone } = settings;
  const zone = timeZone === undefined ? base.zone : zoneOf(timeZone);
  const { passwordCost = base.accounts.passwordCost } = settings;
  const accounts = { ...base.accounts, singleSignOn, passwordCost };
  const server = await startServer({
    config: { ...base, zone, port, publicBoard, publicUrl, trustedProxies, accounts, channels },
    clock,
    log: pino({ level: "silent" }),
    webDir: settings.webDir ?? null,
    fail(error) {
      throw error;
    },
    openDatabase: settings.openDatabase ?? openFresh,
  });
  return { url: server.url, clock, stop: () => server.stop() };
}
