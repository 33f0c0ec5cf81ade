import type { Kysely } from "kysely";
import type { Database } from "../database/schema.ts";

/**
 * Changes of people, of their passwords and of who is signed in wait for each other, until the transaction ends. It is its
 * first statement: whoever locked a row before that could wait for somebody who waits for that row.
 */
export async function lockPeople(trx: Kysely<Database>): Promise<void> {
  await trx.selectFrom("access_head").select("version").where("id", "=", 1).forUpdate().execute();
}
