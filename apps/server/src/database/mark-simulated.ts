import type { Kysely } from "kysely";
import type { Database } from "./schema.ts";

const SIMULATED_KEY = "simulated";

/**
 * Whether the data are simulated: the demo's database says so for ever, whoever opens it later. Real data are never
 * opened by the demo.
 *
 * @throws Error when the demo is started on a database that holds real events
 */
export async function markSimulated(db: Kysely<Database>, demo: boolean): Promise<boolean> {
  const stored = await db.selectFrom("setting").select("value").where("key", "=", SIMULATED_KEY).executeTakeFirst();
  if (stored !== undefined) return true;
  if (!demo) return false;
  // Whoever has provisioned a unit is about to feed it: nothing of the demo's may come among it.
  const unit = await db.selectFrom("unit").select("id").limit(1).executeTakeFirst();
  const event = await db.selectFrom("event").select("id").limit(1).executeTakeFirst();
  if (unit !== undefined || event !== undefined) {
    throw new Error(
      "This database holds real units or events: the demo would mix simulated ones among them (IOC_DATA_DIR, DATABASE_URL)",
    );
  }
  await db.insertInto("setting").values({ key: SIMULATED_KEY, value: "1" }).execute();
  return true;
}
