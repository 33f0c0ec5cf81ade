import type { Socket } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connected } from "./live-client.test-support.ts";
import { type FeedAnswer, Province, provisionProcedures, wall } from "./province.test-support.ts";
import { RawSocket } from "./raw-socket.test-support.ts";
import { startTestServer, type TestServer } from "./running-server.test-support.ts";

const MIB = 1024 * 1024;

let server: TestServer;
let p: Province;
let socket: Socket;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  await provisionProcedures(server);
  p = await Province.create(server);
  socket = await connected(server.url, "/feed", await p.feedToken(""));
});
afterAll(async () => {
  socket.disconnect();
  await server.stop();
});

const event = (name: string) => p.received("C1", name, "2026-03-10 09:00", "wd5");

test("the acknowledgement says what became of each event, and comes after they count", async () => {
  const bad = { ...event("S0"), id: "bad", time: "yesterday" };
  const twice = event("S1");
  const answer = (await socket.emitWithAck("events", [twice, bad, event("S2"), twice])) as FeedAnswer;
  expect(answer).toEqual({
    ok: true,
    accepted: 2,
    duplicates: 1,
    rejected: [{ index: 1, id: "bad", code: "invalid", path: expect.any(String), message: expect.any(String) }],
  });
  expect((await p.readDossier("S2")).state).toBe("open");
});

test("1 to 1000 events: none is invalid, more too large", async () => {
  expect(await socket.emitWithAck("events", [])).toMatchObject({ ok: false, code: "invalid" });
  const many = Array.from({ length: 1001 }, (_, index) => event(`M${index}`));
  expect(await socket.emitWithAck("events", many)).toMatchObject({ ok: false, code: "too-large" });
  expect(await socket.emitWithAck("events", many.slice(0, 1000))).toMatchObject({ ok: true, accepted: 1000 });
});

test.each([
  ["nothing", []],
  ["null", [null]],
  ["a text", ["events"]],
  ["a number", [7]],
  ["one event that is in no array", [{ specversion: "1.0" }]],
  ["bytes", [Buffer.from([1, 2, 3])]],
])("in place of an array of events: %s", async (_, args) => {
  const answer: unknown = await socket.emitWithAck("events", ...args);
  expect(answer).toEqual({ ok: false, code: "invalid", message: expect.any(String) });
});

test("a batch of nonsense is rejected, one by one", async () => {
  const nonsense = [null, 1, "x", true, [], {}, [[]], Buffer.from("x"), { specversion: 1 }];
  const answer = (await socket.emitWithAck("events", nonsense)) as FeedAnswer;
  expect(answer.accepted).toBe(0);
  expect(answer.rejected.map(({ index, code }) => [index, code])).toEqual(nonsense.map((_, i) => [i, "invalid"]));
});

test("without an acknowledgement asked for, events are taken all the same", async () => {
  socket.emit("events", [event("N1")]);
  socket.emit("events");
  socket.emit("events", null);
  socket.emit("nobody knows this", { a: 1 }, [2]);
  const answer = await socket.emitWithAck("events", [event("N2")]);
  expect(answer).toMatchObject({ ok: true, accepted: 1 });
  expect((await p.readDossier("N1")).state).toBe("open");
});

test("more arguments than one, and an acknowledgement that is not last, do no harm", async () => {
  const answer = await socket.emitWithAck("events", [event("X1")], { more: true });
  expect(answer).toMatchObject({ ok: expect.any(Boolean) });
});

test("messages up to 2 MiB are taken, over 8 MiB refused, and others do not notice", async () => {
  const big = await connected(server.url, "/feed", await p.feedToken(""));
  const padded = (name: string, bytes: number) => ({ ...event(name), padding: "x".repeat(bytes) });
  expect(await big.emitWithAck("events", [padded("B1", 2 * MIB - 1024)])).toMatchObject({ ok: true, accepted: 1 });
  const refused = await new Promise((done) => {
    big.once("disconnect", () => done("closed"));
    big.emit("events", [padded("B2", 8 * MIB + 1)], ({ code }: { code: string }) => done(code));
  });
  expect(["closed", "too-large"]).toContain(refused);
  big.disconnect();
  expect((await p.call("GET", `/api/v1/dossiers/${p.dossier("B2")}`)).status).toBe(404);
  expect(await socket.emitWithAck("events", [event("B3")])).toMatchObject({ ok: true, accepted: 1 });
});

test("a hundred thousand levels deep: rejected, and the good event beside it is taken", async () => {
  const raw = await RawSocket.connect(server.url, "/feed", await p.feedToken(""));
  const depth = 100_000;
  const deep = "[".repeat(depth) + "]".repeat(depth);
  const objects = `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;
  const bad = [
    JSON.stringify({ ...event("D1"), data: "@" }).replace('"@"', deep),
    JSON.stringify({ ...event("D2"), data: { procedure: "wd5", channel: "counter", components: "@" } }).replace(
      '"@"',
      objects,
    ),
    deep,
  ];
  const good = JSON.stringify({ ...event("D3"), extension: "@" }).replace('"@"', objects);
  const answer = (await raw.request(`["events",[${[...bad, good].join(",")}]]`)) as [FeedAnswer];
  expect(answer[0].rejected.map(({ index, code }) => [index, code])).toEqual(
    [0, 1, 2].map((index) => [index, "invalid"]),
  );
  expect(answer[0].accepted).toBe(1);
  raw.close();
  expect(
    await p.send(JSON.parse(`[${bad[0]}]`) as unknown[]).catch(() => "the client itself cannot say it"),
  ).toBeDefined();
  expect(await socket.emitWithAck("events", [event("D4")])).toMatchObject({ ok: true, accepted: 1 });
});

test("packets that are none close the connection that sent them, and no other", async () => {
  const garbage = [
    '42/feed,1["events"',
    "42/feed,1[]",
    "42/feed,1{}",
    "45/feed,9999999-[]",
    "4",
    "9",
    "42/feed,[null]",
    "\u0000",
  ];
  for (const packet of garbage) {
    const raw = await RawSocket.connect(server.url, "/feed", await p.feedToken(""));
    raw.sendPacket(packet);
    raw.close();
  }
  expect(await socket.emitWithAck("events", [event(`garbage`)])).toMatchObject({ ok: true, accepted: 1 });
});
