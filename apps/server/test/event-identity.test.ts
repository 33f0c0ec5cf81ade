import { afterAll, beforeAll, expect, test } from "vitest";
import { call } from "./http-client.test-support.ts";
import { connected } from "./live-client.test-support.ts";
import { day, type FeedAnswer, Province, provisionProcedures, wall } from "./province.test-support.ts";
import { startTestServer, type TestServer } from "./running-server.test-support.ts";

let server: TestServer;
let p: Province;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  await provisionProcedures(server);
  p = await Province.create(server);
});
afterAll(() => server.stop());

const counted = (accepted: number, duplicates: number, rejected: readonly unknown[] = []) => ({
  ok: true,
  accepted,
  duplicates,
  rejected,
});

test("source and id together are an event's identity: within a batch, across batches, transports and feeds", async () => {
  const event = p.received("C1", "H1", "2026-03-10 09:00", "wd5");
  expect(await p.send([event, event, event])).toEqual(counted(1, 2));
  expect(await p.send([event])).toEqual(counted(0, 1));
  expect(await p.send([event], "C1")).toEqual(counted(0, 1));
  const socket = await connected(server.url, "/feed", await p.feedToken("D1"));
  expect(await socket.emitWithAck("events", [event])).toEqual(counted(0, 1));
  socket.disconnect();
  // The same id from another source is another event, and so is another id from the same source.
  expect(
    await p.send([
      { ...event, source: `${event["source"]}/b` },
      { ...event, id: `${event["id"]}b` },
    ]),
  ).toEqual(counted(2, 0));
  expect((await p.board("", day("2026-03-10"))).measures.received).toBe(1);
});

test("of two contents of one identity the first stands", async () => {
  const first = p.received("C1", "H2", "2026-03-09 09:00", "wd5", { channel: "postal" });
  const second = {
    ...first,
    subject: p.dossier("H2b"),
    time: wall("2026-03-09 10:00"),
    data: { procedure: "wd0", channel: "counter" },
  };
  expect(await p.send([first, second])).toEqual(counted(1, 1));
  expect(await p.send([second])).toEqual(counted(0, 1));
  expect((await p.board("", day("2026-03-09"))).measures).toMatchObject({ received: 1, receivedPostal: 1 });
  expect((await p.call("GET", `/api/v1/dossiers/${p.dossier("H2b")}`)).status).toBe(404);
});

test("what was rejected leaves no identity behind and may be sent again, mended, in the same batch too", async () => {
  const good = p.received("C1", "H3", "2026-03-06 09:00", "wd5");
  const bad = { ...good, data: { procedure: "wd5" } };
  const forbidden = { ...good, data: { ...(good["data"] as object), unit: p.unit("C3") } };
  expect(await p.send([bad])).toMatchObject({ accepted: 0, rejected: [{ id: good["id"], code: "invalid" }] });
  expect(await p.send([forbidden], "C1")).toMatchObject({
    accepted: 0,
    rejected: [{ code: "forbidden", id: good["id"] }],
  });
  expect(await p.send([bad, good, bad])).toMatchObject({
    accepted: 1,
    duplicates: 0,
    rejected: [
      { index: 0, code: "invalid" },
      { index: 2, code: "invalid" },
    ],
  });
});

test("form is looked at before the units, and the units before the identity", async () => {
  const known = p.received("C1", "H4", "2026-03-06 09:00", "wd5");
  await p.take([known]);
  const codes = async (event: object, feed: string) => (await p.send([event], feed)).rejected.map(({ code }) => code);
  const elsewhere = { ...known, data: { ...(known["data"] as object), unit: p.unit("C3") } };
  expect(await codes({ ...elsewhere, time: "never" }, "C1")).toEqual(["invalid"]);
  expect(await codes(elsewhere, "C1")).toEqual(["forbidden"]);
  expect(await codes(known, "C3")).toEqual(["forbidden"]);
  expect(await codes({ ...known, type: "vn.motcua.nothing" }, "C1")).toEqual(["invalid"]);
  const toNowhere = {
    ...known,
    type: "vn.motcua.dossier.transferred",
    data: { toUnit: "NOWHERE", unit: p.unit("C3") },
  };
  expect(await codes(toNowhere, "C1")).toEqual(["invalid"]);
  expect(await p.send([known], "C1")).toEqual(counted(0, 1));
});

test("the same events sent by many at the same time are taken once", async () => {
  const events = Array.from({ length: 40 }, (_, index) => p.received("C2", `R${index}`, "2026-03-05 09:00", "wd5"));
  const sockets = await Promise.all(
    ["", "D1", "C2"].map(async (feed) => connected(server.url, "/feed", await p.feedToken(feed))),
  );
  const token = await p.feedToken("C2");
  const overHttp = [events, events.toReversed()].map(async (body) => {
    const type = "application/cloudevents-batch+json";
    return (await call(server.url, "POST", "/api/v1/events", { token, type, body })).body as FeedAnswer;
  });
  const overSockets = sockets.map(async (socket) => (await socket.emitWithAck("events", events)) as FeedAnswer);
  const answers = await Promise.all([...overHttp, ...overSockets]);
  expect(answers.reduce((sum, { accepted }) => sum + accepted, 0)).toBe(events.length);
  expect(answers.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(4 * events.length);
  expect((await p.board("C2", day("2026-03-05"))).measures.received).toBe(events.length);
  for (const socket of sockets) socket.disconnect();
});

test("up to five minutes ahead an event is taken, and takes effect when the clock reaches it", async () => {
  const ahead = (name: string, ms: number) => ({
    ...p.received("C3", name, "2026-03-11 10:00", "wd5"),
    time: new Date(server.clock.now() + ms).toISOString(),
  });
  const [four, five, over, six] = [
    ahead("A4", 240_000),
    ahead("A5", 300_000),
    ahead("A5+", 300_001),
    ahead("A6", 360_000),
  ];
  const finer = {
    ...ahead("A5cut", 300_000),
    time: new Date(server.clock.now() + 300_000).toISOString().replace("Z", "999Z"),
  };
  expect(await p.send([four, five, finer, over, six])).toMatchObject({
    accepted: 3,
    rejected: [
      { index: 3, code: "invalid" },
      { index: 4, code: "invalid" },
    ],
  });
  const received = async () => (await p.board("C3")).measures.received;
  expect(await received()).toBe(0);
  expect((await p.dossiers("C3", { measure: "received" })).total).toBe(0);
  server.clock.advance(239_999);
  expect(await received()).toBe(0);
  server.clock.advance(1);
  expect(await received()).toBe(1);
  expect(await p.send([four])).toEqual(counted(0, 1));
  server.clock.advance(60_000);
  expect(await received()).toBe(3);
  expect((await p.send([six])).accepted).toBe(1);
});
