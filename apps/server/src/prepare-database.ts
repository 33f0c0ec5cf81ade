import type { Kysely } from "kysely";
import type { Logger } from "pino";
import { type FirstAdministrator, firstAdministrator } from "./accounts/first-administrator.ts";
import type { Passwords } from "./accounts/passwords.ts";
import type { Config } from "./config.ts";
import { installationId } from "./database/installation-id.ts";
import { markSimulated } from "./database/mark-simulated.ts";
import { migrate } from "./database/migrate.ts";
import { makePartitions } from "./database/partitions.ts";
import type { Database } from "./database/schema.ts";
import { matchRules } from "./ledger/match-rules.ts";
import type { Clock } from "./lifecycle/clock.ts";
import { addShippedCalendar } from "./reference/load-reference.ts";

export interface PreparedDatabase {
  readonly simulated: boolean;
  readonly installation: string;
  /** Who was made, if the password has to be told. */
  readonly firstAdministrator: FirstAdministrator | undefined;
}

/** What a start needs the database to be; several nodes that start together do it one after the other. */
export async function prepareDatabase(
  db: Kysely<Database>,
  config: Config,
  clock: Clock,
  log: Logger,
  passwords: Passwords,
): Promise<PreparedDatabase> {
  await migrate(db);
  const simulated = await markSimulated(db, config.simulated);
  await addShippedCalendar(db, clock.now());
  await matchRules(db, config.zone, clock.now(), log);
  await makePartitions(db, clock.now());
  const administrator = await firstAdministrator(db, clock.now(), config.accounts, passwords);
  return { simulated, installation: await installationId(db), firstAdministrator: administrator };
}
