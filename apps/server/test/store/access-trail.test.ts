import { createZone } from "@ioc/domain/time/zone.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Principal } from "../../src/access/principal.ts";
import { TokenUses, writeUses } from "../../src/access/token-uses.ts";
import { writeAudit } from "../../src/audit/write-audit.ts";
import { migrate } from "../../src/database/migrate.ts";
import type { OpenDatabase } from "../../src/database/open-database.ts";
import { openFresh } from "../fresh-database.test-support.ts";

const NOON = Date.parse("2026-03-11T12:00:00+07:00");
const DAY_MS = 86_400_000;
const zone = createZone("Asia/Ho_Chi_Minh");
if (zone === undefined) throw new Error("no such zone");

let database: OpenDatabase;
beforeAll(async () => {
  database = await openFresh();
  await migrate(database.db);
  const { db } = database;
  await db.insertInto("unit").values({ code: "P", doc: "{}" }).execute();
  const made = { unit: 1, created_at: 0, revoked_at: null };
  await db
    .insertInto("feed")
    .values({ ...made, name: "f", token_hash: "f" })
    .execute();
  await db
    .insertInto("service_token")
    .values({ ...made, name: "s", role: "leader", token_hash: "s" })
    .execute();
});
afterAll(() => database.close());

const service: Principal = { kind: "service", id: 1, name: "s", grants: [] };
const feed: Principal = {
  kind: "feed",
  feed: { id: 1, unit: 1, name: "f", tokenHash: "f", createdAt: 0, revokedAt: null, olderTokens: [] },
};

/** Writes what is due, and tells what the audit trail says of it. */
async function write(uses: TokenUses, isLast: boolean): Promise<unknown[]> {
  const due = uses.due(isLast);
  const entries = await database.db.transaction().execute(async (transaction) => {
    const made = await writeUses(transaction, zone as NonNullable<typeof zone>, due);
    await writeAudit(transaction, due[0]?.at ?? 0, made);
    return made;
  });
  uses.written(due);
  return entries.map(({ action, object, address }) => [action, object ?? null, address]);
}

test("the last use of each token is known; the first of a day stands in the trail", async () => {
  const uses = new TokenUses();
  const use = (at: number): void => {
    for (const who of [feed, service, { kind: "bootstrap" }, { kind: "nobody" }] as const) uses.used(who, "::1", at);
  };
  use(NOON - 1000);
  use(NOON);
  expect(await write(uses, true)).toEqual([
    ["feed.use", "1", "::1"],
    ["token.use", "1", "::1"],
    ["token.use", null, "::1"],
  ]);
  const lastUsed = async (): Promise<unknown[]> => [
    (await database.db.selectFrom("feed").select("last_used_at").executeTakeFirstOrThrow()).last_used_at,
    (await database.db.selectFrom("service_token").select("last_used_at").executeTakeFirstOrThrow()).last_used_at,
  ];
  expect(await lastUsed()).toEqual([NOON, NOON]);

  use(NOON + 1000);
  // Written less than a minute ago.
  expect(uses.due(false)).toEqual([]);
  expect(await write(uses, true)).toEqual([]);
  expect(await lastUsed()).toEqual([NOON + 1000, NOON + 1000]);

  // A node whose clock is behind takes nothing back.
  use(NOON);
  await write(uses, true);
  expect(await lastUsed()).toEqual([NOON + 1000, NOON + 1000]);

  use(NOON + DAY_MS);
  expect(await write(uses, true)).toHaveLength(3);
});
