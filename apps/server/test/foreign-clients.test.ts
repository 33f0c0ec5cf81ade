import { CloudEvent, emitterFor, HTTP, httpTransport, Mode } from "cloudevents";
import { io } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { applyMergePatch } from "./merge-patch.test-support.ts";
import { type ServerProgram, startProgram, withDirectory } from "./server-program.test-support.ts";

// Clients that this project did not write, knowing nothing but the contract, against the server as a process.

const TOKEN = "t0ken-of-the-administrator";
const administrator = { Authorization: `Bearer ${TOKEN}`, "Content-Type": "application/json" };

let server: ServerProgram;
let removed: Promise<void>;
let closeDirectory = (): void => undefined;
let feedToken: string;

beforeAll(async () => {
  const directory = await new Promise<string>((ready) => {
    removed = withDirectory((path) => {
      ready(path);
      return new Promise((close) => {
        closeDirectory = close;
      });
    });
  });
  server = await startProgram({ IOC_DATA_DIR: directory, IOC_BOOTSTRAP_TOKEN: TOKEN, IOC_LOG_LEVEL: "error" });
  await put("units", [
    { code: "H68", name: "Tỉnh", kind: "province" },
    { code: "H68.03", name: "Xã", kind: "commune", parent: "H68" },
  ]);
  await put("procedures", [
    {
      code: "1.001193",
      name: "Khai sinh",
      field: "Hộ tịch",
      level: "commune",
      service: "full",
      limit: 1,
      limitUnit: "workingDay",
    },
  ]);
  const feed = await fetch(`${server.url}/api/v1/feeds`, {
    method: "POST",
    headers: administrator,
    body: JSON.stringify({ unit: "H68.03", name: "one-stop software" }),
  });
  feedToken = ((await feed.json()) as { token: string }).token;
});

afterAll(async () => {
  server.signal("SIGTERM");
  const { code, output } = await server.ended;
  closeDirectory();
  await removed;
  expect(code, output).toBe(0);
});

async function put(what: string, body: object): Promise<void> {
  const { status } = await fetch(`${server.url}/api/v1/${what}`, {
    method: "PUT",
    headers: administrator,
    body: JSON.stringify(body),
  });
  expect(status).toBe(200);
}

async function readBoard(): Promise<{ measures: Record<string, number>; period: { from: string; to: string } }> {
  const answer = await fetch(`${server.url}/api/v1/board?unit=H68`, { headers: administrator });
  return (await answer.json()) as { measures: Record<string, number>; period: { from: string; to: string } };
}

const cloudEvent = (id: string, type: string, data?: object) =>
  new CloudEvent({
    id,
    source: "/units/H68.03",
    type: `vn.motcua.dossier.${type}`,
    subject: `H68.03-${id.split("/")[0]}`,
    // Some of these follow each other within one millisecond, so they say their order themselves.
    time: new Date(Date.now() - 1000 + (type === "received" ? 0 : 1)).toISOString(),
    ...(data === undefined ? {} : { data }),
  });

test("the CNCF SDK feeds over HTTP: structured, through its emitter, and in batches", async () => {
  const before = (await readBoard()).measures;
  const auth = { Authorization: `Bearer ${feedToken}` };
  const events = `${server.url}/api/v1/events`;

  const structured = HTTP.structured(
    cloudEvent("sdk-1/1", "received", { procedure: "1.001193", channel: "onlineFull" }),
  );
  const answer = await fetch(events, {
    method: "POST",
    headers: { ...(structured.headers as Record<string, string>), ...auth },
    body: structured.body as string,
  });
  expect([answer.status, await answer.json()]).toEqual([200, { ok: true, accepted: 1, duplicates: 0, rejected: [] }]);

  const emit = emitterFor(httpTransport(events), { mode: Mode.STRUCTURED });
  const emitted = (await emit(cloudEvent("sdk-1/2", "paid", { method: "online", amount: 8000 }), {
    headers: auth,
  })) as {
    body: string;
  };
  expect(JSON.parse(emitted.body)).toMatchObject({ ok: true, accepted: 1 });

  const batch = [
    cloudEvent("sdk-2/1", "received", { procedure: "1.001193", channel: "counter" }),
    cloudEvent("sdk-2/2", "resolved", { outcome: "approved", result: "digital" }),
    cloudEvent("sdk-2/3", "returned"),
  ];
  const many = await fetch(events, {
    method: "POST",
    headers: { ...auth, "Content-Type": "application/cloudevents-batch+json; charset=utf-8" },
    body: JSON.stringify(batch),
  });
  expect(await many.json()).toEqual({ ok: true, accepted: 3, duplicates: 0, rejected: [] });

  const { measures } = await readBoard();
  for (const [name, more] of Object.entries({ received: 2, receivedOnlineFull: 1, paidOnline: 1, resultsDigital: 1 })) {
    expect([name, measures[name]]).toEqual([name, (before[name] ?? 0) + more]);
  }
});

test("a bare Socket.IO client feeds, watches, applies merge patches, and has the board of REST", async () => {
  const feed = io(`${server.url}/feed`, { auth: { token: feedToken }, forceNew: true });
  const wall = io(`${server.url}/board`, { auth: { token: TOKEN }, forceNew: true });
  let board: Record<string, unknown> = {};
  let subscription = "";
  let wake = (): void => undefined;
  wall.on("patch", (message: { subscription: string; base: string; version: string; patch: unknown }) => {
    if (message.subscription !== subscription) return;
    expect(message.base).toBe(board["version"]);
    board = applyMergePatch(board, message.patch) as Record<string, unknown>;
    expect(board["version"]).toBe(message.version);
    wake();
  });
  await new Promise<void>((done) => {
    wall.emit(
      "subscribe",
      { unit: "H68", period: "today" },
      (answer: { subscription: string; board: typeof board }) => {
        ({ subscription, board } = answer);
        done();
      },
    );
  });
  const received = () => (board["measures"] as Record<string, number>)["received"] ?? 0;
  const before = received();
  const wanted = before + 12;
  for (let index = 0; index < 12; index += 3) {
    const batch = [0, 1, 2].map((more) => ({
      specversion: "1.0",
      id: `bare-${index + more}`,
      source: "/units/H68.03/quay-1",
      type: "vn.motcua.dossier.received",
      subject: `H68.03-bare-${index + more}`,
      time: new Date().toISOString(),
      data: { procedure: "1.001193", channel: "postal" },
    }));
    expect(await feed.emitWithAck("events", batch)).toEqual({ ok: true, accepted: 3, duplicates: 0, rejected: [] });
    expect(await feed.emitWithAck("events", batch)).toMatchObject({ accepted: 0, duplicates: 3 });
  }
  while (received() < wanted) {
    await new Promise<void>((done) => {
      wake = done;
    });
  }
  const { version: _version, asOf: _asOf, ...rest } = (await readBoard()) as unknown as Record<string, unknown>;
  const { version: _liveVersion, asOf: _liveAsOf, ...live } = board;
  expect(withoutNulls(live)).toEqual(withoutNulls(rest));
  for (const socket of [feed, wall]) socket.disconnect();
});

function withoutNulls(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (_, member: unknown) => member ?? undefined));
}
