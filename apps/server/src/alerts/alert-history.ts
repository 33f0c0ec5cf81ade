import { formatInstant } from "@ioc/domain/time/instant.ts";
import type { AlertDetail } from "@ioc/protocol/alerts.ts";
import type { Kysely } from "kysely";
import type { Database } from "../database/schema.ts";
import { alertDeeds } from "./alert-deeds.ts";
import { notificationsOf } from "./notification-store.ts";

type History = AlertDetail["history"];

/** What happened to an alert: what people were told of it, and what they did about it, the oldest first. */
export async function alertHistory(
  db: Kysely<Database>,
  { id, rule }: { readonly id: number; readonly rule: string },
): Promise<History> {
  const told = (await notificationsOf(db, rule, id)).map(
    ({ dueAt, what, severity, audience, because, value }): History[number] => ({
      kind: "told",
      at: formatInstant(dueAt),
      what,
      severity,
      value,
      audience,
      because,
    }),
  );
  const done = (await alertDeeds(db, id)).map(({ at, deed, by_name: by, to_name: to, comment }): History[number] => ({
    kind: deed,
    at: formatInstant(at),
    by,
    to,
    comment,
  }));
  // What was told stands before what was done about it at the same instant.
  return [...told, ...done].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
