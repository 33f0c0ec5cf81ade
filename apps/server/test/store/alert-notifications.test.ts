import { afterAll, beforeAll, expect, test } from "vitest";
import { unit } from "../../src/access/organisation.test-support.ts";
import { dropOldAlerts } from "../../src/alerts/alert-store.ts";
import { AlertWorld, docOf, type Told } from "./alert-world.test-support.ts";

const at = (time: string): number => Date.parse(`2026-03-${time}:00+07:00`);
const HOUR_MS = 3_600_000;

let world: AlertWorld;
beforeAll(async () => {
  world = await AlertWorld.open([
    unit("P", null),
    unit("D", "P"),
    unit("A", "D"),
    unit("B", "D"),
    unit("C", "D"),
    unit("E", "P"),
  ]);
});
afterAll(() => world.close());

function everyoneIsHeard(): void {
  for (const code of ["A", "B", "C", "E"]) world.hear(code);
}

function kinds(told: readonly Told[]): string[] {
  return told.map(({ kind, unit: of, at: units }) => `${kind} ${of}: ${units.join()}`);
}

test("what one look finds below one unit is told together, each change once, whichever of two leaders looks", async () => {
  world.clock.set(at("02T09:00"));
  everyoneIsHeard();
  for (const code of ["A", "B", "E"]) world.show(code, "overdue", 2);
  await world.put(
    "late",
    docOf("P", { scope: { unit: "P", each: "leaf" }, warning: { fire: 1 }, critical: { fire: 9 } }),
    "P",
  );
  const [one, other] = [world.evaluator(), world.evaluator()];
  // Both go on from the same version: what one has written, the other does not write again.
  await Promise.all([one.look(), other.look()]);
  await Promise.all([one.look(), other.look()]);
  expect(kinds(await world.told("late")).sort()).toEqual(["fired D: A,B", "fired P: E"]);

  world.clock.advance(HOUR_MS);
  everyoneIsHeard();
  world.show("A", "overdue", 12);
  world.show("B", "overdue", 0);
  await Promise.all([other.look(), one.look()]);
  await one.look();
  const told = await world.told("late");
  expect(kinds(told).slice(2).sort()).toEqual(["raised D: A", "resolved D: B"]);
  expect(told.map(({ severity }) => severity).sort()).toEqual(["critical", "warning", "warning", "warning"]);

  // One that begins anew, as another process would, knows all of it.
  world.clock.advance(HOUR_MS);
  everyoneIsHeard();
  const third = world.evaluator();
  await third.look();
  expect(await world.told("late")).toEqual(told);
  await world.put("late", null, "P");
  await third.look();
  expect(
    kinds(await world.told("late"))
      .slice(4)
      .sort(),
  ).toEqual(["resolved D: A", "resolved P: E"]);
});

test("ALR-14: the silence of a unit above is told, and not that of each unit below it", async () => {
  world.clock.set(at("03T09:00"));
  everyoneIsHeard();
  const doc = { metric: "received", direction: "below", noData: "alert" } as const;
  await world.put("districts", docOf("P", { ...doc, scope: { unit: "P", each: "child" } }), "P");
  await world.put("communes", docOf("D", { ...doc, scope: { unit: "D", each: "leaf" } }), "D");
  const evaluator = world.evaluator();
  await evaluator.look();
  // A alone falls silent: D is heard through the others.
  world.clock.set(at("03T11:00"));
  for (const code of ["B", "C", "E"]) world.hear(code);
  await evaluator.look();
  expect(kinds(await world.told("communes"))).toEqual(["noData D: A"]);
  expect(await world.told("districts")).toEqual([]);
  // Then all of D: that is told once, of D.
  world.clock.set(at("03T15:00"));
  world.hear("E");
  await evaluator.look();
  expect(kinds(await world.told("districts"))).toEqual(["noData P: D"]);
  expect(kinds(await world.told("communes"))).toEqual(["noData D: A"]);
  const rows = await world.database.db
    .selectFrom("alert")
    .select(["unit", "inhibited_by"])
    .where("rule", "=", "communes")
    .execute();
  expect(rows.map((row) => row.inhibited_by)).toEqual(rows.map(() => world.unit("D")));
  // B and C are heard again before anybody was told of them.
  for (const code of ["A", "B", "C", "E"]) world.hear(code);
  await evaluator.look();
  expect(kinds(await world.told("communes")).slice(1)).toEqual(["resolved D: A"]);
  expect(kinds(await world.told("districts")).slice(1)).toEqual(["resolved P: D"]);
  await world.put("districts", null, "P");
  await world.put("communes", null, "D");
  await evaluator.look();
});

