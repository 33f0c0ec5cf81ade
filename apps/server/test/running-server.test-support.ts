import { createZone } from "@ioc/domain/time/zone.ts";
import pino from "pino";
import type { SingleSignOnSettings } from "../src/accounts/account-settings.ts";
import { startServer } from "../src/compose.ts";
import type { OpenDatabase } from "../src/database/open-database.ts";
import { openFresh } from "./fresh-database.test-support.ts";

export const BOOTSTRAP_TOKEN = "bootstrap-token-of-the-tests";
/** Of the first administrator, user `admin`. */
export const ADMIN_PASSWORD = "quiet river under seven bridges";

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
  /** The clock starts at `now` and goes on; otherwise it stands. */
  readonly clockRuns?: boolean;
  /** Absent: an empty one. */
  readonly openDatabase?: () => Promise<OpenDatabase>;
}

/** The whole server in this process, on an embedded database in memory, its clock standing at `now`. */
export async function startTestServer(now: string, settings: TestSettings = {}): Promise<TestServer> {
  const zone = createZone("Asia/Ho_Chi_Minh");
  if (zone === undefined) throw new Error("no such zone");
  const clock = new SetClock(Date.parse(now), settings.clockRuns ?? false);
  const server = await startServer({
    config: {
      host: "127.0.0.1",
      port: 0,
      databaseUrl: undefined,
      redis: undefined,
      dataDir: "",
      zone,
      bootstrapToken: BOOTSTRAP_TOKEN,
      publicBoard: settings.publicBoard ?? false,
      publicUrl: settings.publicUrl,
      trustedProxies: settings.trustedProxies ?? [],
      accounts: { adminPassword: ADMIN_PASSWORD, secret: undefined, singleSignOn: settings.singleSignOn },
      simulated: false,
      logLevel: "silent",
    },
    clock,
    log: pino({ level: "silent" }),
    webDir: null,
    fail(error) {
      throw error;
    },
    openDatabase: settings.openDatabase ?? openFresh,
  });
  return { url: server.url, clock, stop: () => server.stop() };
}
