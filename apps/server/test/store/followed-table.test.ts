import { type Kysely, sql } from "kysely";
import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { FollowedTable } from "../../src/cluster/followed-table.ts";
import { LocalMessenger } from "../../src/cluster/local-messenger.ts";
import type { OpenDatabase } from "../../src/database/open-database.ts";
import type { Database } from "../../src/database/schema.ts";
import { openFresh } from "../fresh-database.test-support.ts";

interface Row {
  readonly id: number;
  readonly version: number;
}

let database: OpenDatabase;
let db: Kysely<Database>;
beforeAll(async () => {
  database = await openFresh();
  ({ db } = database);
  await sql`create table thing_head (version int8 not null)`.execute(db);
  await sql`insert into thing_head values (0)`.execute(db);
  await sql`create table thing (id int primary key, version int8 not null)`.execute(db);
});
afterAll(() => database.close());

/** Changes some rows in one transaction, as everybody does who is followed. */
async function change(...ids: number[]): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const { rows } = await sql<{ version: number }>`
      update thing_head set version = version + 1 returning version`.execute(transaction);
    for (const id of ids) {
      await sql`insert into thing values (${id}, ${rows[0]?.version})
        on conflict (id) do update set version = excluded.version`.execute(transaction);
    }
  });
}

class Follower {
  readonly told: string[] = [];
  #waiting: (() => void)[] = [];
  table: FollowedTable<Row> | undefined;

  static async start(messenger: LocalMessenger, isEmbedded: boolean): Promise<Follower> {
    const follower = new Follower();
    follower.table = await FollowedTable.follow<Row>({
      topic: "things",
      db,
      messenger,
      log: pino({ level: "silent" }),
      isEmbedded,
      head: async (on) => (await sql<Row>`select version from thing_head`.execute(on)).rows[0]?.version ?? 0,
      after: async (on, version) =>
        (await sql<Row>`select * from thing where version > ${version} order by version, id`.execute(on)).rows,
      tell(rows) {
        follower.told.push(...rows.map(({ id }) => `thing ${id}`));
        for (const wake of follower.#waiting.splice(0)) wake();
      },
    });
    return follower;
  }

  async until(...things: string[]): Promise<void> {
    while (!things.every((thing) => this.told.includes(thing))) {
      await new Promise<void>((done) => this.#waiting.push(done));
    }
  }

  async stop(): Promise<void> {
    await this.table?.stop();
  }
}

test("a change is told where it was made, where a word of it arrives and where none does; none before the start is", async () => {
  await change(1);
  const messenger = new LocalMessenger();
  const here = await Follower.start(messenger, true);
  const there = await Follower.start(messenger, true);
  const cutOff = await Follower.start(new LocalMessenger(), false);
  await change(2, 3);
  here.table?.changed();
  for (const follower of [here, there, cutOff]) {
    await follower.until("thing 2", "thing 3");
    expect(follower.told).toEqual(["thing 2", "thing 3"]);
  }
  await change(2);
  here.table?.changed();
  for (const follower of [here, there, cutOff]) {
    while (follower.told.length < 3) await new Promise((done) => setImmediate(done));
    expect(follower.told).toEqual(["thing 2", "thing 3", "thing 2"]);
    await follower.stop();
  }
});

test("a database that was set back is followed from where it is now", async () => {
  const follower = await Follower.start(new LocalMessenger(), true);
  await sql`update thing_head set version = 0`.execute(db);
  await sql`delete from thing`.execute(db);
  follower.table?.changed();
  await follower.table?.stop();
  const again = await Follower.start(new LocalMessenger(), true);
  await change(7);
  again.table?.changed();
  await again.until("thing 7");
  await again.stop();
});
