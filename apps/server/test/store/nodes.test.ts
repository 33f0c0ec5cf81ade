import { dayOf, type Zone } from "@ioc/domain/time/zone.ts";
import type { FeedAnswer } from "@ioc/protocol/feeding.ts";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { readBoard } from "../../src/boards/read-board.ts";
import { migrate } from "../../src/database/migrate.ts";
import type { OpenDatabase } from "../../src/database/open-database.ts";
import { makePartitions } from "../../src/database/partitions.ts";
import { Projector } from "../../src/ledger/projector.ts";
import { rebuildLedger } from "../../src/ledger/rebuild.ts";
import { verify } from "../../src/ledger/verify.ts";
import { BY_SCRIPT } from "../by-script.test-support.ts";
import { StoredWorld } from "../durability/stored-world.test-support.ts";
import { openFresh } from "../fresh-database.test-support.ts";
import { openStoreNode, type StoreNode } from "../store-node.test-support.ts";

const NOW = Date.parse("2026-03-11T10:00:00+07:00");
const clock = { now: () => NOW };

let opened: OpenDatabase;
let zone: Zone;
let nodes: [StoreNode, StoreNode];
let feed: number;

beforeAll(async () => {
  opened = await openFresh();
  await opened.exclusively(migrate);
  await makePartitions(opened.db, NOW);
});
afterAll(() => opened.close());

beforeEach(async () => {
  ({ zone } = await StoredWorld.open(opened.db, "Asia/Ho_Chi_Minh"));
  const first = await openStoreNode(opened.db, zone, clock);
  await first.provisioning.putUnits(BY_SCRIPT, [
    { code: "P", name: "P", kind: "province" },
    { code: "C", name: "C", kind: "commune", parent: "P" },
  ]);
  feed = Number((await first.provisioning.addFeed(BY_SCRIPT, { unit: "P", name: "f" }))?.id);
  nodes = [first, await openStoreNode(opened.db, zone, clock)];
});

function event(dossier: number, type = "received", data: object = { procedure: "1", channel: "counter" }): object {
  return {
    specversion: "1.0",
    id: `${dossier}-${type}`,
    source: "/units/C",
    type: `vn.motcua.dossier.${type}`,
    subject: `D-${dossier}`,
    time: type === "received" ? "2026-03-11T02:00:00Z" : "2026-03-11T02:30:00Z",
    data,
  };
}

function send(node: StoreNode, events: readonly object[]): Promise<FeedAnswer> {
  const record = node.state.reference.feedsById.get(feed);
  if (record === undefined) throw new Error("the feed is not known");
  return node.ingest.submit(record, events);
}

function board(node: StoreNode): unknown {
  const unit = node.state.reference.unit("P")?.id ?? 0;
  const today = dayOf(zone, NOW);
  return readBoard(node.state, { unit, period: { from: today, to: today }, now: NOW });
}

async function level(node: StoreNode): Promise<void> {
  const head = await sql<{ position: number }>`select position from ledger_head`.execute(opened.db);
  node.tail.wake();
  await vi.waitFor(() => expect(node.state.position).toBe(head.rows[0]?.position), { timeout: 20_000, interval: 5 });
}

async function expectAllAgree(received: number): Promise<void> {
  for (const node of nodes) await level(node);
  expect(board(nodes[0])).toMatchObject({ measures: { received } });
  expect(board(nodes[1])).toEqual(board(nodes[0]));
  expect(await verify(opened.db, nodes[0].state.reference)).toMatchObject({ differenceCount: 0 });
}

test("ING-4: the same batches on two nodes at once are stored and counted once, whoever comes first", async () => {
  const batches = Array.from({ length: 12 }, (_, batch) =>
    Array.from({ length: 40 }, (__, i) => event((batch % 4) * 25 + i)),
  );
  const answers = await Promise.all(
    batches.flatMap((batch, index) => [send(nodes[0], batch), send(nodes[1], index % 2 ? batch : batch.toReversed())]),
  );
  const sum = { accepted: 0, duplicates: 0 };
  for (const answer of answers) {
    if (!answer.ok) throw new Error(answer.message);
    sum.accepted += answer.accepted;
    sum.duplicates += answer.duplicates;
  }
  expect(sum).toEqual({ accepted: 115, duplicates: 24 * 40 - 115 });
  await expectAllAgree(115);
});

