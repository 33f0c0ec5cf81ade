import { sql } from "kysely";
import { expect, test } from "vitest";
import { openFresh } from "../../test/fresh-database.test-support.ts";
import { migrate } from "../database/migrate.ts";
import { dropOldRejected } from "./fault-store.ts";

const NOW = Date.parse("2026-11-22T00:00:00Z");
const DAY_MS = 86_400_000;

test("refused events are forgotten after 90 days, what the fold finds in stored ones is not", async () => {
  const opened = await openFresh();
  await opened.exclusively(migrate);
  await sql`
    insert into fault (kind, unit, feed, dossier, subject, recorded_at, message) values
      ('rejected', 1, 1, null, 'old', ${NOW - 91 * DAY_MS}, ''),
      ('rejected', 1, 1, null, 'young', ${NOW - 89 * DAY_MS}, ''),
      ('orphan', 1, 1, 5, 'found', ${NOW - 400 * DAY_MS}, '')`.execute(opened.db);
  await dropOldRejected(opened.db, NOW);
  const { rows } = await sql<{ subject: string }>`select subject from fault order by subject`.execute(opened.db);
  expect(rows.map(({ subject }) => subject)).toEqual(["found", "young"]);
  await opened.close();
});
