import type { FeedAnswer } from "@ioc/protocol/feeding.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "../../src/database/migrate.ts";
import type { OpenDatabase } from "../../src/database/open-database.ts";
import { BY_SCRIPT } from "../by-script.test-support.ts";
import { StoredWorld } from "../durability/stored-world.test-support.ts";
import { openFresh } from "../fresh-database.test-support.ts";
import { openStoreNode, type StoreNode } from "../store-node.test-support.ts";

const NOW = Date.parse("2026-03-11T10:00:00+07:00");
const OTHERS = 300;
const BATCH = 1000;

let opened: OpenDatabase;
let node: StoreNode;
let feeds: number[];

beforeAll(async () => {
  opened = await openFresh();
  await opened.exclusively(migrate);
  const { zone } = await StoredWorld.open(opened.db, "Asia/Ho_Chi_Minh");
  node = await openStoreNode(opened.db, zone, { now: () => NOW });
  await node.provisioning.putUnits(BY_SCRIPT, [{ code: "P", name: "P", kind: "province" }]);
  feeds = [];
  for (let made = 0; made <= OTHERS; made += 1) {
    feeds.push(Number((await node.provisioning.addFeed(BY_SCRIPT, { unit: "P", name: `f${made}` }))?.id));
  }
});
afterAll(() => opened.close());

function received(name: string): object {
  return {
    specversion: "1.0",
    id: name,
    source: "/units/P",
    type: "vn.motcua.dossier.received",
    subject: name,
    time: "2026-03-11T02:00:00Z",
    data: { procedure: "1", channel: "counter" },
  };
}

function send(feed: number | undefined, events: readonly object[]): Promise<FeedAnswer> {
  const record = node.state.reference.feedsById.get(feed ?? 0);
  if (record === undefined) throw new Error("the feed is not known");
  return node.ingest.submit(record, events);
}

test("one feed that floods holds up none of three hundred others, and is told so itself", async () => {
  const [flooding, ...others] = feeds;
  let floodsTaken = 0;
  for (let round = 0; round < 3; round += 1) {
    const before = floodsTaken;
    const flood = Array.from({ length: 8 }, async (_, place) => {
      const events = Array.from({ length: BATCH }, () => received(`F${round}.${place}`));
      const answer = await send(flooding, events);
      if (answer.ok) floodsTaken += 1;
      return answer;
    });
    const taken = await Promise.all(others.map((feed, place) => send(feed, [received(`O${round}.${place}`)])));
    expect(taken).toEqual(others.map(() => ({ ok: true, accepted: 1, duplicates: 0, rejected: [] })));
    // They came after all of its batches; in their order four of those would have gone before them.
    expect(floodsTaken - before).toBeLessThanOrEqual(2);
    const answers = await Promise.all(flood);
    expect(answers.map((answer) => (answer.ok ? answer.accepted : answer.code))).toEqual([
      ...Array.from({ length: 5 }, () => 1),
      ...Array.from({ length: 3 }, () => "overloaded"),
    ]);
  }
});
