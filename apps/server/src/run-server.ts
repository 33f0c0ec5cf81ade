import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import pino from "pino";
import type { FirstAdministrator } from "./accounts/first-administrator.ts";
import { startServer } from "./compose.ts";
import { readConfig } from "./config.ts";
import { openEmbedded } from "./database/open-embedded.ts";
import { openPostgres } from "./database/open-postgres.ts";
import { systemClock } from "./lifecycle/clock.ts";

const STOP_WITHIN_MS = 10_000;
const WEB_DIR = fileURLToPath(new URL("../../web/dist", import.meta.url));

/** The program: reads its configuration, starts the server, and stops it when it is asked to. */
export async function runServer(environment: Readonly<Record<string, string | undefined>>): Promise<void> {
  const read = readConfig(environment, process.cwd());
  if (!read.ok) {
    process.stderr.write(`The configuration is wrong:\n${read.faults.map((fault) => `  ${fault}\n`).join("")}`);
    process.exitCode = 2;
    return;
  }
  const { config } = read;
  const log = pino({ level: config.logLevel, base: null });
  // A log that cannot be written must not take the server with it.
  process.stdout.on("error", () => undefined);
  process.on("warning", (warning) => log.warn({ err: warning }, "warning"));
  if (config.bootstrapToken === undefined) {
    log.info("IOC_BOOTSTRAP_TOKEN is not set: no script can provision units");
  }
  const server = await startServer({
    config,
    clock: systemClock,
    log,
    webDir: existsSync(WEB_DIR) ? WEB_DIR : null,
    openDatabase: () =>
      config.databaseUrl === undefined ? openEmbedded(config.dataDir) : openPostgres(config.databaseUrl, log),
    fail(error) {
      log.fatal({ err: error }, "memory and database are not the same any more");
      process.exit(1);
    },
  });
  // To whoever started it, once, and not into the log, which goes elsewhere and is kept.
  const { firstAdministrator } = server;
  if (firstAdministrator !== undefined) {
    process.stdout.write(firstSignIn(firstAdministrator, config.publicUrl ?? server.url));
  }

  let stopping = false;
  const stop = (signal: string): void => {
    // A terminal sends the signal to the whole group, so it may come more than once.
    if (stopping) return;
    stopping = true;
    log.info({ signal }, "asked to stop");
    setTimeout(() => {
      log.fatal("not stopped in time");
      process.exit(1);
    }, STOP_WITHIN_MS).unref();
    server.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.fatal({ err: error }, "stopping failed");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

function firstSignIn({ user, password }: FirstAdministrator, url: string): string {
  return `
  The first administrator was made. The password is shown this once, and has to be changed at the first sign-in.

    Sign in     ${url}/sign-in
    User        ${user}
    Password    ${password}

`;
}
