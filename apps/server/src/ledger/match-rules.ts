import { STEP_RULES_VERSION } from "@ioc/domain/dossier/step.ts";
import type { Zone } from "@ioc/domain/time/zone.ts";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { Database } from "../database/schema.ts";
import { rebuildLedger } from "./rebuild.ts";

const RULES_KEY = "numberRules";
/** A node that said so within this time is taken for running, ms. */
const NODE_RUNS_MS = 60_000;

/** The rules and zone that stored steps were made with, where they are not the present ones. */
export async function rulesDiffer(db: Kysely<Database>, zone: Zone): Promise<string | undefined> {
  const stored = await storedRules(db);
  return stored === undefined || stored === rulesOf(zone) ? undefined : stored;
}

async function storedRules(db: Kysely<Database>): Promise<string | undefined> {
  const stored = await db.selectFrom("setting").select("value").where("key", "=", RULES_KEY).executeTakeFirst();
  return stored?.value;
}

function rulesOf(zone: Zone): string {
  return `${STEP_RULES_VERSION} ${zone.name}`;
}

/**
 * Stored steps follow from the events by the rules of counting and by the time zone, in which days and deadlines are
 * civil. Where either is another than what the stored ones were made with, they are made again before anything is
 * served; nodes that still count by other rules end by it.
 *
 * @throws Error where a newer program has been here, or running nodes have another time zone
 */
export async function matchRules(db: Kysely<Database>, zone: Zone, now: number, log: Logger): Promise<void> {
  const value = rulesOf(zone);
  const stored = await storedRules(db);
  if (stored === value) return;
  if (stored === undefined) {
    await setRules(db, value);
    return;
  }
  const [version = "", name = ""] = stored.split(" ");
  if (Number(version) > STEP_RULES_VERSION) {
    throw new Error("A newer version of this program counts in this database: start that one");
  }
  if (name !== "" && name !== zone.name && (await othersRun(db, now))) {
    throw new Error(
      `Nodes are running on this database with the time zone ${name} (IOC_TIMEZONE is ${zone.name} here)`,
    );
  }
  log.warn({ from: stored, to: value }, "rules or time zone have changed: every number is made again");
  await rebuildLedger(db, zone, now, (transaction) => setRules(transaction, value));
}

async function othersRun(db: Kysely<Database>, now: number): Promise<boolean> {
  const node = await db
    .selectFrom("node")
    .select("id")
    .where("seen_at", ">", now - NODE_RUNS_MS)
    .limit(1)
    .executeTakeFirst();
  return node !== undefined;
}

async function setRules(db: Kysely<Database>, value: string): Promise<void> {
  await db
    .insertInto("setting")
    .values({ key: RULES_KEY, value })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
    .execute();
}
