import { afterAll, beforeAll, expect, test } from "vitest";
import { countedIn } from "./board-shape.test-support.ts";
import { call } from "./http-client.test-support.ts";
import { day, Province, provisionProcedures, wall } from "./province.test-support.ts";
import { startTestServer, type TestServer } from "./running-server.test-support.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  await provisionProcedures(server);
});
afterAll(() => server.stop());

async function oneDossierEach(p: Province): Promise<void> {
  await p.take(["C1", "C2", "C3"].map((unit) => p.received(unit, `H-${unit}`, "2026-03-02 09:00", "cd10")));
}

const UP_TO_THEN = { from: "2026-03-01", to: "2026-03-05" };
const FROM_THEN_ON = { from: "2026-03-01", to: "2026-03-06" };

async function unitAndParent(p: Province, name: string, parent: string, more: object): Promise<void> {
  const [unit, above] = [p.unit(name), p.unit(parent)];
  await p.putUnits([{ code: unit, name: `Đơn vị ${name}`, kind: "commune", parent: above, ...more }]);
}

test("after its last day everything of an ended unit stands under its successor, up to then all is as it was", async () => {
  const p = await Province.create(server);
  await oneDossierEach(p);
  await unitAndParent(p, "C1", "D1", { validTo: "2026-03-05", successor: p.unit("C3") });

  const before = await p.board("D1", UP_TO_THEN);
  expect(Object.keys(before.children).filter((code) => code !== p.unit("D1"))).toEqual([p.unit("C1"), p.unit("C2")]);
  expect(before.children[p.unit("C1")]?.measures.received).toBe(1);
  expect((await p.board("D2", UP_TO_THEN)).measures.received).toBe(1);

  const after = await p.board("D1", FROM_THEN_ON);
  expect(Object.keys(after.children)).not.toContain(p.unit("C1"));
  expect(after.measures).toMatchObject({ received: 1, inProgress: 1 });
  const d2 = await p.board("D2", FROM_THEN_ON);
  expect(d2.children[p.unit("C3")]?.measures).toMatchObject({ received: 2, inProgress: 2 });
  expect(d2.freshness.units).toBe(2);
  expect((await p.board("", FROM_THEN_ON)).measures.received).toBe(3);

  // Now that it has ended, whoever asks for the ended unit is shown the one that stands for it.
  expect((await p.board("C1", FROM_THEN_ON)).measures).toEqual((await p.board("C3", FROM_THEN_ON)).measures);
  const list = await p.dossiers("C3", { ...FROM_THEN_ON, measure: "received" });
  expect(list.items.map(({ code }) => code).sort()).toEqual([p.dossier("H-C1"), p.dossier("H-C3")]);
});

test("the events of an ended unit are taken, its feed reports for the successor, and the successor's for it", async () => {
  const p = await Province.create(server);
  const [old, next] = [await p.feedToken("C1"), await p.feedToken("C3")];
  await oneDossierEach(p);
  const late = [p.event("C1", "paid", "H-C1", "2026-03-10 09:00", { method: "online" })];
  await unitAndParent(p, "C1", "D1", { validTo: "2026-03-05", successor: p.unit("C3") });
  await p.take(late, "C1");
  expect((await p.board("C3", day("2026-03-10"))).measures.paid).toBe(1);
  await p.take([p.event("C3", "paid", "H-C3", "2026-03-10 09:00", { method: "online" })], "C1");
  await p.take([p.event("C1", "resolved", "H-C1", "2026-03-10 09:30", { outcome: "approved" })], "C3");
  expect((await p.board("C3", day("2026-03-10"))).measures).toMatchObject({ paid: 2, resolved: 1 });
  for (const token of [old, next]) {
    const foreign = await call(server.url, "POST", "/api/v1/events", {
      token,
      type: "application/cloudevents+json",
      body: p.event("C2", "paid", "H-C2", "2026-03-10 09:00", { method: "online" }),
    });
    expect(foreign.body).toMatchObject({ accepted: 0, rejected: [{ code: "forbidden" }] });
  }
});

test("a successor may end too: its own successor stands for both", async () => {
  const p = await Province.create(server);
  await oneDossierEach(p);
  await p.putUnits([
    {
      code: p.unit("C1"),
      name: "1",
      kind: "commune",
      parent: p.unit("D1"),
      validTo: "2026-03-03",
      successor: p.unit("C2"),
    },
    {
      code: p.unit("C2"),
      name: "2",
      kind: "commune",
      parent: p.unit("D1"),
      validTo: "2026-03-05",
      successor: p.unit("C3"),
    },
  ]);
  const received = async (unit: string, to: string) =>
    (await p.board(unit, { from: "2026-03-01", to })).measures.received;
  expect(await received("C1", "2026-03-03")).toBe(1);
  expect(await received("C2", "2026-03-04")).toBe(2);
  expect(await received("C3", "2026-03-05")).toBe(1);
  expect(await received("C3", "2026-03-06")).toBe(3);
  expect(await received("D1", "2026-03-06")).toBe(0);
});

test("with a district that ends, what is below it stands under the successor", async () => {
  const p = await Province.create(server);
  await oneDossierEach(p);
  await p.putUnits([
    {
      code: p.unit("D1"),
      name: "Huyện",
      kind: "district",
      parent: p.code,
      validTo: "2026-03-05",
      successor: p.unit("D2"),
    },
  ]);
  const before = await p.board("", UP_TO_THEN);
  expect(Object.keys(before.children).sort()).toEqual(expect.arrayContaining([p.unit("D1"), p.unit("D2")]));
  const after = await p.board("", FROM_THEN_ON);
  expect(Object.keys(after.children)).not.toContain(p.unit("D1"));
  expect(after.children[p.unit("D2")]?.measures.received).toBe(3);
});

test("a unit that is not valid and has no successor counts in its parent's own entry", async () => {
  const p = await Province.create(server);
  await oneDossierEach(p);
  await unitAndParent(p, "C1", "D1", { validTo: "2026-03-05" });
  await unitAndParent(p, "C2", "D1", { validFrom: "2026-03-06" });
  const before = await p.board("D1", UP_TO_THEN);
  expect(countedIn(before.children[p.unit("D1")] ?? before)).toMatchObject({ received: 1 });
  expect(before.children[p.unit("C1")]?.measures.received).toBe(1);
  expect(before.children[p.unit("C2")]).toBeUndefined();
  expect(before.freshness.units).toBe(2);
  const after = await p.board("D1", FROM_THEN_ON);
  expect(after.children[p.unit("D1")]?.measures.received).toBe(1);
  expect(after.children[p.unit("C2")]?.measures.received).toBe(1);
  expect(after.children[p.unit("C1")]).toBeUndefined();
  expect((await p.board("", FROM_THEN_ON)).measures.received).toBe(3);
});

test("a unit that moves to another parent takes its numbers along", async () => {
  const p = await Province.create(server);
  await oneDossierEach(p);
  await unitAndParent(p, "C1", "D2", {});
  expect((await p.board("D1", UP_TO_THEN)).measures.received).toBe(1);
  expect((await p.board("D2", UP_TO_THEN)).measures.received).toBe(2);
});
