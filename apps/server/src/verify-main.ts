import { existsSync } from "node:fs";
import pino from "pino";
import { readConfig } from "./config.ts";
import { migrate } from "./database/migrate.ts";
import { openEmbedded } from "./database/open-embedded.ts";
import { openPostgres } from "./database/open-postgres.ts";
import { rulesDiffer } from "./ledger/match-rules.ts";
import { verify } from "./ledger/verify.ts";
import { loadReference } from "./reference/load-reference.ts";

/** `npm run verify`: exit code 0 when what is stored is what the events add up to, 1 when not, 2 when it cannot say. */
async function main(): Promise<number> {
  const read = readConfig(process.env, process.cwd());
  if (!read.ok) {
    process.stderr.write(`The configuration is wrong:\n${read.faults.map((fault) => `  ${fault}\n`).join("")}`);
    return 2;
  }
  const { config } = read;
  if (config.databaseUrl === undefined && !existsSync(config.dataDir)) {
    process.stderr.write(`There is no data directory ${config.dataDir} (IOC_DATA_DIR)\n`);
    return 2;
  }
  const opened =
    config.databaseUrl === undefined
      ? await openEmbedded(config.dataDir)
      : await openPostgres(config.databaseUrl, pino({ level: "silent" }));
  try {
    await opened.exclusively(migrate);
    const other = await rulesDiffer(opened.db, config.zone);
    if (other !== undefined) {
      process.stderr.write(
        `What is stored was made under other rules or another time zone (${other}): the next start makes it again.\n`,
      );
      return 2;
    }
    const reference = await loadReference(opened.db, config.zone);
    // On a connection that waits as long as it takes.
    const verdict = await opened.exclusively((db) => verify(db, reference));
    for (const difference of verdict.differences) process.stdout.write(`${difference}\n`);
    process.stdout.write(
      `${verdict.events} events of ${verdict.dossiers} dossiers, ${verdict.steps} steps: ` +
        `${verdict.differenceCount === 0 ? "no difference" : `${verdict.differenceCount} differences`}\n`,
    );
    return verdict.differenceCount === 0 ? 0 : 1;
  } finally {
    await opened.close();
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(2);
  },
);
