import type { ChannelMessage } from "@ioc/protocol/channel-message.ts";
import { channelMessageSchema } from "@ioc/protocol/channel-message.ts";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { unit } from "../../src/access/organisation.test-support.ts";
import type { ChannelDoc } from "../../src/channels/channel-record.ts";
import { handOutAlerts } from "../../src/channels/hand-out-alerts.ts";
import { handOutDirectives } from "../../src/channels/hand-out-directives.ts";
import { makeDigests } from "../../src/channels/make-digests.ts";
import { Directives } from "../../src/directives/directives.ts";
import { AlertWorld, docOf } from "./alert-world.test-support.ts";
import { deliveriesOf, type MadeChannel, makeChannel } from "./channel-world.test-support.ts";

const at = (time: string): number => Date.parse(`2026-03-${time}:00+07:00`);
const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

let world: AlertWorld;
beforeAll(async () => {
  world = await AlertWorld.open([unit("P", null), unit("D", "P"), unit("A", "D"), unit("B", "D"), unit("E", "P")]);
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.database.db.deleteFrom("channel").execute();
});

const handOut = (): Promise<number> => handOutAlerts(world.database.db, world.state.reference, world.clock.now());

/** What was told in a channel, by what it is of. */
async function toldIn(channel: MadeChannel): Promise<string[]> {
  const rows = await deliveriesOf(world, channel);
  return rows.map(({ message, id }) => {
    const parsed = channelMessageSchema.parse(JSON.parse(message));
    expect(parsed.id).toBe(id);
    return inShort(parsed);
  });
}

function inShort(message: ChannelMessage): string {
  if (message.type === "alert") return `${message.news} ${message.alerts.map((alert) => alert.unit).join()}`;
  return message.type === "directive" ? `${message.news} ${message.directive.unit}` : message.type;
}

function everyoneIsHeard(): void {
  for (const code of ["A", "B", "E"]) world.hear(code);
}

/** A rule for every leaf, with what it shows. */
async function rule(id: string, numbers: Readonly<Record<string, number>>, changes: object = {}): Promise<void> {
  everyoneIsHeard();
  for (const code of ["A", "B", "E"]) world.show(code, "overdue", numbers[code] ?? 0);
  const thresholds = { warning: { fire: 1 }, critical: { fire: 9 } };
  await world.put(id, docOf("P", { scope: { unit: "P", each: "leaf" }, ...thresholds, ...changes }), "P");
  await world.evaluator().look();
}

async function end(id: string): Promise<void> {
  await world.put(id, null, "P");
  await world.evaluator().look();
  await handOut();
}

test("CHN-1, CHN-2 a channel is told of its unit and what is directly below, or of everything below, from its severity on", async () => {
  world.clock.set(at("02T09:00"));
  const make = (code: string, doc: Partial<ChannelDoc>) => makeChannel(world, code, doc);
  const [ofA, ofD, ofP, ofAll, grave] = await Promise.all([
    make("A", { alerts: "warning" }),
    make("D", { alerts: "warning" }),
    make("P", { alerts: "warning" }),
    make("P", { alerts: "warning", reach: "subtree" }),
    make("P", { alerts: "critical", reach: "subtree" }),
  ]);
  await rule("reach", { A: 2, B: 2, E: 2 });
  expect(await handOut()).toBe(2);
  expect(await toldIn(ofA)).toEqual(["fired A"]);
  expect(await toldIn(ofD)).toEqual(["fired A,B"]);
  expect(await toldIn(ofP)).toEqual(["fired E"]);
  // Whatever unit they are below: one message.
  expect(await toldIn(ofAll)).toEqual(["fired A,B,E"]);
  expect(await toldIn(grave)).toEqual([]);

  world.clock.advance(HOUR_MS);
  everyoneIsHeard();
  world.show("A", "overdue", 12);
  await world.evaluator().look();
  await handOut();
  world.clock.advance(HOUR_MS);
  everyoneIsHeard();
  world.show("A", "overdue", 3);
  await world.evaluator().look();
  await handOut();
  // Whoever was told that it is critical is told that it no longer is.
  expect(await toldIn(grave)).toEqual(["raised A", "lowered A"]);
  await end("reach");
  expect((await toldIn(ofA)).slice(1)).toEqual(["raised A", "lowered A", "resolved A"]);
});

