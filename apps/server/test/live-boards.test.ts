import type { Socket } from "socket.io-client";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { call, expectProblem } from "./http-client.test-support.ts";
import { connect, connected, type LiveDocument, subscribe, timeless } from "./live-client.test-support.ts";
import { type CloudEvent, Province, provisionProcedures, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"), { publicBoard: true });
  await provisionProcedures(server);
});
afterAll(() => server.stop());

const sockets: Socket[] = [];
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.disconnect();
});

async function board(): Promise<Socket> {
  const socket = await connected(server.url, "/board", BOOTSTRAP_TOKEN);
  sockets.push(socket);
  return socket;
}

/** Takes events a second after what came before, so that no patch has to wait for its turn. */
async function takeLater(p: Province, ...events: CloudEvent[]): Promise<void> {
  server.clock.advance(1100);
  await p.take(events);
}

async function expectRest(p: Province, unit: string, live: LiveDocument): Promise<void> {
  const { from, to } = live.document.period;
  expect(timeless(live.document)).toEqual(timeless(await p.board(unit, { from, to })));
  expect(live.broken).toBe(false);
}

const received = (p: Province, name: string, unit = "C1") => p.received(unit, name, "2026-03-11 09:00", "wd3");
const has = (count: number) => (document: { measures: { received: number } }) => document.measures.received === count;

test("a subscription gives the board, and each change comes as a patch that leads from version to version", async () => {
  const p = await Province.create(server);
  const live = await subscribe(await board(), { unit: p.code, period: "today" });
  expect(live.document.period).toEqual({ from: "2026-03-11", to: "2026-03-11" });
  await expectRest(p, "", live);
  const versions = [live.document.version];
  for (const index of [1, 2, 3]) {
    await takeLater(p, received(p, `H${index}`, `C${index}`));
    const document = await live.until(has(index));
    expect(Date.parse(document.asOf)).toBe(server.clock.now());
    await expectRest(p, "", live);
    versions.push(document.version);
  }
  expect(live.patches.map(({ base }) => base)).toEqual(versions.slice(0, 3));
  expect(live.patches.map(({ version }) => version)).toEqual(versions.slice(1));
  expect(new Set(versions).size).toBe(4);
  for (const message of live.patches) {
    expect(Object.keys(message).sort()).toEqual(["base", "patch", "subscription", "version"]);
    expect(message.patch).toMatchObject({ version: message.version, asOf: expect.any(String) });
  }
});

test("relative periods begin with their civil day, week, month, quarter or year and end today; a range is itself", async () => {
  const p = await Province.create(server);
  const socket = await board();
  const begins = {
    today: "2026-03-11",
    week: "2026-03-09",
    month: "2026-03-01",
    quarter: "2026-01-01",
    year: "2026-01-01",
  };
  await p.take([
    p.received("C1", "H1", "2026-01-05 09:00", "wd3"),
    p.received("C1", "H2", "2026-03-02 09:00", "wd3"),
    p.received("C2", "H3", "2026-03-09 09:00", "wd3"),
  ]);
  for (const [period, from] of Object.entries(begins)) {
    const live = await subscribe(socket, { unit: p.code, period });
    expect(live.document.period).toEqual({ from, to: "2026-03-11" });
    await expectRest(p, "", live);
  }
  const range = await subscribe(socket, { unit: p.unit("D1"), from: "2026-03-01", to: "2026-03-31" });
  expect(range.document.period).toEqual({ from: "2026-03-01", to: "2026-03-31" });
  await takeLater(p, p.received("C1", "H4", "2026-03-03 09:00", "wd3"));
  await range.until(has(3));
  await expectRest(p, "D1", range);
});

test("one subscription serves all who watch the same board, whenever they came", async () => {
  const p = await Province.create(server);
  const first = await subscribe(await board(), { unit: p.code, period: "today" });
  await takeLater(p, received(p, "H1"));
  await first.until(has(1));
  server.clock.advance(1100);
  const second = await subscribe(await board(), { unit: p.code, period: "today" });
  expect(second.subscription).toBe(first.subscription);
  const other = await subscribe(await board(), { unit: p.unit("D1"), period: "today" });
  expect(other.subscription).not.toBe(first.subscription);
  await takeLater(p, received(p, "H2"));
  await Promise.all([first.until(has(2)), second.until(has(2))]);
  expect(second.patches.at(-1)).toEqual(first.patches.at(-1));
  await Promise.all([expectRest(p, "", first), expectRest(p, "", second)]);
  expect(timeless(second.document)).toEqual(timeless(first.document));
});

test("who has unsubscribed is told nothing more, others are", async () => {
  const p = await Province.create(server);
  const socket = await board();
  const [leaves, stays] = [
    await subscribe(socket, { unit: p.code, period: "today" }),
    await subscribe(await board(), { unit: p.code, period: "today" }),
  ];
  const { subscription } = leaves;
  expect(await socket.emitWithAck("unsubscribe", { subscription })).toMatchObject({ ok: true });
  const told = leaves.patches.length;
  await takeLater(p, received(p, "H1"));
  await stays.until(has(1));
  expect(await socket.emitWithAck("unsubscribe", { subscription })).toMatchObject({ ok: false, code: "not-found" });
  expect(leaves.patches.length).toBe(told);
  // Coming back goes on from a board of now.
  await expectRest(p, "", await subscribe(socket, { unit: p.code, period: "today" }));
});

