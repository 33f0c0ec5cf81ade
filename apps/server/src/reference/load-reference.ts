import type { Limit } from "@ioc/domain/time/deadline.ts";
import { vietnamCalendar } from "@ioc/domain/time/vietnam-calendar.ts";
import type { CalendarSpec } from "@ioc/domain/time/working-calendar.ts";
import type { Zone } from "@ioc/domain/time/zone.ts";
import type { Role } from "@ioc/protocol/access.ts";
import type { ProcedureBody, UnitBody } from "@ioc/protocol/provisioning.ts";
import type { Targets } from "@ioc/protocol/targets.ts";
import type { Kysely } from "kysely";
import type { Database } from "../database/schema.ts";
import { ledgerHead } from "../ledger/ledger-store.ts";
import { Reference } from "./reference.ts";

export const TARGETS_KEY = "targets";

/** A database without a calendar gets the shipped one. */
export async function addShippedCalendar(db: Kysely<Database>, now: number): Promise<void> {
  const calendar = await db.selectFrom("calendar").select("version").limit(1).executeTakeFirst();
  if (calendar !== undefined) return;
  await db
    .insertInto("calendar")
    .values({ doc: JSON.stringify(vietnamCalendar), recorded_at: now })
    .execute();
}

/** The reference data of one moment. */
export function loadReference(db: Kysely<Database>, zone: Zone): Promise<Reference> {
  return db
    .transaction()
    .setIsolationLevel("repeatable read")
    .execute((transaction) => loadReferenceWithin(transaction, zone));
}

/** The same within a transaction that sees what it has written itself. */
export async function loadReferenceWithin(db: Kysely<Database>, zone: Zone): Promise<Reference> {
  const { reference: version } = await ledgerHead(db);
  const calendars = await db.selectFrom("calendar").selectAll().orderBy("version").execute();
  const units = await db.selectFrom("unit").selectAll().orderBy("id").execute();
  const procedures = await db.selectFrom("procedure").selectAll().orderBy("id").execute();
  const limits = await db.selectFrom("procedure_version").selectAll().execute();
  const feeds = await db.selectFrom("feed").selectAll().orderBy("id").execute();
  const olderTokens = Map.groupBy(
    await db.selectFrom("feed_older_token").selectAll().orderBy("until").execute(),
    ({ feed }) => feed,
  );
  const tokens = await db.selectFrom("service_token").selectAll().orderBy("id").execute();
  const targets = await db.selectFrom("setting").select("value").where("key", "=", TARGETS_KEY).executeTakeFirst();
  return new Reference(
    {
      version,
      units: units.map(({ id, doc }) => ({ id, body: JSON.parse(doc) as UnitBody })),
      procedures: procedures.map(({ id, code, version, doc }) => ({
        id,
        code,
        version,
        body: doc === null ? null : (JSON.parse(doc) as ProcedureBody),
      })),
      limits: limits.map(({ procedure, version, amount, unit }) => ({
        procedure,
        version,
        limit: { amount, unit: unit as Limit["unit"] },
      })),
      calendars: calendars.map(({ version, doc }) => ({ version, spec: JSON.parse(doc) as CalendarSpec })),
      feeds: feeds.map((feed) => ({
        id: feed.id,
        unit: feed.unit,
        name: feed.name,
        tokenHash: feed.token_hash,
        olderTokens: (olderTokens.get(feed.id) ?? []).map(({ hash, until }) => ({ hash, until })),
        createdAt: feed.created_at,
        revokedAt: feed.revoked_at,
      })),
      serviceTokens: tokens.map((token) => ({
        id: token.id,
        name: token.name,
        role: token.role as Role,
        unit: token.unit,
        tokenHash: token.token_hash,
        createdAt: token.created_at,
        revokedAt: token.revoked_at,
      })),
      targets: targets === undefined ? {} : (JSON.parse(targets.value) as Targets),
    },
    zone,
  );
}
