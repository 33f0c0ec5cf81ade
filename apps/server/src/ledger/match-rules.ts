import { STEP_RULES_VERSION } from "@ioc/domain/dossier/step.ts";
import type { Zone } from "@ioc/domain/time/zone.ts";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { Database } from "../database/schema.ts";
import { loadReference } from "../reference/load-reference.ts";
import { rebuildLedger } from "./rebuild.ts";

const RULES_KEY = "numberRules";

/** The rules and zone that stored steps were made with, where they are not the present ones. */
export async function rulesDiffer(db: Kysely<Database>, zone: Zone): Promise<string | undefined> {
  const stored = await db.selectFrom("setting").select("value").where("key", "=", RULES_KEY).executeTakeFirst();
  return stored === undefined || stored.value === rulesOf(zone) ? undefined : stored.value;
}

function rulesOf(zone: Zone): string {
  return `${STEP_RULES_VERSION} ${zone.name}`;
}

/**
 * Stored steps follow from the events by the rules of counting and by the time zone, in which days and deadlines are
 * civil. Where either is another than what the stored ones were made with, they are made again before anything is
 * served.
 */
export async function matchRules(db: Kysely<Database>, zone: Zone, now: number, log: Logger): Promise<void> {
  const value = rulesOf(zone);
  const stored = await db.selectFrom("setting").select("value").where("key", "=", RULES_KEY).executeTakeFirst();
  if (stored?.value === value) return;
  if (stored !== undefined) {
    log.warn({ from: stored.value, to: value }, "rules or time zone have changed: every number is made again");
    await rebuildLedger(db, await loadReference(db, zone, now), now);
  }
  await db
    .insertInto("setting")
    .values({ key: RULES_KEY, value })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
    .execute();
}