test("events elsewhere, repetitions and rejections move nothing that is watched", async () => {
  const p = await Province.create(server);
  const socket = await board();
  const [d1, all] = [
    await subscribe(socket, { unit: p.unit("D1"), period: "today" }),
    await subscribe(socket, { unit: p.code, period: "today" }),
  ];
  const event = received(p, "H1", "C3");
  await takeLater(p, event);
  await all.until(has(1));
  server.clock.advance(1100);
  await p.send([event, {}]);
  await takeLater(p, received(p, "H2", "C3"));
  await all.until(has(2));
  expect(d1.patches).toEqual([]);
});

test("who was away subscribes again and has the numbers of REST", async () => {
  const p = await Province.create(server);
  const away = await board();
  const before = await subscribe(away, { unit: p.code, period: "today" });
  away.disconnect();
  await takeLater(p, received(p, "H1"), received(p, "H2", "C2"));
  const after = await subscribe(await board(), { unit: p.code, period: "today" });
  expect(before.document.measures.received).toBe(0);
  expect(after.document.measures.received).toBe(2);
  await expectRest(p, "", after);
});

test("changes of units and procedures reach those who watch", async () => {
  const p = await Province.create(server);
  await p.take([p.received("C1", "H1", "2026-03-11 09:00", `${p.code}-later`)]);
  const live = await subscribe(await board(), { unit: p.code, period: "today" });
  server.clock.advance(1100);
  await p.putUnits([
    { code: p.unit("D1"), name: "Huyện đổi tên", kind: "district", parent: p.code },
    { code: p.unit("D3"), name: "Huyện mới", kind: "district", parent: p.code },
  ]);
  await live.until(({ children }) => children[p.unit("D3")] !== undefined);
  expect(live.document.children[p.unit("D1")]?.name).toBe("Huyện đổi tên");
  await expectRest(p, "", live);
  server.clock.advance(1100);
  const body = [
    {
      code: `${p.code}-later`,
      name: "x",
      field: "Mới",
      level: "commune",
      service: "full",
      limit: 0,
      limitUnit: "workingDay",
    },
  ];
  expect((await p.call("PUT", "/api/v1/procedures", { body })).status).toBe(200);
  await live.until(({ fields }) => fields["Mới"] !== undefined);
  expect(live.document.fields["unclassified"]?.measures.received ?? 0).toBe(0);
  expect(live.document.measures.dueToday).toBe(1);
});

test.each<readonly [string, readonly unknown[], string]>([
  ["nothing", [], "invalid"],
  ["null", [null], "invalid"],
  ["a text", ["today"], "invalid"],
  ["an array", [[]], "invalid"],
  ["bytes", [Buffer.from("x")], "invalid"],
  ["neither period nor range", [{ unit: "T1" }], "invalid"],
  ["half a range", [{ unit: "T1", from: "2026-03-01" }], "invalid"],
  ["a range backwards", [{ unit: "T1", from: "2026-03-02", to: "2026-03-01" }], "invalid"],
  ["a date that is none", [{ unit: "T1", from: "2026-02-29", to: "2026-03-01" }], "invalid"],
  ["a period that is none", [{ unit: "T1", period: "decade" }], "invalid"],
  ["a period that JavaScript knows", [{ unit: "T1", period: "constructor" }], "invalid"],
  ["a unit that is a number", [{ unit: 1, period: "today" }], "invalid"],
  ["an unknown unit", [{ unit: "NOWHERE", period: "today" }], "not-found"],
])("subscribing is refused: %s", async (_, args, code) => {
  const socket = await board();
  expect(await socket.emitWithAck("subscribe", ...args)).toEqual({ ok: false, code, message: expect.any(String) });
});

test("messages without an acknowledgement, and of unknown names, do no harm", async () => {
  const p = await Province.create(server);
  const socket = await board();
  socket.emit("subscribe");
  socket.emit("subscribe", { unit: p.code, period: "today" });
  socket.emit("unsubscribe", null);
  socket.emit("nobody knows this", 1);
  for (const wrong of [undefined, null, 1, {}, { subscription: 1 }, { subscription: "" }]) {
    expect(await socket.emitWithAck("unsubscribe", wrong)).toMatchObject({ ok: false, code: "invalid" });
  }
  await expectRest(p, "", await subscribe(socket, { unit: p.code, period: "today" }));
});

test("where boards are public they can be read without a token, dossiers and faults never", async () => {
  const p = await Province.create(server);
  const socket = await connect(server.url, "/board", {});
  if (typeof socket === "string") throw new Error(socket);
  sockets.push(socket);
  await expectRest(p, "", await subscribe(socket, { unit: p.code, period: "today" }));
  expect((await call(server.url, "GET", `/api/v1/board?unit=${p.code}`)).status).toBe(200);
  for (const path of ["dossiers?measure=received", "dossiers/x", "faults", "units", "feeds"]) {
    expectProblem(await call(server.url, "GET", `/api/v1/${path}`), 401, "unauthenticated");
  }
  // A token that is wrong is wrong, public or not.
  expectProblem(await call(server.url, "GET", "/api/v1/board", { token: "nobody's" }), 401, "unauthenticated");
  expect(await connect(server.url, "/board", { token: "nobody's" })).toBe("unauthenticated");
});