test("FOLD: two nodes that add to the same dossiers at once fold what the other has added", async () => {
  await send(
    nodes[0],
    Array.from({ length: 60 }, (_, i) => event(i)),
  );
  await level(nodes[1]);
  const later = [
    ["digitized", { components: "full" }],
    ["paid", { method: "online" }],
    ["rated", { score: 5 }],
    ["resolved", { outcome: "approved" }],
  ] as const;
  await Promise.all(
    later.map(([type, data], index) =>
      send(
        nodes[index % 2 === 0 ? 0 : 1],
        Array.from({ length: 60 }, (_, i) => event(i, type, data)),
      ),
    ),
  );
  await expectAllAgree(60);
  expect(board(nodes[1])).toMatchObject({ measures: { resolved: 60, paid: 60, componentsFull: 60, inProgress: 0 } });
});

test("PRV: what one node provisions holds for the next commit of the other", async () => {
  await nodes[0].provisioning.putUnits(BY_SCRIPT, [{ code: "N", name: "N", kind: "commune", parent: "P" }]);
  const fromNew = { ...event(1), source: "/units/N" };
  expect(await send(nodes[1], [fromNew])).toMatchObject({ ok: true, accepted: 1 });
  await nodes[0].provisioning.revokeFeed(BY_SCRIPT, feed);
  expect(await send(nodes[1], [event(2)])).toMatchObject({ ok: false, code: "unauthenticated" });
  expect(nodes[1].retries["reference"]).toBeGreaterThan(0);
});

test("a procedure that one node hears of first has its name on the other as well", async () => {
  await send(nodes[0], [event(1, "received", { procedure: "unheard-of", channel: "postal" })]);
  await level(nodes[1]);
  expect(nodes[1].state.reference.proceduresByCode.has("unheard-of")).toBe(true);
  await nodes[1].provisioning.putProcedures(BY_SCRIPT, [
    { code: "unheard-of", name: "n", field: "F", level: "commune", service: "full", limit: 1, limitUnit: "workingDay" },
  ]);
  await expectAllAgree(1);
  expect(board(nodes[0])).toMatchObject({ fields: { F: { measures: { received: 1 } } } });
});

test("a node whose rows were taken away reads everything anew, and so does one whose ledger was made anew", async () => {
  await send(nodes[0], [event(1)]);
  await new Projector({ db: opened.db, zone, clock, retentionMs: -1 }).run();
  await send(nodes[0], [event(2)]);
  await expectAllAgree(2);
  expect(nodes[1].restores).toBe(1);
  await send(nodes[0], [event(4)]);
  await new Projector({ db: opened.db, zone, clock, retentionMs: -1 }).run();
  await expectAllAgree(3);
  expect(nodes[1].restores).toBe(2);
  await rebuildLedger(opened.db, zone, NOW);
  await send(nodes[1], [event(3)]);
  await expectAllAgree(4);
  expect([nodes[0].restores, nodes[1].restores]).toEqual([1, 3]);
});

test("a node that goes on over a database that was set back forgets what it knew of the future", async () => {
  const { db } = opened;
  await send(nodes[1], [event(1)]);
  const { rows } = await sql<{ position: number }>`select position from ledger_head`.execute(db);
  const before = rows[0]?.position ?? 0;
  await send(nodes[1], [event(1, "paid", { method: "online" }), event(2)]);
  // As a restore leaves it.
  await sql`delete from event where id <> '1-received'`.execute(db);
  await sql`delete from event_key where key <> (select event_key_of(source, id) from event)`.execute(db);
  await sql`delete from dossier where code <> 'D-1'`.execute(db);
  await sql`delete from fault`.execute(db);
  await sql`delete from ledger where position > ${before}`.execute(db);
  await sql`update ledger_head set position = ${before}, epoch = epoch + 1`.execute(db);

  const later = [event(1, "digitized", { components: "full" }), event(2, "rated", { score: 5 })];
  expect(await send(nodes[1], later)).toMatchObject({ ok: true, accepted: 2 });
  await expectAllAgree(1);
  expect(board(nodes[1])).toMatchObject({ measures: { paid: 0, componentsFull: 1, orphans: 1 } });
  expect(nodes[1].restores).toBe(1);
});
