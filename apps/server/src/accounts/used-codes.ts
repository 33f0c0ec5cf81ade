import type { AccountParts } from "./account-parts.ts";

/** Codes of an authenticator app hold for their half minute and the ones beside it. */
const HOLDS_MS = 120_000;

/**
 * Takes a code of an authenticator app once (ASVS 5.0, 6.5.1): whoever looked over somebody's shoulder comes too late, and
 * of two who send it at the same time one is refused.
 *
 * @param verify undefined: it is not the right one, and was not used
 */
export async function withCodeOnce<T>(
  { db, clock }: Pick<AccountParts, "db" | "clock">,
  person: string,
  code: string,
  verify: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const now = clock.now();
  await db
    .deleteFrom("person_used_code")
    .where("used_at", "<=", now - HOLDS_MS)
    .execute();
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("person_used_code")
    .values({ person, code, used_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (numInsertedOrUpdatedRows === 0n) return undefined;
  const forget = () =>
    db.deleteFrom("person_used_code").where("person", "=", person).where("code", "=", code).execute();
  try {
    const answer = await verify();
    if (answer === undefined) await forget();
    return answer;
  } catch (error) {
    await forget();
    throw error;
  }
}
