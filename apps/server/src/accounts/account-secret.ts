import { randomBytes } from "node:crypto";
import type { Kysely } from "kysely";
import type { Database } from "../database/schema.ts";

const KEY = "secret";

/** The key that signs cookies and encrypts second factors: the one that is given, else one that all nodes find in the database. */
export async function accountSecret(db: Kysely<Database>, given: string | undefined): Promise<string> {
  if (given !== undefined) return given;
  await db
    .insertInto("setting")
    .values({ key: KEY, value: randomBytes(32).toString("base64url") })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .execute();
  const { value } = await db.selectFrom("setting").select("value").where("key", "=", KEY).executeTakeFirstOrThrow();
  return value;
}
