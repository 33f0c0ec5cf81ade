import type { Limit } from "@ioc/domain/time/deadline.ts";
import { vietnamCalendar } from "@ioc/domain/time/vietnam-calendar.ts";
import type { CalendarSpec } from "@ioc/domain/time/working-calendar.ts";
import type { Zone } from "@ioc/domain/time/zone.ts";
import type { ProcedureBody, UnitBody } from "@ioc/protocol/provisioning.ts";
import type { Targets } from "@ioc/protocol/targets.ts";
import type { Kysely } from "kysely";
import type { Database } from "../database/schema.ts";
import { Reference } from "./reference.ts";

export const TARGETS_KEY = "targets";

/** Reads the reference data; a database without a calendar gets the shipped one first. */
export async function loadReference(db: Kysely<Database>, zone: Zone, now: number): Promise<Reference> {
  const calendars = await db.selectFrom("calendar").selectAll().orderBy("version").execute();
  if (calendars.length === 0) {
    calendars.push(
      await db
        .insertInto("calendar")
        .values({ doc: JSON.stringify(vietnamCalendar), recorded_at: now })
        .returningAll()
        .executeTakeFirstOrThrow(),
    );
  }
  const units = await db.selectFrom("unit").selectAll().orderBy("id").execute();
  const procedures = await db.selectFrom("procedure").selectAll().orderBy("id").execute();
  const limits = await db.selectFrom("procedure_version").selectAll().execute();
  const feeds = await db.selectFrom("feed").selectAll().orderBy("id").execute();
  const targets = await db.selectFrom("setting").select("value").where("key", "=", TARGETS_KEY).executeTakeFirst();
  return new Reference(
    {
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
        createdAt: feed.created_at,
        revokedAt: feed.revoked_at,
      })),
      targets: targets === undefined ? {} : (JSON.parse(targets.value) as Targets),
    },
    zone,
  );
}
