import { randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import type { Database } from "./schema.ts";

const KEY = "installation";

/** A name that all nodes on one database share, and no other installation has. */
export async function installationId(db: Kysely<Database>): Promise<string> {
  await db
    .insertInto("setting")
    .values({ key: KEY, value: randomBytes(9).toString("base64url") })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .execute();
  const { value } = await db.selectFrom("setting").select("value").where("key", "=", KEY).executeTakeFirstOrThrow();
  return value;
}
