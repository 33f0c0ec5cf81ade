import { afterAll, beforeAll, expect, test } from "vitest";
import { call, expectProblem } from "./http-client.test-support.ts";
import { type CloudEvent, Province, provisionProcedures, wall } from "./province.test-support.ts";
import { startTestServer, type TestServer } from "./running-server.test-support.ts";

let server: TestServer;
let p: Province;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  await provisionProcedures(server);
  p = await Province.create(server);
});
afterAll(() => server.stop());

let dossiers = 0;
function received(data: object = {}, overrides: object = {}): CloudEvent {
  dossiers += 1;
  return { ...p.received("C1", `H${dossiers}`, "2026-03-10 09:00", "wd5", data), ...overrides };
}

const TYPES: Readonly<Record<string, readonly [good: readonly object[], bad: readonly object[]]>> = {
  "dossier.received": [
    [
      { procedure: "wd5", channel: "counter" },
      { procedure: "x".repeat(64), channel: "onlinePartial", dueAt: "2026-03-20T10:00:00Z", components: "none" },
      { procedure: "constructor", channel: "onlineFull", components: "partial", applicant: "organisation" },
      { procedure: "wd5", channel: "postal", dueAt: null, components: null, applicant: null, unit: null },
    ],
    [
      {},
      { procedure: "wd5" },
      { channel: "counter" },
      { procedure: null, channel: "counter" },
      { procedure: "wd5", channel: null },
      { procedure: "x".repeat(65), channel: "counter" },
      { procedure: "__proto__", channel: "counter" },
      { procedure: "wd5", channel: "Counter" },
      { procedure: "wd5", channel: "online" },
      { procedure: "wd5", channel: ["counter"] },
      { procedure: 5, channel: "counter" },
      { procedure: "wd5", channel: "counter", dueAt: "2026-03-20" },
      { procedure: "wd5", channel: "counter", dueAt: 1_772_000_000_000 },
      { procedure: "wd5", channel: "counter", components: "all" },
      { procedure: "wd5", channel: "counter", applicant: "Nguyễn Văn A" },
      { procedure: "wd5", channel: "counter", name: "Nguyễn Văn A" },
      { procedure: "wd5", channel: "counter", reason: "x" },
    ],
  ],
  "dossier.digitized": [
    [{ components: "partial" }, { components: "full" }],
    [{}, { components: "none" }, { components: null }],
  ],
  "dossier.transferred": [
    [{ toUnit: "@C3" }],
    [{}, { toUnit: null }, { toUnit: "NOWHERE" }, { toUnit: "@C3", reason: "x" }],
  ],
  "dossier.suspended": [
    [{}, { reason: "a" }, { reason: "a-9" }, { reason: "x".repeat(40) }, { reason: null }],
    [
      { reason: "" },
      { reason: "A" },
      { reason: "two words" },
      { reason: "x".repeat(41) },
      { reason: "giấy" },
      { reason: 1 },
    ],
  ],
  "dossier.resumed": [[{}], [{ reason: "x" }]],
  "dossier.extended": [[{ dueAt: "2026-03-20T10:00:00+07:00", reason: "x" }], [{}, { dueAt: null }, { dueAt: "soon" }]],
  "dossier.paid": [
    [{ method: "online" }, { method: "counter", amount: 0 }, { method: "online", amount: 9_007_199_254_740_991 }],
    [
      {},
      { method: "cash" },
      { method: "online", amount: -1 },
      { method: "online", amount: 0.5 },
      { method: "online", amount: "5" },
    ],
  ],
  "dossier.resolved": [
    [
      { outcome: "approved" },
      { outcome: "refused", result: "paper" },
      { outcome: "approved", result: "digitalSigned" },
    ],
    [{}, { outcome: "maybe" }, { outcome: "approved", result: "signed" }],
  ],
  "dossier.returned": [
    [{}, { channel: "counter" }, { channel: "online" }, { channel: "postal" }],
    [{ channel: "onlineFull" }],
  ],
  "dossier.withdrawn": [[{}, { reason: "changed-mind" }], [{ reason: "Changed" }]],
  "dossier.rated": [
    [{ score: 1 }, { score: 5 }],
    [{}, { score: 0 }, { score: 6 }, { score: 4.5 }, { score: "5" }, { score: true }, { score: null }],
  ],
  "feedback.received": [
    [{}, { topic: "late-result", dueAt: "2026-03-20T10:00:00Z" }, { topic: null }],
    [{ topic: "Quá hạn" }, { reason: "x" }],
  ],
  "feedback.answered": [[{}], [{ outcome: "approved" }]],
};

test.each(Object.entries(TYPES))("data of %s", async (type, [good, bad]) => {
  const event = (data: object) => {
    dossiers += 1;
    const text = JSON.stringify(data).replace("@C3", p.unit("C3"));
    return p.event("C1", type, `H${dossiers}`, "2026-03-10 09:00", JSON.parse(text) as object);
  };
  const answer = await p.send([...good, ...bad].map(event));
  expect(answer.rejected.map(({ index }) => index - good.length)).toEqual(bad.map((_, index) => index));
  expect(answer.accepted).toBe(good.length);
  for (const { code, path } of answer.rejected) {
    expect(code).toBe("invalid");
    expect(path ?? "data").toMatch(/^\/?data/);
  }
});

