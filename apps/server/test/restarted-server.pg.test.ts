import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AlertClient, ruleOf } from "./alerts.test-support.ts";
import { connected } from "./live-client.test-support.ts";
import { Province, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN } from "./running-server.test-support.ts";
import { type ServerProgram, startProgram } from "./server-program.test-support.ts";

const url = new URL(process.env["TEST_DATABASE_URL"] ?? "postgres://none/none");
const name = `ioc_test_${randomUUID().replaceAll("-", "")}`;
const admin = new pg.Client({ connectionString: url.href });
let reading: pg.Client;
let server: ServerProgram;

/** All of it is on one Thursday in Việt Nam. */
const ahead = (time: string): number => Date.parse(wall(`2026-03-05 ${time}`)) - Date.now();

async function startAt(time: string): Promise<void> {
  const settings = { DATABASE_URL: url.href, IOC_BOOTSTRAP_TOKEN: BOOTSTRAP_TOKEN, IOC_LOG_LEVEL: "warn" };
  server = await startProgram(settings, ahead(time));
}

async function end(signal: "SIGKILL" | "SIGTERM"): Promise<void> {
  server.signal(signal);
  await server.ended;
}

beforeAll(async () => {
  await admin.connect();
  await admin.query(`create database ${name}`);
  url.pathname = `/${name}`;
  reading = new pg.Client({ connectionString: url.href });
  await reading.connect();
  await startAt("07:45");
});

afterAll(async () => {
  await end("SIGKILL");
  await reading.end();
  await admin.query(`drop database ${name} with (force)`);
  await admin.end();
});

/** What is remembered is of this time or later. */
async function rememberedSince(time: string): Promise<void> {
  const at = Date.parse(wall(`2026-03-05 ${time}`));
  const query = "select count(*)::int as count from line_memory where told_at >= $1";
  await expect
    .poll(async () => (await reading.query(query, [at])).rows[0]?.count, { timeout: 30_000, interval: 50 })
    .toBe(1);
}

async function notifications(): Promise<readonly string[]> {
  const { rows } = await reading.query<{ kind: string }>("select kind from alert_notification order by id");
  return rows.map(({ kind }) => kind);
}

test("ALR-8, FRS-1: a server that is stopped, or killed, and was away makes no unit silent whose feed was connected, and none heard that was silent", async () => {
  const province = await Province.create(server);
  const [open, silent] = [province.unit("C1"), province.unit("C2")];
  const scope = { unit: province.unit("D1"), each: "child" };
  await new AlertClient(server).put("silent", ruleOf(open, { scope, noData: "alert", metric: "overdue" }));
  await province.take(["C1", "C2", "D2"].map((unit) => province.received(unit, unit, "2026-03-05 07:40", "unknown")));
  await connected(server.url, "/feed", await province.feedToken("C1"));
  const stateOf = async (unit: string): Promise<string | undefined> => {
    const board = await province.at(server).board(unit.slice(province.code.length + 1));
    return board.children[unit]?.feed.state;
  };

  // More than an hour later one of the two was not heard from again.
  server.setClockAhead(ahead("09:30"));
  const told = await new AlertClient(server).until("silent", { unit: silent, state: "noData" });
  expect(await stateOf(open)).toBe("live");
  await end("SIGTERM");

  // Its feed was connected within five minutes, whoever it was connected to.
  await startAt("09:33");
  expect([await stateOf(open), await stateOf(silent)]).toEqual(["live", "stale"]);
  await connected(server.url, "/feed", await province.at(server).feedToken("D2"));
  await rememberedSince("09:33");
  await end("SIGKILL");

  // Away for longer than a unit may be silent. Who was not heard from meanwhile is known: nobody listened.
  await startAt("11:20");
  const client = new AlertClient(server);
  await client.put("later", ruleOf(province.unit("D2"), { metric: "received" }));
  await client.until("later", { state: "firing" });
  expect(await client.alerts("?rule=silent")).toEqual([
    expect.objectContaining({ id: told.id, unit: silent, state: "noData", since: told.since }),
  ]);
  expect(await notifications()).toEqual(["noData", "fired"]);

  // An hour of working time in which somebody listened and nothing came is a silence.
  server.setClockAhead(ahead("14:31"));
  await client.until("silent", { unit: open, state: "noData" });
  expect(await notifications()).toEqual(["noData", "fired", "noData"]);
}, 120_000);
