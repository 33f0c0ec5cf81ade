import { noticeAt } from "@ioc/domain/directive/directive-times.ts";
import type { Kysely } from "kysely";
import type { Database } from "../database/schema.ts";
import { changeDirective, nextDirectiveVersion, WAITING_STATES } from "./directive-store.ts";

const MOST_AT_ONCE = 500;

/**
 * Writes down the notices that are due (DIR-7), each once, together with the next one's moment; and raises the directives'
 * version, so that whoever follows them is told. Of a directive whose both moments are past only the second is written.
 *
 * @returns how many directives had one
 */
export async function writeDueNotices(db: Kysely<Database>, now: number): Promise<number> {
  // Most of the time there is nothing, and no transaction has to begin.
  if ((await dueAt(db, now).limit(1).execute()).length === 0) return 0;
  return db.transaction().execute(async (transaction) => {
    const due = await dueAt(transaction, now).limit(MOST_AT_ONCE).forUpdate().skipLocked().execute();
    if (due.length === 0) return 0;
    const version = await nextDirectiveVersion(transaction);
    for (const { id, due_at } of due) {
      const { notice, nextAt } = noticeAt(due_at, now);
      await transaction
        .insertInto("directive_notice")
        .values({ id: `directive-${id}-${notice}`, directive: id, kind: notice, due_at, made_at: now })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      await changeDirective(transaction, id, { version, notice_at: nextAt });
    }
    return due.length;
  });
}

function dueAt(db: Kysely<Database>, now: number) {
  return db
    .selectFrom("directive")
    .select(["id", "due_at"])
    .where("notice_at", "<=", now)
    .where("state", "in", WAITING_STATES)
    .orderBy("notice_at");
}