test("ALR-14: what is silenced is told when the silence is over, if it stands", async () => {
  world.clock.set(at("04T09:00"));
  everyoneIsHeard();
  world.show("A", "overdue", 0);
  const end = await world.silence("D", at("04T12:00"));
  await world.put("quiet", docOf("P", { scope: { unit: "P", each: "leaf" }, warning: { fire: 1 } }), "P");
  const evaluator = world.evaluator();
  for (const code of ["A", "B", "E"]) world.show(code, "overdue", 3);
  await evaluator.look();
  expect(kinds(await world.told("quiet"))).toEqual(["fired P: E"]);
  world.show("B", "overdue", 0);
  await evaluator.look();
  await end();
  await evaluator.look();
  expect(kinds(await world.told("quiet")).slice(1)).toEqual(["fired D: A"]);
  await world.put("quiet", null, "P");
  await evaluator.look();
});

test("ALR-15, ALR-20: what nobody takes on goes up to the leaders above; in office hours, where the rule says so", async () => {
  world.clock.set(at("05T16:30"));
  everyoneIsHeard();
  world.show("A", "overdue", 0);
  const doc = {
    scope: { unit: "P", each: "leaf" },
    warning: { fire: 1 },
    escalateAfterMinutes: 60,
    workingTime: true,
  } as const;
  await world.put("upwards", docOf("P", doc), "P");
  const evaluator = world.evaluator();
  world.show("E", "overdue", 0);
  world.show("B", "overdue", 3);
  await evaluator.look();
  // Half an hour of work on Thursday, and half an hour on Friday.
  for (const time of ["05T18:00", "06T07:59"]) {
    world.clock.set(at(time));
    everyoneIsHeard();
    await evaluator.look();
  }
  world.clock.set(at("05T19:00"));
  world.show("C", "overdue", 3);
  world.clock.set(at("06T08:00"));
  everyoneIsHeard();
  await evaluator.look();
  const told = await world.told("upwards");
  expect(told.map(({ kind, audience, unit: of, at: units }) => [kind, audience, of, units])).toEqual([
    ["fired", "unit", "D", ["B"]],
    ["fired", "unit", "D", ["C"]],
    ["escalated", "leadersAbove", "D", ["B"]],
  ]);
  world.clock.set(at("06T18:00"));
  everyoneIsHeard();
  world.show("E", "overdue", 3);
  await evaluator.look();
  const late = (await world.told("upwards")).find(({ at: units }) => units.includes("E"));
  expect(late).toMatchObject({ kind: "fired", unit: "P", dueAt: at("09T07:30") });
});

test("what is over is kept for more than a year, what only waited for a day; what is not over stays", async () => {
  const { db } = world.database;
  world.clock.set(at("10T09:00"));
  everyoneIsHeard();
  const doc = { scope: { unit: "P", each: "leaf" }, warning: { fire: 1 } } as const;
  await world.put("over", docOf("P", doc), "P");
  await world.put("waits", docOf("P", { ...doc, forMinutes: 600 }), "P");
  const evaluator = world.evaluator();
  await evaluator.look();
  for (const code of ["B", "C"]) world.show(code, "overdue", 0);
  await evaluator.look();
  // An hour later nothing of it is needed for telling any more.
  world.clock.set(at("10T11:00"));
  everyoneIsHeard();
  await evaluator.look();
  const kept = async (rule: string): Promise<string[]> =>
    (await db.selectFrom("alert").select("state").where("rule", "=", rule).orderBy("state").execute()).map(
      ({ state }) => state,
    );
  expect(await kept("over")).toEqual(["firing", "resolved", "resolved"]);
  expect(await kept("waits")).toEqual(["normal", "normal", "pending"]);
  await dropOldAlerts(db, at("12T09:00"));
  expect(await kept("over")).toEqual(["firing", "resolved", "resolved"]);
  expect(await kept("waits")).toEqual(["pending"]);
  await dropOldAlerts(db, at("12T09:00") + 400 * 86_400_000);
  expect(await kept("over")).toEqual(["firing"]);
  expect(await world.told("over")).toEqual([]);
});
