import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AlertClient, ruleOf } from "./alerts.test-support.ts";
import { Province } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN } from "./running-server.test-support.ts";
import { type ServerProgram, startProgram } from "./server-program.test-support.ts";

const UNITS = 60;
const url = new URL(process.env["TEST_DATABASE_URL"] ?? "postgres://none/none");
const name = `ioc_test_${randomUUID().replaceAll("-", "")}`;
const admin = new pg.Client({ connectionString: url.href });
let reading: pg.Client;
let nodes: ServerProgram[] = [];

function startNode(): Promise<ServerProgram> {
  return startProgram({ DATABASE_URL: url.href, IOC_BOOTSTRAP_TOKEN: BOOTSTRAP_TOKEN, IOC_LOG_LEVEL: "warn" });
}

beforeAll(async () => {
  await admin.connect();
  await admin.query(`create database ${name}`);
  url.pathname = `/${name}`;
  reading = new pg.Client({ connectionString: url.href });
  await reading.connect();
  // The first leads: it is alone with the lock for the while in which the second starts.
  nodes = [await startNode()];
  nodes.push(await startNode());
});

afterAll(async () => {
  for (const node of nodes) node.signal("SIGKILL");
  await Promise.all(nodes.map(({ ended }) => ended));
  await reading.end();
  await admin.query(`drop database ${name} with (force)`);
  await admin.end();
});

interface Notification {
  readonly kind: string;
  readonly alerts: readonly number[];
}

async function notifications(): Promise<Notification[]> {
  const { rows } = await reading.query<{ kind: string; doc: string }>(
    "select kind, doc from alert_notification order by id",
  );
  return rows.map(({ kind, doc }) => ({
    kind,
    alerts: (JSON.parse(doc) as { alerts: { id: number }[] }).alerts.map(({ id }) => id),
  }));
}

async function statesOf(): Promise<Readonly<Record<string, number>>> {
  const { rows } = await reading.query<{ state: string; count: string }>(
    "select state, count(*) from alert group by state",
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
}

/** When the leader is killed: resolves then, with what ends its statement on the server, and what lets the others go on. */
interface Moment {
  reach(feed: () => Promise<void>, alerts: number): Promise<Reached>;
}

interface Reached {
  /** Called once the leader is dead. */
  end(): Promise<void>;
  release(): Promise<unknown>;
}

/** Holds a lock until the leader, in its transaction, waits for it. */
function whileItWaits(lock: string): Moment {
  return {
    async reach(feed) {
      const holder = new pg.Client({ connectionString: url.href });
      await holder.connect();
      await holder.query("begin");
      await holder.query(lock);
      await feed();
      await expect.poll(waiting, { timeout: 30_000 }).not.toEqual([]);
      const leaders = await waiting();
      return {
        // A statement that waits goes on when its client is dead, and would be done once the lock is let go: what the leader
        // had not written yet would be written all the same, with a transaction around it or without.
        async end() {
          for (const pid of leaders) await reading.query("select pg_terminate_backend($1)", [pid]);
          const left = "select count(*)::int as count from pg_stat_activity where pid = any($1)";
          await expect
            .poll(async () => (await reading.query<{ count: number }>(left, [leaders])).rows[0]?.count, {
              timeout: 30_000,
            })
            .toBe(0);
        },
        async release() {
          await holder.query("rollback");
          await holder.end();
        },
      };
    },
  };
}

/** Backends that wait for a lock. */
async function waiting(): Promise<number[]> {
  const query = "select pid from pg_stat_activity where datname = $1 and wait_event_type = 'Lock'";
  return (await reading.query<{ pid: number }>(query, [name])).rows.map(({ pid }) => pid);
}

const nothing = (): Promise<void> => Promise.resolve();
const NOTHING_WAITS: Reached = { end: nothing, release: nothing };

const MOMENTS: readonly Moment[] = [
  // Before it looks.
  { reach: (feed) => feed().then(() => NOTHING_WAITS) },
  // Before it writes anything.
  whileItWaits("select version from alert_head for update"),
  // Between the alerts and their notifications.
  whileItWaits("lock table alert_notification in exclusive mode"),
  // As soon as it has written.
  {
    async reach(feed, alerts) {
      await feed();
      await expect.poll(statesOf, { timeout: 30_000, interval: 20 }).toEqual({ firing: alerts });
      return NOTHING_WAITS;
    },
  },
];

test("a leader that is killed, again and again, loses no notification and repeats none", async () => {
  const [first] = nodes;
  if (first === undefined) throw new Error("no node");
  const province = await Province.create(first);
  const units = Array.from({ length: UNITS }, (_, i) => `K${i}`);
  const parent = province.code;
  await province.putUnits(units.map((code) => ({ code: province.unit(code), name: code, kind: "commune", parent })));
  const rule = { metric: "received", scope: { unit: province.code, each: "child" }, period: "year" };
  await new AlertClient(first).put("many", ruleOf(province.code, rule));

  const part = UNITS / MOMENTS.length;
  for (const [kill, moment] of MOMENTS.entries()) {
    const [leading, following] = nodes;
    if (leading === undefined || following === undefined) throw new Error("two nodes are needed");
    const now = new Date(Date.now() - 60_000).toISOString();
    // Through the one that stays: the one that leads is about to write what becomes of it.
    const events = units.slice(kill * part, (kill + 1) * part).map((code) => ({
      ...province.event(code, "received", `D-${code}`, "2026-01-01 09:00", {
        procedure: "unknown",
        channel: "counter",
      }),
      time: now,
    }));
    const { end, release } = await moment.reach(() => province.at(following).take(events), (kill + 1) * part);
    leading.signal("SIGKILL");
    await leading.ended;
    await end();
    await release();
    nodes = [following, await startNode()];
    await expect.poll(statesOf, { timeout: 30_000, interval: 200 }).toEqual({ firing: (kill + 1) * part });
  }

  const told = await notifications();
  expect(told.every(({ kind }) => kind === "fired")).toBe(true);
  const alerts = told.flatMap((notification) => notification.alerts);
  expect(alerts).toHaveLength(UNITS);
  expect(new Set(alerts).size).toBe(UNITS);

  // Where the rule ends, each is told to be over, once.
  const [last] = nodes;
  expect((await new AlertClient(last as ServerProgram).call("DELETE", "alert-rules/many")).status).toBe(204);
  await expect.poll(statesOf, { timeout: 30_000, interval: 200 }).toEqual({ resolved: UNITS });
  const over = (await notifications()).slice(told.length);
  expect(over.every(({ kind }) => kind === "resolved")).toBe(true);
  expect(over.flatMap((notification) => notification.alerts).sort()).toEqual(alerts.sort());
}, 200_000);
