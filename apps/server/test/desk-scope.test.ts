import { afterAll, beforeAll, expect, test } from "vitest";
import { call, expectProblem, type HttpAnswer, type HttpCall } from "./http-client.test-support.ts";
import { Province, provisionProcedures, wall } from "./province.test-support.ts";
import { startTestServer, type TestServer } from "./running-server.test-support.ts";

let server: TestServer;
let p: Province;
let inside: { readonly id: string };
let outside: { readonly id: string };
let asked: (method: string, path: string, options?: HttpCall) => Promise<HttpAnswer>;

beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  await provisionProcedures(server);
  p = await Province.create(server);
  inside = await p.addFeed("C1");
  outside = await p.addFeed("C3");
  const body = { name: "Quản trị huyện", role: "administrator", unit: p.unit("D1") };
  const { token } = (await p.call("POST", "/api/v1/tokens", { body })).body as { token: string };
  asked = (method, path, options) => call(server.url, method, path, { token, ...options });
});
afterAll(() => server.stop());

test("a lower administrator sees and rotates the feeds of the own subtree, all others are not there", async () => {
  const { items } = (await asked("GET", "/api/v1/feeds")).body as { items: { id: string }[] };
  expect(items.map(({ id }) => id)).toEqual([inside.id]);
  expect((await asked("POST", `/api/v1/feeds/${inside.id}/token`)).status).toBe(201);
  expect((await asked("DELETE", `/api/v1/feeds/${inside.id}/previous-token`)).status).toBe(204);
  expect((await asked("GET", `/api/v1/feeds/${inside.id}/rejected`)).status).toBe(200);
  for (const [method, path] of [
    ["POST", "token"],
    ["DELETE", "previous-token"],
    ["GET", "rejected"],
  ] as const) {
    const [there, nowhere] = await Promise.all(
      [outside.id, "987654"].map((id) => asked(method, `/api/v1/feeds/${id}/${path}`)),
    );
    if (there === undefined || nowhere === undefined) throw new Error("no answer");
    expectProblem(there, 404, "not-found");
    expect(there.body).toEqual(nowhere.body);
  }
});

test("units are given out as CSV and previewed as far as the own subtree goes", async () => {
  const csv = (await asked("GET", "/api/v1/units", { headers: { Accept: "text/csv" } })).body as string;
  expect(csv).toContain(`\n${p.unit("C1")},`);
  for (const name of ["D2", "C3"]) expect(csv).not.toContain(`${p.unit(name)},`);

  await p.take([p.received("C1", "a", "2026-03-10 09:00", "wd5")]);
  const merged = { code: p.unit("C1"), name: "x", kind: "commune", parent: p.unit("D1"), validTo: "2026-03-10" };
  const preview = await asked("POST", "/api/v1/units/preview", { body: [{ ...merged, successor: p.unit("C2") }] });
  const { boards } = preview.body as { boards: { unit: string }[] };
  expect(boards.map(({ unit }) => unit).sort()).toEqual([p.unit("C1"), p.unit("C2")]);
  const [there, nowhere] = await Promise.all(
    [p.unit("C3"), "NOBODY"].map((successor) =>
      asked("POST", "/api/v1/units/preview", { body: [{ ...merged, successor }] }),
    ),
  );
  expectProblem(there as HttpAnswer, 422, "invalid");
  expect(JSON.stringify(there?.body).replaceAll(p.unit("C3"), "NOBODY")).toEqual(JSON.stringify(nowhere?.body));
});

test("what holds for everybody is looked at, not changed, nor tried out", async () => {
  expect((await asked("GET", "/api/v1/calendar/years")).status).toBe(200);
  for (const [path, body] of [
    ["procedures", []],
    ["calendar", { week: {} }],
  ] as const) {
    expectProblem(await asked("PUT", `/api/v1/${path}?dryRun=1`, { body }), 403, "forbidden");
  }
});
