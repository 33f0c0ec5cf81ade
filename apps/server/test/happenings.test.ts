import type { Happenings } from "@ioc/protocol/happenings.ts";
import { HAPPENED_PER_SECOND, MOST_HAPPENED } from "@ioc/protocol/happenings.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tokenFor } from "./directives.test-support.ts";
import { ToldEvents } from "./happenings.test-support.ts";
import { call } from "./http-client.test-support.ts";
import { connect, connected } from "./live-client.test-support.ts";
import { Province, provisionProcedures, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";
import { letIn } from "./screens.test-support.ts";

let server: TestServer;
let p: Province;
let staff: string;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"), { publicBoard: true });
  await provisionProcedures(server);
  p = await Province.create(server);
  staff = await tokenFor(p, "staff", "C1");
});
afterAll(() => server.stop());

/** Follows a unit, and what is told of it. */
async function following(token: string, unit: string | undefined) {
  // What is recorded from now on is later than all that was there.
  server.clock.advance(1);
  const socket = await connected(server.url, "/board", token);
  const told = new ToldEvents(socket);
  const answer = (await socket.emitWithAck("follow", unit === undefined ? {} : { unit })) as unknown;
  return { socket, told, answer };
}

describe("whoever may read the dossiers of a unit", () => {
  test("is told its events with their codes, and nothing of other units", async () => {
    const own = await following(staff, p.unit("C1"));
    expect(own.answer).toEqual({ ok: true, unit: p.unit("C1") });
    // Without a unit: the topmost that they may read.
    const top = await following(staff, undefined);
    expect(top.answer).toEqual({ ok: true, unit: p.unit("C1") });
    const district = await following(BOOTSTRAP_TOKEN, p.unit("D1"));
    await p.take([
      p.received("C1", "A1", "2026-03-11 09:00", "wd5"),
      p.received("C3", "A2", "2026-03-11 09:00", "wd5"),
    ]);
    await p.take([
      p.event("C2", "withdrawn", "A3", "2026-03-11 09:30"),
      p.event("C1", "paid", "A1", "2026-03-11 09:40", { method: "online" }),
    ]);
    await own.told.until(() => own.told.events.length >= 2);
    await district.told.until(() => district.told.events.length >= 3);
    expect(own.told.subjects).toEqual(["A1", "A1"].map((name) => p.dossier(name)));
    expect(district.told.subjects.toSorted()).toEqual(["A1", "A1", "A3"].map((name) => p.dossier(name)));
    const [receipt, payment] = own.told.events;
    expect(receipt).toEqual({
      ...{ source: `/units/${p.unit("C1")}`, id: receipt?.id, type: "vn.motcua.dossier.received" },
      ...{ subject: p.dossier("A1"), unit: p.unit("C1"), unitName: "Đơn vị C1", unitNameEn: null, field: "Đất đai" },
      ...{ time: "2026-03-11T02:00:00.000Z", recordedAt: new Date(server.clock.now()).toISOString() },
    });
    // A payment does not say what it is for; its dossier does.
    expect(payment).toMatchObject({ type: "vn.motcua.dossier.paid", field: "Đất đai" });
    expect(
      own.told.messages.every(({ skipped, again, unit }) => skipped === 0 && !again && unit === p.unit("C1")),
    ).toBe(true);

    // The last ones are the same, the newest first.
    const { body } = await p.call("GET", `/api/v1/happenings?unit=${p.unit("C1")}`);
    expect((body as Happenings).items).toEqual([payment, receipt]);

    expect(await own.socket.emitWithAck("unfollow", {})).toEqual({ ok: true });
    const before = own.told.events.length;
    await p.take([p.received("C1", "A4", "2026-03-11 09:00", "wd5")]);
    await top.told.until(() => top.told.subjects.includes(p.dossier("A4")));
    expect(own.told.events.length).toBe(before);
    for (const { socket } of [own, top, district]) socket.disconnect();
  });

  test("follows one unit at a time", async () => {
    const { socket, told } = await following(BOOTSTRAP_TOKEN, p.unit("C2"));
    expect(await socket.emitWithAck("follow", { unit: p.unit("C3") })).toEqual({ ok: true, unit: p.unit("C3") });
    await p.take([
      p.received("C2", "B1", "2026-03-11 09:00", "wd5"),
      p.received("C3", "B2", "2026-03-11 09:00", "wd5"),
    ]);
    await told.until(() => told.events.length > 0);
    expect(told.subjects).toEqual([p.dossier("B2")]);
    socket.disconnect();
  });
});