test("CHN-2 who is told of what is critical alone hears of its end behind a silence, too", async () => {
  world.clock.set(at("02T15:00"));
  const grave = await makeChannel(world, "P", { alerts: "critical" });
  await rule("behind", { E: 12 }, { noData: "alert" });
  await handOut();
  world.clock.set(at("02T16:30"));
  for (const code of ["A", "B"]) world.hear(code);
  await world.evaluator().look();
  world.clock.advance(MINUTE_MS);
  await handOut();
  world.clock.set(at("03T08:00"));
  everyoneIsHeard();
  world.show("E", "overdue", 3);
  await world.evaluator().look();
  await handOut();
  expect(await toldIn(grave)).toEqual(["fired E", "noData E", "lowered E"]);
  await end("behind");
});

test("CHN-4 each notification is handed out once, whoever does it how often; a channel that comes later is told no old news", async () => {
  world.clock.set(at("03T09:00"));
  const channel = await makeChannel(world, "P", { alerts: "warning" });
  await rule("once", { E: 2 });
  const done = await Promise.all([handOut(), handOut(), handOut()]);
  expect(done.toSorted()).toEqual([0, 0, 1]);
  const later = await makeChannel(world, "P", { alerts: "warning" });
  expect(await handOut()).toBe(0);
  expect([await toldIn(channel), await toldIn(later)]).toEqual([["fired E"], []]);

  // Even where it was not marked, it is not told twice.
  await world.database.db
    .updateTable("alert_notification")
    .set({ handed_at: null })
    .where("rule", "=", "once")
    .execute();
  expect(await handOut()).toBe(1);
  expect([await toldIn(channel), await toldIn(later)]).toEqual([["fired E"], ["fired E"]]);
  await end("once");
});

test("CHN-4 a hand-out that fails in its middle has handed out nothing", async () => {
  world.clock.set(at("04T09:00"));
  const channel = await makeChannel(world, "P", { alerts: "warning" });
  await rule("whole", { E: 2 });
  const { db } = world.database;
  await sql`
    create function no_mark() returns trigger language plpgsql as $$ begin raise exception 'killed'; end $$`.execute(
    db,
  );
  await sql`create trigger no_mark before update on alert_notification execute function no_mark()`.execute(db);
  await expect(handOut()).rejects.toThrow("killed");
  await sql`drop function no_mark cascade`.execute(db);
  expect(await toldIn(channel)).toEqual([]);
  expect(await handOut()).toBe(1);
  expect(await toldIn(channel)).toEqual(["fired E"]);
  await end("whole");
});

test("ALR-20, CHN-5 what is to be told in office hours is handed out in office hours; a channel may wait for them by itself", async () => {
  world.clock.set(at("05T18:00"));
  const [always, inHours] = await Promise.all([
    makeChannel(world, "P", { alerts: "warning" }),
    makeChannel(world, "P", { alerts: "warning", officeHours: true }),
  ]);
  await rule("evening", { E: 2 });
  await rule("office", { E: 2 }, { workingTime: true });
  await handOut();
  expect((await deliveriesOf(world, always)).map(({ next_at: nextAt }) => nextAt)).toEqual([at("05T18:00")]);
  expect((await deliveriesOf(world, inHours)).map(({ next_at: nextAt }) => nextAt)).toEqual([at("06T07:30")]);
  world.clock.set(at("06T07:30"));
  await handOut();
  expect((await deliveriesOf(world, always)).map(({ next_at: nextAt }) => nextAt)).toEqual([
    at("05T18:00"),
    at("06T07:30"),
  ]);
  await end("evening");
  await end("office");
});

