import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { numberArray, textArray } from "../../src/database/array-literal.ts";
import { migrate } from "../../src/database/migrate.ts";
import type { OpenDatabase } from "../../src/database/open-database.ts";
import { eventArray } from "../../src/ingest/event-array.ts";
import { eventKey } from "../../src/ingest/event-key.ts";
import type { EventRow } from "../../src/ingest/stored-event.ts";
import { openFresh } from "../fresh-database.test-support.ts";

let opened: OpenDatabase;
beforeAll(async () => {
  opened = await openFresh();
  await opened.exclusively(migrate);
});
afterAll(() => opened.close());

/** Whatever text may be stored: everything but NUL and halves of surrogate pairs. */
const stored = fc.string({ unit: "binary", maxLength: 40 }).map((text) => text.replaceAll("\0", ""));
const nasty = fc.oneof(
  stored,
  fc.constantFrom('"', "\\", '\\"', "{}", "(,)", "NULL", "null", "'", '{"a":"\\u0022"}', ""),
);
const int = fc.integer({ min: -2_147_483_648, max: 2_147_483_647 });
const optional = fc.option(int);

test("arrays of text and of numbers arrive as they are", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(nasty), fc.array(optional), async (texts, numbers) => {
      const { rows } = await sql<{ texts: string[]; numbers: (number | null)[] }>`
        select ${textArray(texts)}::text::text[] as texts, ${numberArray(numbers)}::text::int4[] as numbers`.execute(
        opened.db,
      );
      expect(rows[0]).toEqual({ texts, numbers });
    }),
    { seed: 5, numRuns: 60 },
  );
});

test("an array of events arrives as it is", async () => {
  const event: fc.Arbitrary<EventRow> = fc.record({
    opened: int,
    dossier: int,
    seq: int,
    time: fc.maxSafeInteger(),
    source: nasty,
    id: nasty,
    type: fc.integer({ min: 0, max: 20 }),
    unit: int,
    feed: int,
    recorded_at: fc.maxSafeInteger(),
    procedure: optional,
    procedure_version: optional,
    calendar: optional,
    to_unit: optional,
    data: nasty,
  });
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 8 }), async (events) => {
      const { rows } = await sql<EventRow>`
        select * from unnest(${eventArray(events)}::text::event_in[]) as e`.execute(opened.db);
      expect(rows).toEqual(events);
    }),
    { seed: 6, numRuns: 60 },
  );
});

test("the program and the database name an event's identity alike", async () => {
  const { rows } = await sql<{ key: string }>`
    select event_key_of('/units/H36/phường Một', 'số "1"') as key`.execute(opened.db);
  expect(rows[0]?.key.replaceAll("-", "")).toBe(eventKey({ source: "/units/H36/phường Một", id: 'số "1"' }));
});
