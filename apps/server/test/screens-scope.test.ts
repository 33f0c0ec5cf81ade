import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, expectProblem, type HttpAnswer } from "./http-client.test-support.ts";
import { Province, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";
import { approve, askForCode, letIn, listScreens, type ScreenItem } from "./screens.test-support.ts";

let server: TestServer;
let province: Province;
let inside: ScreenItem;
let outside: ScreenItem;
const tokens: Record<string, string> = {};

beforeAll(async () => {
  server = await startTestServer(wall("2026-03-02 09:00"));
  province = await Province.create(server);
  for (const role of ["leader", "administrator", "staff"]) {
    const body = { name: role, role, unit: province.unit("D1") };
    const answer = await call(server.url, "POST", "/api/v1/tokens", { token: BOOTSTRAP_TOKEN, body });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    tokens[role] = (answer.body as { token: string }).token;
  }
  inside = (await letIn(server, { name: "Bên trong", unit: province.unit("C1") })).screen;
  outside = (await letIn(server, { name: "Bên ngoài", unit: province.unit("D2") })).screen;
});

afterAll(() => server.stop());

function put(token: string, id: string, unit: string): Promise<HttpAnswer> {
  return call(server.url, "PUT", `/api/v1/screens/${id}`, { token, body: { name: "Đổi", unit, scene: "overview" } });
}

describe.each(["leader", "administrator"])("a %s of a unit", (role) => {
  const token = (): string => tokens[role] ?? "";

  test("sees the screens of the subtree and no others", async () => {
    expect((await listScreens(server, token())).map(({ id }) => id)).toEqual([inside.id]);
  });

  test("lets screens in for the subtree, and for no other unit", async () => {
    const code = await askForCode(server);
    expectProblem(await approve(server, code, { name: "x", unit: province.code }, token()), 404, "not-found");
    const elsewhere = await approve(server, code, { name: "x", unit: province.unit("D2") }, token());
    expect(elsewhere.body).toEqual((await approve(server, code, { name: "x", unit: "NOWHERE" }, token())).body);
    expectProblem(elsewhere, 404, "not-found");
    const approved = await approve(server, code, { name: "x", unit: province.unit("D1") }, token());
    expect(approved.body).toMatchObject({ unit: province.unit("D1"), approvedBy: role });
    const { id } = approved.body as ScreenItem;
    expect((await call(server.url, "DELETE", `/api/v1/screens/${id}`, { token: token() })).status).toBe(204);
  });

  test("moves a screen within the subtree, not into it and not out of it", async () => {
    expect((await put(token(), inside.id, province.unit("C2"))).status).toBe(200);
    expect((await put(token(), inside.id, province.unit("C1"))).status).toBe(200);
    expectProblem(await put(token(), inside.id, province.unit("D2")), 404, "not-found");
    expectProblem(await put(token(), outside.id, province.unit("C1")), 404, "not-found");
    const [moved] = (await listScreens(server)).filter(({ id }) => id === inside.id);
    expect(moved?.unit).toBe(province.unit("C1"));
  });

  test("finds a screen outside no more there than one that is nowhere", async () => {
    for (const [method, path] of [
      ["DELETE", ""],
      ["POST", "/reload"],
    ] as const) {
      const ask = (id: string): Promise<HttpAnswer> =>
        call(server.url, method, `/api/v1/screens/${id}${path}`, { token: token() });
      const answer = await ask(outside.id);
      expectProblem(answer, 404, "not-found");
      expect(answer.body).toEqual((await ask("99999")).body);
    }
    expect((await listScreens(server)).some(({ id }) => id === outside.id)).toBe(true);
  });
});

test("staff let no screen in and see none", async () => {
  const token = tokens["staff"] ?? "";
  const code = await askForCode(server);
  expectProblem(await approve(server, code, { name: "x", unit: province.unit("D1") }, token), 403, "forbidden");
  expectProblem(await call(server.url, "GET", `/api/v1/device?code=${code.user_code}`, { token }), 403, "forbidden");
  const denial = { token, body: { code: code.user_code } };
  expectProblem(await call(server.url, "POST", "/api/v1/device/deny", denial), 403, "forbidden");
  expectProblem(await call(server.url, "GET", "/api/v1/screens", { token }), 403, "forbidden");
  expectProblem(await put(token, inside.id, province.unit("C1")), 403, "forbidden");
});