test("data that is absent or null is empty", async () => {
  const { data: _, ...without } = p.event("C1", "resumed", "H-none", "2026-03-10 09:00");
  await p.take([without, p.event("C1", "resumed", "H-null", "2026-03-10 09:00", {}, { data: null })]);
});

test.each<readonly [string, object]>([
  ["another specversion", { specversion: "0.3" }],
  ["a specversion that is a number", { specversion: 1.0 }],
  ["no id", { id: undefined }],
  ["an empty id", { id: "" }],
  ["an id of 257 characters", { id: "x".repeat(257) }],
  ["an id with a NUL byte", { id: "a\u0000" }],
  ["an id with half a character", { id: "a\ud800" }],
  ["a subject with half a character", { subject: "\udfff" }],
  ["a subject with a NUL byte", { subject: "H\u0000" }],
  ["a subject with a line break", { subject: "H\n1" }],
  ["an empty subject", { subject: "" }],
  ["a subject of 129 characters", { subject: "x".repeat(129) }],
  ["no subject", { subject: null }],
  ["a subject that is a number", { subject: 12 }],
  ["no source", { source: undefined }],
  ["a source that names no unit", { source: "/units/" }],
  ["another source", { source: "https://example.org/units/T1" }],
  ["a source of 257 characters", { source: `/units/T1.C1/${"x".repeat(250)}` }],
  ["a source with a control character", { source: "/units/T1.C1/\u0007" }],
  ["a type that is none", { type: "vn.motcua.dossier.lost" }],
  ["a type that JavaScript knows", { type: "__proto__" }],
  ["no type", { type: undefined }],
  ["no time", { time: undefined }],
  ["a time without an offset", { time: "2026-03-10T09:00:00" }],
  ["a day that is none", { time: "2026-02-30T09:00:00Z" }],
  ["an hour that is none", { time: "2026-03-10T24:00:00Z" }],
  ["a time that is a number", { time: 1_772_000_000_000 }],
  ["data that is text", { data: "x" }],
  ["data that is an array", { data: [] }],
  ["data that is a number", { data: 0 }],
])("refused: %s", async (_, overrides) => {
  const good = received();
  const answer = await p.send([received({}, overrides), good]);
  expect(answer).toEqual({
    ok: true,
    accepted: 1,
    duplicates: 0,
    rejected: [expect.objectContaining({ index: 0, code: "invalid", message: expect.any(String) })],
  });
});

test.each<readonly [string, object]>([
  ["an id of 256 characters", { id: "\u{1F4C1}".repeat(256) }],
  ["a subject of 128 characters", { subject: "Đ".repeat(128) }],
  ["a subject that JavaScript knows", { subject: "__proto__" }],
  ["the offset -00:00 and a fraction", { time: "2026-03-10T02:00:00.123456789-00:00" }],
  ["small letters", { time: "2026-03-10t02:00:00z" }],
  ["the distant past", { time: "1970-01-01T00:00:00Z" }],
  [
    "other attributes, whatever they hold",
    { datacontenttype: "application/json", a: "\u0000", b: { c: ["\ud800"] }, "": null },
  ],
])("taken: %s", async (_, overrides) => {
  await p.take([received({}, overrides)]);
});

test("a source may go on after the unit", async () => {
  await p.take([
    received({}, { source: `/units/${p.unit("C1")}/quay/1 a` }),
    received({}, { source: `/units/${p.unit("C1")}/` }),
  ]);
});

test("time is cut to the millisecond", async () => {
  await p.take([received({}, { time: "2026-03-10T02:00:00.9999999Z", subject: p.dossier("cut") })]);
  expect(Date.parse((await p.readDossier("cut")).receivedAt ?? "")).toBe(Date.parse("2026-03-10T02:00:00.999Z"));
});

test("keys of prototypes in JSON text are refused in data, ignored outside it, and change nothing", async () => {
  const text = (name: string, insert: (json: string) => string) =>
    insert(JSON.stringify(received({}, { subject: p.dossier(name) })));
  const batch = [
    text("proto-data", (json) => json.replace('"data":{', '"data":{"__proto__":{"components":"full"},')),
    text("proto-constructor", (json) => json.replace('"data":{', '"data":{"constructor":{"prototype":{"x":1}},')),
    text("proto-attribute", (json) => json.replace("{", '{"__proto__":{"id":"other","x":1},"constructor":1,')),
  ];
  const answer = await call(server.url, "POST", "/api/v1/events", {
    token: await p.feedToken(""),
    type: "application/cloudevents-batch+json",
    body: `[${batch.join(",")}]`,
  });
  expect(answer.body).toMatchObject({
    accepted: 1,
    rejected: [
      { index: 0, code: "invalid" },
      { index: 1, code: "invalid" },
    ],
  });
  expect(({} as { x?: number }).x).toBeUndefined();
  // Nor can the required members come from a prototype.
  const borrowed = await call(server.url, "POST", "/api/v1/events", {
    token: await p.feedToken(""),
    type: "application/cloudevents+json",
    body: `{"__proto__":${JSON.stringify(received())}}`,
  });
  if (borrowed.status === 200) expect(borrowed.body).toMatchObject({ accepted: 0, rejected: [{ code: "invalid" }] });
  else expectProblem(borrowed, 422, "invalid");
});
