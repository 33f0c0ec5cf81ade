import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SYSTEM } from "../../src/audit/audit-entry.ts";
import type { AuditPlace } from "../../src/audit/audit-place.ts";
import { type AuditRequest, type AuditRow, readAudit } from "../../src/audit/read-audit.ts";
import { writeAudit } from "../../src/audit/write-audit.ts";
import { migrate } from "../../src/database/migrate.ts";
import type { OpenDatabase } from "../../src/database/open-database.ts";
import { sqlStateOf } from "../../src/database/sql-state.ts";
import { openFresh } from "../fresh-database.test-support.ts";

const EVERYTHING: Omit<AuditRequest, "limit"> = {
  units: "all",
  action: undefined,
  actor: undefined,
  search: undefined,
  from: undefined,
  to: undefined,
  after: undefined,
};
const INSUFFICIENT_PRIVILEGE = "42501";
const UNITS = [null, 1, 2, 3];
const ACTIONS = ["feed.create", "units.change", "screen.revoke"] as const;
const LINES = 120;

let store: OpenDatabase;

beforeAll(async () => {
  store = await openFresh();
  await migrate(store.db);
  for (let i = 0; i < LINES; i += 1) {
    await writeAudit(store.db, lineAt(i), [
      {
        actor: i % 5 === 0 ? SYSTEM : { kind: "person", id: `p${i % 7}`, name: `Người.${i % 7}` },
        action: ACTIONS[i % ACTIONS.length] ?? "feed.create",
        object: `line ${i}`,
        unit: UNITS[i % UNITS.length] ?? null,
        address: "192.0.2.1",
        before: i % 4 === 0 ? undefined : { name: "Đà Nẵng" },
        after: { number: i },
      },
    ]);
  }
});

afterAll(() => store.close());

/** Several in one millisecond, and not always in the order of their writing, as with several nodes. */
function lineAt(i: number): number {
  return 1_000_000 + Math.floor(i / 3) * 10 - (i % 11 === 0 ? 25 : 0);
}

async function all(request: Partial<AuditRequest>, limit: number): Promise<AuditRow[]> {
  const rows: AuditRow[] = [];
  for (let after: AuditPlace | null | undefined; after !== null; ) {
    const page = await readAudit(store.db, { ...EVERYTHING, ...request, after, limit });
    expect(page.rows.length).toBeLessThanOrEqual(limit);
    rows.push(...page.rows);
    after = page.next;
  }
  return rows;
}

/** What should be listed, found without the database's help. */
async function expected(fits: (row: AuditRow) => boolean): Promise<number[]> {
  const rows = (await store.db.selectFrom("audit").selectAll().execute()) as AuditRow[];
  return rows
    .filter(fits)
    .sort((a, b) => b.at - a.at || b.id - a.id)
    .map(({ id }) => id);
}

describe("the audit trail", () => {
  test.each(["update audit set action = 'x'", "delete from audit", "truncate audit", "truncate audit cascade"])(
    "refuses: %s",
    async (statement) => {
      const before = await expected(() => true);
      const error = await sql
        .raw(statement)
        .execute(store.db)
        .then(
          () => undefined,
          (cause: unknown) => cause,
        );
      expect(sqlStateOf(error)).toBe(INSUFFICIENT_PRIVILEGE);
      expect(await expected(() => true)).toEqual(before);
    },
  );

  test("is written with what it tells, or not at all", async () => {
    const before = await expected(() => true);
    const failed = store.db.transaction().execute(async (transaction) => {
      await writeAudit(transaction, 5, [{ actor: SYSTEM, action: "feed.create" }]);
      throw new Error("what it tells of failed");
    });
    await expect(failed).rejects.toThrow("what it tells of failed");
    expect(await expected(() => true)).toEqual(before);
  });

  test.each([1, 2, 7, 100, 500])("is listed whole, newest first, in pages of %i", async (limit) => {
    const rows = await all({}, limit);
    expect(rows.map(({ id }) => id)).toEqual(await expected(() => true));
  });

  test("is listed by unit, action, actor, time and text, alone and together", async () => {
    const many = Array.from({ length: 150 }, (_, i) => i + 2);
    const wanted: [Partial<AuditRequest>, (row: AuditRow) => boolean][] = [
      [{ units: [] }, () => false],
      [{ units: [2] }, ({ unit }) => unit === 2],
      [{ units: [1, 3] }, ({ unit }) => unit === 1 || unit === 3],
      [{ units: many }, ({ unit }) => unit !== null && unit >= 2],
      [{ action: "units.change" }, ({ action }) => action === "units.change"],
      [{ action: "units.change", units: many }, (row) => row.action === "units.change" && (row.unit ?? 0) >= 2],
      [
        { action: "units.change", units: [1, 2] },
        (row) => row.action === "units.change" && [1, 2].includes(row.unit ?? 0),
      ],
      [{ actor: "p3" }, ({ actor_id }) => actor_id === "p3"],
      [{ actor: "NGƯỜI.3" }, ({ actor_name }) => actor_name === "Người.3"],
      [{ search: "đÀ nẴng" }, ({ before }) => before !== null],
      [{ search: "line 1" }, ({ object }) => object?.includes("line 1") === true],
      [{ search: "%" }, () => false],
      [{ from: 1_000_100, to: 1_000_200 }, ({ at }) => at >= 1_000_100 && at <= 1_000_200],
      [
        { from: 1_000_100, units: [1, 2], search: "nẵng", actor: "p2" },
        (row) => row.at >= 1_000_100 && [1, 2].includes(row.unit ?? 0) && row.before !== null && row.actor_id === "p2",
      ],
    ];
    for (const [request, fits] of wanted) {
      for (const limit of [3, 100]) {
        const rows = await all(request, limit);
        expect(
          rows.map(({ id }) => id),
          JSON.stringify(request),
        ).toEqual(await expected(fits));
      }
    }
  });

  test("is searched so far for one page and no further", async () => {
    await sql`
      insert into audit (at, actor_kind, action, object, unit)
      select 2000000 + i, 'system', 'feed.use', 'hay ' || i, 1 + i % 2 from generate_series(1, 45000) i`.execute(
      store.db,
    );
    const needle = { search: "line 7", units: [1, 2, 3, 4] };
    const first = await readAudit(store.db, { ...EVERYTHING, ...needle, limit: 100 });
    expect(first.rows).toEqual([]);
    expect(first.next?.at).toBeGreaterThan(2_000_000);
    const found = await all(needle, 100);
    expect(found.map(({ id }) => id)).toEqual(
      await expected(({ object, unit }) => unit !== null && object?.startsWith("line 7") === true),
    );
    expect((await all({ search: "line 7", units: "all" }, 100)).length).toBe(11);
    expect((await all({ action: "screen.revoke" }, 100)).length).toBe(LINES / ACTIONS.length);
  });
});
