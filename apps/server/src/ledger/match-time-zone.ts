import type { Zone } from "@ioc/domain/time/zone.ts";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { Database } from "../database/schema.ts";
import { loadReference } from "../reference/load-reference.ts";
import { rebuildLedger } from "./rebuild.ts";

const ZONE_KEY = "timeZone";

/**
 * Civil days and deadlines depend on the time zone. Where it is another than the stored numbers were made with, they
 * are made again from the events before anything is served.
 */
export async function matchTimeZone(db: Kysely<Database>, zone: Zone, now: number, log: Logger): Promise<void> {
  const stored = await db.selectFrom("setting").select("value").where("key", "=", ZONE_KEY).executeTakeFirst();
  if (stored?.value === zone.name) return;
  if (stored !== undefined) {
    log.warn({ from: stored.value, to: zone.name }, "the time zone has changed: every number is made again");
    await rebuildLedger(db, await loadReference(db, zone, now), now);
  }
  await db
    .insertInto("setting")
    .values({ key: ZONE_KEY, value: zone.name })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value: zone.name }))
    .execute();
}