describe("nobody else", () => {
  test("public boards, screens and feeds are told nothing, and other units do not exist", async () => {
    const { credential } = await letIn(server, { name: "Tường", unit: p.unit("C1") });
    const anybody = await connect(server.url, "/board", {});
    if (typeof anybody === "string") throw new Error(anybody);
    expect(await anybody.emitWithAck("follow", {})).toMatchObject({ ok: false, code: "unauthenticated" });
    const screen = await following(credential, p.unit("C1"));
    expect(screen.answer).toMatchObject({ ok: false, code: "forbidden" });
    const elsewhere = await following(staff, p.unit("C2"));
    const nowhere = await following(staff, "NOWHERE");
    expect(elsewhere.answer).toMatchObject({ ok: false, code: "not-found" });
    expect(elsewhere.answer).toEqual(nowhere.answer);
    expect(await elsewhere.socket.emitWithAck("follow", { unit: 7 })).toMatchObject({ ok: false, code: "invalid" });
    const seen = new ToldEvents(anybody);
    const mine = await following(staff, p.unit("C1"));
    await p.take([
      p.received("C1", "N1", "2026-03-11 09:00", "wd5"),
      p.received("C2", "N2", "2026-03-11 09:00", "wd5"),
    ]);
    await mine.told.until(() => mine.told.events.length > 0);
    expect([seen.messages, screen.told.messages, elsewhere.told.messages]).toEqual([[], [], []]);
    const asked = (token?: string) =>
      call(server.url, "GET", `/api/v1/happenings?unit=${p.unit("C1")}`, token === undefined ? {} : { token });
    expect((await asked()).status).toBe(401);
    expect((await asked(credential)).status).toBe(403);
    expect((await asked(await tokenFor(p, "staff", "C2"))).status).toBe(404);
    for (const socket of [anybody, screen.socket, elsewhere.socket, nowhere.socket, mine.socket]) socket.disconnect();
  });

  test("who may not any more is told nothing more", async () => {
    const created = await p.call("POST", "/api/v1/tokens", { body: { name: "t", role: "staff", unit: p.unit("C1") } });
    const { id, token } = created.body as { id: string; token: string };
    const { socket, told } = await following(token, p.unit("C1"));
    const gone = new Promise((done) => socket.once("disconnect", done));
    expect((await p.call("DELETE", `/api/v1/tokens/${id}`)).status).toBe(204);
    await gone;
    await p.take([p.received("C1", "G1", "2026-03-11 09:00", "wd5")]);
    expect(told.subjects).not.toContain(p.dossier("G1"));
  });
});

describe("much at once", () => {
  test("is told in part and counted whole", async () => {
    const { socket, told } = await following(staff, p.unit("C1"));
    const batch = Array.from({ length: 700 }, (_, index) => p.received("C1", `M${index}`, "2026-03-11 09:00", "wd5"));
    await p.take(batch, "C1");
    const all = (): number => told.events.length + told.messages.reduce((sum, { skipped }) => sum + skipped, 0);
    await told.until(() => all() >= batch.length);
    expect(all()).toBe(batch.length);
    expect(Math.max(...told.messages.map(({ events }) => events.length))).toBeLessThanOrEqual(MOST_HAPPENED);
    // The last ones are those that are told.
    expect(told.subjects).toContain(p.dossier("M699"));
    const { body } = await p.call("GET", `/api/v1/happenings?unit=${p.unit("C1")}`);
    expect((body as Happenings).items).toHaveLength(500);
    socket.disconnect();
  });

  test("comes in no more messages in a second than it may, each event once", async () => {
    const { socket, told } = await following(staff, p.unit("C1"));
    const names = Array.from({ length: 60 }, (_, index) => `S${index}`);
    for (const name of names) {
      server.clock.advance(1);
      await p.take([p.received("C1", name, "2026-03-11 09:00", "wd5")], "C1");
    }
    await told.until(() => told.events.length >= names.length);
    expect(told.subjects).toEqual(names.map((name) => p.dossier(name)));
    for (const [index, at] of told.arrivedAt.entries()) {
      const sixth = told.arrivedAt[index + HAPPENED_PER_SECOND];
      if (sixth !== undefined) expect(sixth - at).toBeGreaterThanOrEqual(1000);
    }
    socket.disconnect();
  });
});
