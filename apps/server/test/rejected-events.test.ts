import { afterAll, beforeAll, expect, test } from "vitest";
import { expectProblem } from "./http-client.test-support.ts";
import { Province, provisionProcedures, wall } from "./province.test-support.ts";
import { startTestServer, type TestServer } from "./running-server.test-support.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  await provisionProcedures(server);
});
afterAll(() => server.stop());

interface Rejected {
  readonly from: string;
  readonly to: string;
  readonly total: number;
  readonly otherReasons: number;
  readonly reasons: readonly {
    readonly code: string;
    readonly path?: string | null;
    readonly message: string;
    readonly count: number;
    readonly sample: readonly { readonly id?: string | null; readonly subject?: string | null }[];
  }[];
}

async function rejected(p: Province, id: string, query = ""): Promise<Rejected> {
  const answer = await p.call("GET", `/api/v1/feeds/${id}/rejected${query}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as Rejected;
}

async function sendWrong(p: Province): Promise<string> {
  const wrongChannel = Array.from({ length: 7 }, (_, index) =>
    p.received("C1", `w${index}`, "2026-03-11 09:00", "wd5", { channel: "pigeon" }),
  );
  const elsewhere = [
    p.received("C3", "=cmd", "2026-03-11 09:00", "wd5"),
    p.received("C3", "e2", "2026-03-11 09:00", "wd5"),
  ];
  await p.send([...wrongChannel, ...elsewhere, p.received("C1", "good", "2026-03-11 09:00", "wd5")], "D1");
  const { items } = (await p.call("GET", "/api/v1/feeds")).body as { items: { id: string; unit: string }[] };
  return items.find(({ unit }) => unit === p.unit("D1"))?.id ?? "";
}

test("what a feed was refused, by reason, the most frequent first, with a bounded sample", async () => {
  const p = await Province.create(server);
  const id = await sendWrong(p);
  const shown = await rejected(p, id);
  expect(shown).toMatchObject({ from: "2026-03-05", to: "2026-03-11", total: 9, otherReasons: 0 });
  expect(shown.reasons.map(({ code, path, count }) => [code, path, count])).toEqual([
    ["invalid", "data.channel", 7],
    ["forbidden", "source", 2],
  ]);
  expect(shown.reasons[0]?.sample.map(({ subject }) => subject)).toEqual(
    ["w6", "w5", "w4", "w3", "w2"].map((name) => p.dossier(name)),
  );
  expect(await rejected(p, id, "?from=2026-03-01&to=2026-03-10")).toMatchObject({ total: 0, reasons: [] });
  expect(await rejected(p, id, "?to=2026-03-11")).toMatchObject({ total: 9 });
});

test("as CSV every one of them, the newest first, none of them a formula", async () => {
  const p = await Province.create(server);
  const id = await sendWrong(p);
  const answer = await p.call("GET", `/api/v1/feeds/${id}/rejected`, { headers: { Accept: "text/csv" } });
  const [header, ...lines] = (answer.body as string).trimEnd().split("\r\n");
  expect(header).toBe("recordedAt,code,path,message,id,source,subject,type,time");
  expect(lines).toHaveLength(9);
  expect(lines.filter((line) => line.includes("data.channel"))).toHaveLength(7);
  expect(answer.headers.get("content-disposition")).toBe(`attachment; filename="rejected-${id}.csv"`);
});

test("more than fits a page is all there, once", async () => {
  const p = await Province.create(server);
  const wrong = Array.from({ length: 1000 }, (_, index) => p.event("C1", "nonsense", `n${index}`, "2026-03-11 09:00"));
  await p.send(wrong, "D1");
  const id = await sendWrong(p);
  const csv = (await p.call("GET", `/api/v1/feeds/${id}/rejected`, { headers: { Accept: "text/csv" } })).body as string;
  const subjects = csv
    .trimEnd()
    .split("\r\n")
    .slice(1)
    .map((line) => line.split(",").at(-3));
  expect(subjects).toHaveLength(1009);
  expect(new Set(subjects).size).toBe(1009);
});

test("another feed's are not among them, and what is no feed or no day is told so", async () => {
  const p = await Province.create(server);
  await sendWrong(p);
  const { id } = await p.addFeed("C2");
  expect(await rejected(p, id)).toMatchObject({ total: 0, reasons: [] });
  expectProblem(await p.call("GET", "/api/v1/feeds/987654321/rejected"), 404, "not-found");
  expectProblem(await p.call("GET", "/api/v1/feeds/abc/rejected"), 404, "not-found");
  for (const query of ["?from=2026-02-30", "?from=2026-03-02&to=2026-03-01", "?from=2026-03-12"]) {
    expectProblem(await p.call("GET", `/api/v1/feeds/${id}/rejected${query}`), 422, "invalid");
  }
});
