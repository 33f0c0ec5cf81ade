import { randomUUID } from "node:crypto";
import { writeAudit } from "../audit/write-audit.ts";
import { SINGLE_SIGN_ON_PROVIDER, userNameOf } from "./account-names.ts";
import type { AccountParts } from "./account-parts.ts";
import { loadPeople } from "./person-record.ts";
import { unitOfGrants } from "./person-row.ts";

/**
 * Whether somebody of the single sign-on is one of our people: by the subject, else by the user name, which then is bound
 * to the subject, so that whoever gets the name later is not taken for the first. A name alone never leads to a role above
 * all units: there the subject has to be entered by hand.
 */
export async function knowsSubject(
  { db, clock }: Pick<AccountParts, "db" | "clock">,
  subject: string,
  preferredName: string | undefined,
): Promise<boolean> {
  const known = await db
    .selectFrom("person_account")
    .select("person")
    .where("provider_id", "=", SINGLE_SIGN_ON_PROVIDER)
    .where("account_id", "=", subject)
    .executeTakeFirst();
  if (known !== undefined) return true;
  const user = preferredName === undefined ? undefined : userNameOf(preferredName);
  if (user === undefined) return false;
  return db.transaction().execute(async (trx) => {
    const [person] = await loadPeople(trx, { users: [user] });
    if (person === undefined || person.subject !== null || person.disabled) return false;
    if (person.grants.some(({ unit }) => unit === null)) return false;
    const { numInsertedOrUpdatedRows } = await trx
      .insertInto("person_account")
      .values({
        id: randomUUID(),
        account_id: subject,
        provider_id: SINGLE_SIGN_ON_PROVIDER,
        person: person.id,
        password: null,
      })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    // Somebody was quicker.
    if (numInsertedOrUpdatedRows === 0n) return false;
    await writeAudit(trx, clock.now(), [
      {
        actor: { kind: "person", id: person.id, name: user },
        action: "person.change",
        object: user,
        unit: unitOfGrants(person.grants),
        before: { subject: null },
        after: { subject },
      },
    ]);
    return true;
  });
}
