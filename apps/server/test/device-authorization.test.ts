import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, expectProblem, type HttpAnswer } from "./http-client.test-support.ts";
import { Province, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";
import {
  approve,
  askForCode,
  DEVICE_GRANT,
  type DeviceCode,
  letIn,
  listScreens,
  poll,
  sendForm,
} from "./screens.test-support.ts";

const token = BOOTSTRAP_TOKEN;
const QUARTER_MS = 15 * 60_000;
let server: TestServer;
let province: Province;

beforeAll(async () => {
  server = await startTestServer(wall("2026-03-02 09:00"), { trustedProxies: ["127.0.0.1"] });
  province = await Province.create(server);
});

afterAll(() => server.stop());

function expectRefusal(answer: HttpAnswer, error: string, status = 400): void {
  expect({ status: answer.status, body: answer.body }).toEqual({
    status,
    body: { error, error_description: expect.any(String) },
  });
  expect(answer.headers.get("content-type")).toMatch(/^application\/json/);
  expect(answer.headers.get("cache-control")).toBe("no-store");
}

/** Waits, by the server's clock. */
function wait(seconds: number): void {
  server.clock.advance(seconds * 1000);
}

describe("RFC 8628, by a client that knows nothing but the standard", () => {
  test("section 3.2: the answer to a request for a code", async () => {
    const answer = await sendForm(server, "code", { client_id: "wall" });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    const code = answer.body as DeviceCode;
    expect(code).toEqual({
      device_code: expect.stringMatching(/^[\w-]{43}$/),
      user_code: expect.stringMatching(/^[BCDFGHJKLMNPQRSTVWXZ]{4}-[BCDFGHJKLMNPQRSTVWXZ]{4}$/),
      verification_uri: `${server.url}/approve`,
      verification_uri_complete: `${server.url}/approve?code=${code.user_code}`,
      expires_in: 900,
      interval: 5,
    });
    expect(answer.headers.get("set-cookie")).toBeNull();
  });

  test("the same as JSON", async () => {
    const answer = await call(server.url, "POST", "/api/v1/device/code", { body: { client_id: "wall" } });
    expect(answer.status).toBe(200);
  });

  test("section 3.5: pending, too fast, slower from then on, and in the end a token, once", async () => {
    const code = await askForCode(server);
    expectRefusal(await poll(server, code), "authorization_pending");
    wait(2);
    expectRefusal(await poll(server, code), "slow_down");
    wait(5);
    expectRefusal(await poll(server, code), "slow_down");
    wait(15);
    expectRefusal(await poll(server, code), "authorization_pending");
    const approved = await approve(server, code, { name: "Sảnh tầng 1", unit: province.unit("D1") });
    expect(approved.status).toBe(201);
    expect(approved.body).toMatchObject({ name: "Sảnh tầng 1", unit: province.unit("D1"), scene: "overview" });
    expect(approved.body).toMatchObject({ approvedBy: "bootstrap", connected: false, lastSeenAt: null });
    expectRefusal(await poll(server, code), "slow_down");
    wait(20);
    const granted = await poll(server, code);
    expect(granted.status).toBe(200);
    expect(granted.headers.get("cache-control")).toBe("no-store");
    expect(granted.headers.get("pragma")).toBe("no-cache");
    expect(granted.body).toEqual({
      access_token: expect.stringMatching(/^iocw_[\w-]{43}$/),
      token_type: "Bearer",
      expires_in: 60 * 24 * 3600,
      scope: "board",
    });
    wait(5);
    expectRefusal(await poll(server, code), "invalid_grant");
  });

  test("two who come for the same token: one gets it", async () => {
    const code = await askForCode(server);
    await approve(server, code, { name: "Một lần", unit: province.code });
    const answers = await Promise.all([1, 2, 3, 4].map(() => poll(server, code)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const answer of answers.filter(({ status }) => status !== 200)) expectRefusal(answer, "invalid_grant");
  });

  test("a code that was denied", async () => {
    const code = await askForCode(server);
    const denied = await call(server.url, "POST", "/api/v1/device/deny", { token, body: { code: code.user_code } });
    expect(denied.status).toBe(204);
    expectRefusal(await poll(server, code), "access_denied");
    expectProblem(await approve(server, code, { name: "Quá muộn", unit: province.code }), 404, "not-found");
  });

  test("a code that has expired", async () => {
    const code = await askForCode(server);
    wait(899);
    expectRefusal(await poll(server, code), "authorization_pending");
    wait(1);
    expectRefusal(await poll(server, code), "expired_token");
    expectProblem(await approve(server, code, { name: "Quá muộn", unit: province.code }), 404, "not-found");
  });

  test("a screen that was let in and never came is no screen after a while", async () => {
    const code = await askForCode(server);
    const approved = await approve(server, code, { name: "Không quay lại", unit: province.code });
    expect(approved.status).toBe(201);
    const isListed = async (): Promise<boolean> =>
      (await listScreens(server)).some(({ name }) => name === "Không quay lại");
    expect(await isListed()).toBe(true);
    server.clock.advance(3 * QUARTER_MS);
    await askForCode(server);
    expect(await isListed()).toBe(false);
    expectRefusal(await poll(server, code), "invalid_grant");
  });

  test("RFC 6749, section 5.2: requests that are wrong", async () => {
    const good = { grant_type: DEVICE_GRANT, client_id: "wall", device_code: "x" };
    expectRefusal(await sendForm(server, "code", {}), "invalid_request");
    expectRefusal(await sendForm(server, "code", { client_id: "" }), "invalid_request");
    expectRefusal(await sendForm(server, "code", { client_id: "another" }), "invalid_client");
    expectRefusal(await sendForm(server, "token", { client_id: "wall", device_code: "x" }), "invalid_request");
    expectRefusal(await sendForm(server, "token", { ...good, grant_type: "password" }), "unsupported_grant_type");
    expectRefusal(await sendForm(server, "token", { ...good, client_id: "another" }), "invalid_client");
    expectRefusal(await sendForm(server, "token", { ...good, device_code: "" }), "invalid_request");
    expectRefusal(await sendForm(server, "token", good), "invalid_grant");
    expectRefusal(await sendForm(server, "token", { ...good, device_code: "\u0000".repeat(50) }), "invalid_grant");
    expectRefusal(await sendForm(server, "token", { ...good, device_code: "x".repeat(5000) }), "invalid_grant");
    expectRefusal(await sendForm(server, "token", { ...good, device_code: "x".repeat(9000) }), "invalid_request", 413);
    const raw = (body: string, type: string): Promise<HttpAnswer> =>
      call(server.url, "POST", "/api/v1/device/code", { body, type });
    expectRefusal(await raw("client_id=wall&client_id=wall", "application/x-www-form-urlencoded"), "invalid_request");
    expectRefusal(await raw("client_id=wall", "text/plain"), "invalid_request");
    expectRefusal(await raw("{", "application/json"), "invalid_request");
    expectRefusal(await raw("[]", "application/json"), "invalid_request");
    expectRefusal(await raw('{"client_id":["wall"]}', "application/json"), "invalid_request");
  });
});

describe("whoever has signed in", () => {
  test("sees where a screen asks from, however the code is typed", async () => {
    const { user_code: code } = await askForCode(server);
    for (const typed of [code, code.replace("-", ""), code.toLowerCase()]) {
      const answer = await call(server.url, "GET", `/api/v1/device?code=${typed}`, { token });
      expect(answer.body).toEqual({
        code,
        address: "127.0.0.1",
        agent: expect.any(String),
        askedAt: new Date(server.clock.now()).toISOString(),
      });
    }
    expectProblem(await call(server.url, "GET", "/api/v1/device?code=WORD", { token }), 422, "invalid");
    expectProblem(await call(server.url, "GET", `/api/v1/device?code=${code}`), 401, "unauthenticated");
    expectProblem(await call(server.url, "POST", "/api/v1/device/approve", { body: {} }), 401, "unauthenticated");
    expectProblem(await call(server.url, "POST", "/api/v1/device/deny", { body: {} }), 401, "unauthenticated");
  });

  test("lets a screen in for a unit that is there, by a body that is right", async () => {
    const code = await askForCode(server);
    expectProblem(await approve(server, code, { name: "x", unit: "NOWHERE" }), 404, "not-found");
    expectProblem(await approve(server, code, { name: "", unit: province.code }), 422, "invalid");
    expect((await approve(server, code, { name: "x", unit: province.code })).status).toBe(201);
    expectProblem(await approve(server, code, { name: "x", unit: province.code }), 404, "not-found");
  });

  test("leaves a line in the trail for each", async () => {
    const { screen } = await letIn(server, { name: "Có dấu vết", unit: province.unit("C1") });
    const answer = await call(server.url, "GET", "/api/v1/audit?action=screen.approve", { token });
    const { items } = answer.body as { items: readonly { object: string }[] };
    expect(items.find(({ object }) => object === "Có dấu vết")).toMatchObject({
      actor: { kind: "bootstrap" },
      unit: province.unit("C1"),
      address: "127.0.0.1",
      after: { id: screen.id, name: "Có dấu vết", unit: province.unit("C1"), screenAddress: "127.0.0.1" },
    });
    const asked = await call(server.url, "GET", "/api/v1/audit?action=screen.ask", { token });
    expect((asked.body as { items: unknown[] }).items).toHaveLength(1);
  });

  test("may not try codes one after the other", async () => {
    const guess = (code: string): Promise<HttpAnswer> =>
      call(server.url, "GET", `/api/v1/device?code=${code}`, { token });
    // What was wrong before counts no more.
    server.clock.advance(QUARTER_MS);
    const { user_code: right } = await askForCode(server);
    expect((await guess(right)).status).toBe(200);
    // Many at once are no more than one after the other.
    const answers = await Promise.all(Array.from({ length: 30 }, () => guess("BBBBBBBB")));
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(20);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(10);
    const answer = await guess(right);
    expectProblem(answer, 429, "overloaded");
    expect(Number(answer.headers.get("retry-after"))).toBe(QUARTER_MS / 1000);
    expectProblem(
      await approve(server, { user_code: right } as DeviceCode, { name: "x", unit: province.code }),
      429,
      "overloaded",
    );
    server.clock.advance(QUARTER_MS);
    expectProblem(await guess(right), 404, "not-found");
  });
});

test("where a network asks too often its newest request takes the place of the oldest that nobody looked at", async () => {
  server.clock.advance(QUARTER_MS);
  const asked: DeviceCode[] = [];
  const ask = async (): Promise<void> => {
    server.clock.advance(1000);
    asked.push(await askForCode(server));
  };
  const look = (code: DeviceCode | undefined): Promise<HttpAnswer> =>
    call(server.url, "GET", `/api/v1/device?code=${code?.user_code}`, { token });
  for (let time = 0; time < 12; time += 1) await ask();
  const [first, second, third] = asked;
  expect((await look(first)).status).toBe(200);
  await ask();
  expectProblem(await look(second), 404, "not-found");
  expect((await look(third)).status).toBe(200);
  expect((await look(first)).status).toBe(200);
  expect((await look(asked.at(-1))).status).toBe(200);
  expect((await approve(server, first as DeviceCode, { name: "Còn chỗ", unit: province.code })).status).toBe(201);
});

test("no request goes that somebody has looked at: then a flood is refused until they have expired", async () => {
  server.clock.advance(QUARTER_MS);
  for (let time = 0; time < 12; time += 1) {
    const { user_code: code } = await askForCode(server);
    expect((await call(server.url, "GET", `/api/v1/device?code=${code}`, { token })).status).toBe(200);
  }
  const answer = await sendForm(server, "code", { client_id: "wall" });
  expectRefusal(answer, "temporarily_unavailable", 429);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  server.clock.advance(QUARTER_MS);
  expect((await sendForm(server, "code", { client_id: "wall" })).status).toBe(200);
});

test("whoever has a /48 of IPv6 has no more requests than anybody else", async () => {
  server.clock.advance(QUARTER_MS);
  const asked: DeviceCode[] = [];
  for (let network = 0; network < 13; network += 1) {
    server.clock.advance(1000);
    const headers = { "X-Forwarded-For": `2001:db8:1:${network}::1` };
    const answer = await call(server.url, "POST", "/api/v1/device/code", { body: { client_id: "wall" }, headers });
    expect(answer.status).toBe(200);
    asked.push(answer.body as DeviceCode);
  }
  expectRefusal(await poll(server, asked[0] as DeviceCode), "invalid_grant");
  expectRefusal(await poll(server, asked[1] as DeviceCode), "authorization_pending");
});

test("whoever fills all places from a few networks keeps no other network's screen out", async () => {
  server.clock.advance(2 * QUARTER_MS);
  const ask = (address: string): Promise<HttpAnswer> => {
    const headers = { "X-Forwarded-For": address };
    return call(server.url, "POST", "/api/v1/device/code", { body: { client_id: "wall" }, headers });
  };
  // Three hundred places, taken by twenty-five networks.
  for (let number = 0; number < 300; number += 1) {
    expect((await ask(`198.51.100.${number % 25}`)).status).toBe(200);
  }
  const mine = await ask("203.0.113.1");
  expect(mine.status).toBe(200);
  for (let number = 0; number < 25; number += 1) expect((await ask(`198.51.100.${number % 25}`)).status).toBe(200);
  expectRefusal(await poll(server, mine.body as DeviceCode), "authorization_pending");
  const { user_code: code } = mine.body as DeviceCode;
  expect((await call(server.url, "GET", `/api/v1/device?code=${code}`, { token })).status).toBe(200);
});