test("ALR-15, CHN-2 what nobody takes on goes to the channels above that take it, and to no other", async () => {
  world.clock.set(at("09T09:00"));
  const [ofUnit, leaders, others, everything] = await Promise.all([
    makeChannel(world, "B", { alerts: "warning", escalations: true }),
    makeChannel(world, "D", { escalations: true }),
    makeChannel(world, "P", { escalations: true }),
    makeChannel(world, "P", { escalations: true, reach: "subtree" }),
  ]);
  await rule("upwards", { B: 3 }, { escalateAfterMinutes: 60 });
  await handOut();
  world.clock.set(at("09T10:00"));
  everyoneIsHeard();
  await world.evaluator().look();
  await handOut();
  expect(await toldIn(ofUnit)).toEqual(["fired B"]);
  expect(await toldIn(leaders)).toEqual(["escalated B"]);
  expect(await toldIn(others)).toEqual([]);
  expect(await toldIn(everything)).toEqual(["escalated B"]);
  await end("upwards");
});

const leader = {
  who: { kind: "service", id: 1, name: "Lãnh đạo", grants: [{ role: "leader", unit: null }] },
  address: null,
} as const;

async function directiveTo(code: string, dueAt: number): Promise<number> {
  const { database, state, clock } = world;
  const directives = new Directives({ db: database.db, state, clock, changed: () => undefined });
  const rest = {
    fromUnit: world.unit("P"),
    text: "Khẩn trương",
    dossiers: ["X-1"],
    alert: null,
    field: null,
    measure: null,
  };
  return (await directives.send(leader, { ...rest, unit: world.unit(code), dueAt })).id;
}

async function step(directive: number, seq: number, action: "seen" | "report" | "close"): Promise<void> {
  const state = { seen: "seen", report: "reported", close: "closed" } as const;
  const by = { by_kind: "service", by_id: "1", by_name: "x", comment: "Đã xong" };
  await world.database.db
    .insertInto("directive_step")
    .values({ directive, seq, at: world.clock.now(), action, state: state[action], ...by })
    .execute();
}

test("CHN-3 a directive is told to the unit and those above, a report only to those above, a look at it to nobody", async () => {
  world.clock.set(at("10T09:00"));
  const [ofA, ofD, ofE] = await Promise.all([
    makeChannel(world, "A", { directives: true }),
    makeChannel(world, "D", { directives: true }),
    makeChannel(world, "E", { directives: true }),
  ]);
  const { db } = world.database;
  const hand = () => handOutDirectives(db, world.state.reference, world.clock.now());
  const id = await directiveTo("A", at("12T17:00"));
  await step(id, 2, "seen");
  await step(id, 3, "report");
  await step(id, 4, "close");
  await db
    .insertInto("directive_notice")
    .values({ id: `directive-${id}-overdue`, directive: id, kind: "overdue", due_at: 0, made_at: world.clock.now() })
    .execute();
  const done = await Promise.all([hand(), hand()]);
  expect(done.reduce((one, other) => one + other)).toBeGreaterThan(0);
  expect(await hand()).toBe(0);
  // Of two who do it at once one takes the steps and the other the reminder.
  expect((await toldIn(ofA)).toSorted()).toEqual(["close A", "overdue A", "send A"]);
  expect((await toldIn(ofD)).toSorted()).toEqual(["close A", "overdue A", "report A", "send A"]);
  expect(await toldIn(ofE)).toEqual([]);
  for (const { message } of await deliveriesOf(world, ofA)) {
    expect(JSON.parse(message)).toMatchObject({ directive: { text: "Khẩn trương", dossiers: 1 } });
  }
});

