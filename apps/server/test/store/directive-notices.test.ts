import { afterAll, beforeAll, expect, test } from "vitest";
import { unit as commune, idOf, referenceOf } from "../../src/access/organisation.test-support.ts";
import { LiveState } from "../../src/boards/live-state.ts";
import { migrate } from "../../src/database/migrate.ts";
import type { OpenDatabase } from "../../src/database/open-database.ts";
import { writeDueNotices } from "../../src/directives/directive-reminders.ts";
import { directiveHead, directivesAfter } from "../../src/directives/directive-store.ts";
import { Directives } from "../../src/directives/directives.ts";
import { openFresh } from "../fresh-database.test-support.ts";
import { SetClock } from "../running-server.test-support.ts";

const at = (time: string): number => Date.parse(`2026-03-${time}:00+07:00`);
const DUE = at("12T17:00");
const caller = {
  who: { kind: "service", id: 1, name: "Lãnh đạo", grants: [{ role: "leader", unit: null }] },
  address: null,
} as const;

let database: OpenDatabase;
let directives: Directives;
const clock = new SetClock(at("10T09:00"), false);
let unit: number;
beforeAll(async () => {
  database = await openFresh();
  const { db } = database;
  await migrate(db);
  const reference = referenceOf([commune("C", null)]);
  await db.insertInto("unit").values({ code: "C", doc: "{}" }).execute();
  unit = idOf(reference, "C");
  const state = new LiveState(reference);
  directives = new Directives({ db, state, clock, changed: () => undefined });
});
afterAll(() => database.close());

async function send(dueAt = DUE): Promise<number> {
  const rest = { unit, fromUnit: null, text: "Khẩn trương", dossiers: [], alert: null, field: null, measure: null };
  return (await directives.send(caller, { ...rest, dueAt })).id;
}

async function noticesOf(directive: number): Promise<string[]> {
  const rows = database.db.selectFrom("directive_notice").select(["id", "kind"]).where("directive", "=", directive);
  return (await rows.orderBy("made_at").execute()).map(({ id, kind }) => `${kind} ${id}`);
}

/** Without anybody's right to it being looked at: those are tested elsewhere. */
async function become(id: number, state: "reported" | "accepted"): Promise<void> {
  await database.db.updateTable("directive").set({ state }).where("id", "=", id).execute();
}

test("DIR-7 each notice is written once, whoever looks how often, and raises the version once", async () => {
  clock.set(at("10T09:00"));
  const id = await send();
  const before = await directiveHead(database.db);
  expect(await writeDueNotices(database.db, at("11T17:00") - 1)).toBe(0);
  const looks = await Promise.all([1, 2, 3].map(() => writeDueNotices(database.db, at("11T17:00"))));
  expect(looks.toSorted()).toEqual([0, 0, 1]);
  expect(await writeDueNotices(database.db, DUE)).toBe(0);
  expect(await writeDueNotices(database.db, DUE + 1)).toBe(1);
  expect(await writeDueNotices(database.db, DUE + 3_600_000)).toBe(0);
  expect(await noticesOf(id)).toEqual([`dueSoon directive-${id}-dueSoon`, `overdue directive-${id}-overdue`]);
  expect(await directiveHead(database.db)).toBe(before + 2);
  expect((await directivesAfter(database.db, before)).map((row) => [row.id, row.version])).toEqual([[id, before + 2]]);
});

test("DIR-7 what was reported is not reminded of; returned after the deadline it is overdue at once", async () => {
  clock.set(at("10T09:00"));
  const id = await send();
  await become(id, "reported");
  expect(await writeDueNotices(database.db, DUE + 1)).toBe(0);
  await become(id, "accepted");
  expect(await writeDueNotices(database.db, DUE + 2)).toBe(1);
  expect(await noticesOf(id)).toEqual([`overdue directive-${id}-overdue`]);
});
