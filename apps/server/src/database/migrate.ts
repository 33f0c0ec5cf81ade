import { setTimeout as pause } from "node:timers/promises";
import { type Kysely, sql } from "kysely";
import { type Migration, Migrator } from "kysely/migration";
import { foundation } from "./migrations/0001-foundation.ts";
import { manyNodes } from "./migrations/0002-many-nodes.ts";
import { segments } from "./migrations/0003-segments.ts";
import { audit } from "./migrations/0004-audit.ts";
import { accounts } from "./migrations/0005-accounts.ts";
import { access } from "./migrations/0006-access.ts";
import { screens } from "./migrations/0007-screens.ts";
import { feedTokens } from "./migrations/0008-feed-tokens.ts";
import { screenGuesses } from "./migrations/0009-screen-guesses.ts";
import { drivenScreens } from "./migrations/0010-driven-screens.ts";
import { alerts } from "./migrations/0011-alerts.ts";
import { directives } from "./migrations/0013-directives.ts";
import { unitMap } from "./migrations/0014-unit-map.ts";
import { channels } from "./migrations/0015-channels.ts";
import { peopleAct } from "./migrations/0017-people-act.ts";
import { remembered } from "./migrations/0019-remembered.ts";
import { duplicates } from "./migrations/0020-duplicates.ts";
import type { Database } from "./schema.ts";
import { sqlStateOf } from "./sql-state.ts";

const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001-foundation": foundation,
  "0002-many-nodes": manyNodes,
  "0003-segments": segments,
  "0004-audit": audit,
  "0005-accounts": accounts,
  "0006-access": access,
  "0007-screens": screens,
  "0008-feed-tokens": feedTokens,
  "0009-screen-guesses": screenGuesses,
  "0010-driven-screens": drivenScreens,
  "0013-directives": directives,
  "0011-alerts": alerts,
  "0014-unit-map": unitMap,
  "0015-channels": channels,
  "0020-duplicates": duplicates,
  "0017-people-act": peopleAct,
  "0019-remembered": remembered,
};

/** What waits for a lock on a table holds up everybody who comes after it, so it waits in short turns, ms. */
const LOCK_WITHIN_MS = 1000;
const AGAIN_AFTER_MS = 500;
const LOCK_NOT_AVAILABLE = "55P03";

/**
 * Brings the database to the present schema; forward only. Other nodes may go on meanwhile, whoever reads long (a dump)
 * is waited for. Throws what the failing migration threw.
 *
 * @param later migrations of a program newer than this one
 */
export async function migrate(db: Kysely<Database>, later: Readonly<Record<string, Migration>> = {}): Promise<void> {
  await db.connection().execute(async (connection) => {
    const migrations = { ...(await madeByOthers(connection)), ...MIGRATIONS, ...later };
    const provider = { getMigrations: () => Promise.resolve(migrations) };
    await sql`select set_config('lock_timeout', ${`${LOCK_WITHIN_MS}ms`}, false)`.execute(connection);
    // They stand by themselves, so one that comes to be with a lower number than the last one made is made all the same.
    const migrator = new Migrator({ db: connection, provider, allowUnorderedMigrations: true });
    for (;;) {
      const { error } = await migrator.migrateToLatest();
      if (error === undefined) break;
      if (sqlStateOf(error) !== LOCK_NOT_AVAILABLE) throw error instanceof Error ? error : new Error(String(error));
      await pause(AGAIN_AFTER_MS);
    }
    await sql`reset lock_timeout`.execute(connection);
  });
}

/**
 * Migrations that were made, by name: those of a newer program as well. They only add, so a node of this version that
 * starts while the others are brought up to date one by one goes on beside them.
 */
async function madeByOthers(db: Kysely<Database>): Promise<Record<string, Migration>> {
  const { rows } = await sql<{ exists: boolean }>`select to_regclass('kysely_migration') is not null as exists`.execute(
    db,
  );
  if (rows[0]?.exists !== true) return {};
  const made = await sql<{ name: string }>`select name from kysely_migration`.execute(db);
  return Object.fromEntries(made.rows.map(({ name }) => [name, { up: () => Promise.resolve() }]));
}
