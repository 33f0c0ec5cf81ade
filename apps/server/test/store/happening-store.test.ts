import { vietnamCalendar } from "@ioc/domain/time/vietnam-calendar.ts";
import { createZone } from "@ioc/domain/time/zone.ts";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "../../src/database/migrate.ts";
import type { OpenDatabase } from "../../src/database/open-database.ts";
import { eventsRecordedAt } from "../../src/happenings/happening-store.ts";
import { typeCode } from "../../src/ingest/stored-event.ts";
import { Reference } from "../../src/reference/reference.ts";
import { openFresh } from "../fresh-database.test-support.ts";

const [ONE, OTHER, ELSEWHERE] = [1, 2, 3];

let database: OpenDatabase;
beforeAll(async () => {
  database = await openFresh();
  const { db } = database;
  await migrate(db);
  await sql`insert into dossier (id, kind, code, opened) overriding system value values (1, 0, 'A', 0)`.execute(db);
  // Ten of one unit and five of another, in turn, a moment apart; and some that nobody asked for.
  for (let seq = 1; seq <= 18; seq += 1) {
    const unit = seq > 15 ? ELSEWHERE : seq % 3 === 0 ? OTHER : ONE;
    const recordedAt = 1000 + (seq % 2);
    await sql`insert into event (opened, dossier, seq, time, source, id, type, unit, feed, recorded_at, data)
      values (0, 1, ${seq}, ${seq}, '/units/X', ${`e${seq}`}, ${typeCode("vn.motcua.dossier.paid")}, ${unit}, 1, ${recordedAt}, '{}')`.execute(
      db,
    );
  }
});
afterAll(() => database.close());

test("of very many the newest are read, and of the others it is known how many they are, unit by unit", async () => {
  const zone = createZone("Asia/Ho_Chi_Minh");
  if (zone === undefined) throw new Error("no such zone");
  const units = [ONE, OTHER].map((id) => ({ id, body: { code: `U${id}`, name: `U${id}`, kind: "commune" as const } }));
  const none = { units, procedures: [], limits: [], feeds: [], serviceTokens: [], targets: {} };
  const reference = new Reference({ version: 1, ...none, calendars: [{ version: 1, spec: vietnamCalendar }] }, zone);
  const read = (most: number, at = [1000, 1001]) =>
    eventsRecordedAt(database.db, reference, { units: [ONE, OTHER], at, most });
  const few = await read(4);
  expect(few.events.map(({ told }) => told.id)).toEqual(["e9", "e11", "e13", "e15"]);
  expect([...few.others].sort()).toEqual([
    [ONE, 8],
    [OTHER, 3],
  ]);
  const all = await read(100);
  expect(all.events).toHaveLength(15);
  expect(all.others.size).toBe(0);
  expect((await read(100, [1000])).events.map(({ told }) => told.id)).toEqual([
    "e2",
    "e4",
    "e6",
    "e8",
    "e10",
    "e12",
    "e14",
  ]);
});
