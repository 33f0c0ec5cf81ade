import { existsSync } from "node:fs";
import { readConfig } from "./config.ts";
import { migrate } from "./database/migrate.ts";
import { openEmbedded } from "./database/open-embedded.ts";
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
  if (!existsSync(config.dataDir)) {
    process.stderr.write(`There is no data directory ${config.dataDir} (IOC_DATA_DIR)\n`);
    return 2;
  }
  const opened = await openEmbedded(config.dataDir);
  try {
    await migrate(opened.db);
    const other = await rulesDiffer(opened.db, config.zone);
    if (other !== undefined) {
      process.stderr.write(
        `What is stored was made under other rules or another time zone (${other}): the next start makes it again.\n`,
      );
      return 2;
    }
    const verdict = await verify(opened.db, await loadReference(opened.db, config.zone, Date.now()));
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