test("CHN-6 a digest is made once a day, in office hours once a working day, goes on from the last one, and counts what is within reach", async () => {
  world.clock.set(at("11T07:00"));
  const [channel, ofE] = await Promise.all([
    makeChannel(world, "D", { digestAt: "07:30", officeHours: true }),
    makeChannel(world, "E", { digestAt: "07:30" }),
  ]);
  const { db } = world.database;
  const make = () => makeDigests(db, world.state.reference, world.clock.now());
  const digest = async (index: number, of = channel) => {
    const row = (await deliveriesOf(world, of))[index];
    const parsed = channelMessageSchema.parse(JSON.parse(row?.message ?? ""));
    if (parsed.type !== "digest") throw new Error("no digest");
    const { fired, resolved, open, overdueDirectives } = parsed;
    return [fired, resolved, open, overdueDirectives].map(({ total }) => total);
  };
  world.clock.set(at("11T07:05"));
  await rule("daily", { A: 2, B: 12 });
  const overdue = await directiveTo("A", at("11T07:10"));
  expect(await make()).toBe(0);
  world.clock.set(at("11T07:30"));
  const made = await Promise.all([make(), make()]);
  expect(made.toSorted()).toEqual([0, 2]);
  expect(await digest(0)).toEqual([2, 0, 2, 1]);
  expect(await digest(0, ofE)).toEqual([0, 0, 0, 0]);
  world.clock.set(at("11T16:00"));
  expect(await make()).toBe(0);

  everyoneIsHeard();
  world.show("A", "overdue", 0);
  await world.evaluator().look();
  await db.updateTable("directive").set({ state: "reported" }).where("id", "=", overdue).execute();
  world.clock.set(at("12T09:00"));
  everyoneIsHeard();
  await world.evaluator().look();
  expect(await make()).toBe(2);
  expect(await digest(1)).toEqual([0, 1, 1, 0]);
  // Saturday: for whoever does not keep office hours a day like any other.
  const count = async (of: MadeChannel) => (await deliveriesOf(world, of)).length;
  const before = [await count(channel), await count(ofE)];
  world.clock.set(at("14T08:00"));
  expect(await make()).toBe(1);
  expect([await count(channel), await count(ofE)]).toEqual([before[0], (before[1] ?? 0) + 1]);
  await end("daily");
});

test("CHN-8 the silences of an outage are folded, however its units fall silent one after the other; their end, too", async () => {
  world.clock.set(at("16T08:00"));
  const [all, ofD] = await Promise.all([
    makeChannel(world, "P", { alerts: "warning", reach: "subtree" }),
    makeChannel(world, "D", { alerts: "warning" }),
  ]);
  await rule("outage", {}, { noData: "alert" });
  // Each is heard for the last time a little later than the one before, of two units above.
  const heard = { A: "08:00", E: "08:01", B: "08:03" };
  for (const [code, time] of Object.entries(heard)) {
    world.clock.set(at(`16T${time}`));
    world.hear(code);
  }
  for (let minute = 0; minute <= 8; minute += 0.5) {
    world.clock.set(at("16T09:00") + minute * MINUTE_MS + 1);
    await world.evaluator().look();
    await handOut();
  }
  // After a minute those that there are, and the rest five minutes after that.
  expect(await toldIn(all)).toEqual(["noData A,E", "noData B"]);
  expect(await toldIn(ofD)).toEqual(["noData A", "noData B"]);
  const madeAt = (await deliveriesOf(world, all)).map((row) => row.made_at - at("16T09:00") - 1);
  expect(madeAt).toEqual([MINUTE_MS, 6 * MINUTE_MS]);

  everyoneIsHeard();
  await world.evaluator().look();
  await handOut();
  expect((await toldIn(all)).slice(2)).toEqual(["resolved A,B,E"]);
  await end("outage");
});

test("CHN-8 what became of a silence is told after it, and waits for it", async () => {
  world.clock.set(at("17T08:00"));
  const channel = await makeChannel(world, "P", { alerts: "warning", reach: "subtree" });
  await rule("short", {}, { noData: "alert" });
  world.clock.set(at("17T09:00") + 1);
  for (const code of ["B", "E"]) world.hear(code);
  await world.evaluator().look();
  world.clock.advance(MINUTE_MS / 2);
  world.hear("A");
  world.show("B", "overdue", 2);
  await world.evaluator().look();
  await handOut();
  expect(await toldIn(channel)).toEqual(["fired B"]);
  world.clock.advance(MINUTE_MS / 2);
  await handOut();
  expect(await toldIn(channel)).toEqual(["fired B", "noData A", "resolved A"]);
  await end("short");
});
