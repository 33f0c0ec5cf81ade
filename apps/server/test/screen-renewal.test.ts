import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, expectProblem, type HttpAnswer } from "./http-client.test-support.ts";
import { Province, wall } from "./province.test-support.ts";
import { startTestServer, type TestServer } from "./running-server.test-support.ts";
import { approve, askForCode, DEVICE_GRANT, letIn } from "./screens.test-support.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
let server: TestServer;
let province: Province;

beforeAll(async () => {
  server = await startTestServer(wall("2026-03-02 09:00"));
  province = await Province.create(server);
});

afterAll(() => server.stop());

async function holds(credential: string): Promise<boolean> {
  const answer = await call(server.url, "GET", `/api/v1/board?unit=${province.code}`, { token: credential });
  if (answer.status !== 200) expectProblem(answer, 401, "unauthenticated");
  return answer.status === 200;
}

function askToRenew(credential: string): Promise<HttpAnswer> {
  return call(server.url, "POST", "/api/v1/screens/renew", { token: credential });
}

async function renew(credential: string): Promise<string> {
  const answer = await askToRenew(credential);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  const { access_token: next, ...rest } = answer.body as { access_token: string };
  expect(rest).toEqual({
    token_type: "Bearer",
    expires_in: 60 * 24 * 3600,
    scope: "board",
    show: {
      name: expect.any(String),
      unit: province.code,
      scene: "overview",
      playlist: [],
      schedule: [],
      look: { theme: "dark", language: "vi", density: "normal", night: true },
    },
  });
  expect(next).toMatch(/^iocw_[\w-]{43}$/);
  return next;
}

async function letOneIn(name: string): Promise<string> {
  return (await letIn(server, { name, unit: province.code })).credential;
}

describe("a screen's credential", () => {
  test("is followed by the next, and ends a while after that one was used", async () => {
    const first = await letOneIn("Nối tiếp");
    const second = await renew(first);
    expect(second).not.toBe(first);
    expect(await holds(second)).toBe(true);
    server.clock.advance(9 * MINUTE_MS);
    expect(await holds(first)).toBe(true);
    server.clock.advance(MINUTE_MS);
    expect(await holds(first)).toBe(false);
    expect(await holds(second)).toBe(true);
    expectProblem(await askToRenew(first), 401, "unauthenticated");
  });

  test("survives a power cut before the next one arrived, however often", async () => {
    const first = await letOneIn("Mất điện");
    for (let cut = 0; cut < 20; cut += 1) {
      await renew(first);
      server.clock.advance(DAY_MS);
    }
    expect(await holds(first)).toBe(true);
    const last = await renew(first);
    expect(await holds(last)).toBe(true);
  });

  test("survives a power cut that takes the next one back after it was used", async () => {
    const first = await letOneIn("Mất điện sau");
    const lost = await renew(first);
    expect(await holds(lost)).toBe(true);
    // The browser had not written its cookie to the disk yet: it comes back with the old one.
    server.clock.advance(5 * MINUTE_MS);
    const third = await renew(first);
    expect(await holds(third)).toBe(true);
    server.clock.advance(10 * MINUTE_MS);
    expect([await holds(first), await holds(lost), await holds(third)]).toEqual([false, false, true]);
  });

  test("asked for twice at once may be either of the two", async () => {
    const first = await letOneIn("Hai lần");
    const [one, other] = await Promise.all([renew(first), renew(first)]);
    expect([await holds(one), await holds(other)]).toEqual([true, true]);
  });

  test("lives for ever if it is renewed, and 60 days if it is not", async () => {
    let credential = await letOneIn("Sống mãi");
    for (let renewed = 0; renewed < 5; renewed += 1) {
      server.clock.advance(59 * DAY_MS);
      credential = await renew(credential);
    }
    expect(await holds(credential)).toBe(true);
    server.clock.advance(60 * DAY_MS);
    expect(await holds(credential)).toBe(false);
    expectProblem(await askToRenew(credential), 401, "unauthenticated");
  });
});

describe("a screen that is a browser", () => {
  const own = (): { Origin: string } => ({ Origin: server.url });

  function cookieOf(answer: HttpAnswer): { readonly pair: string; readonly attributes: string } {
    const [pair = "", ...attributes] = (answer.headers.get("set-cookie") ?? "").split("; ");
    return { pair, attributes: attributes.join("; ") };
  }

  async function cookieFor(origin: Record<string, string>): Promise<HttpAnswer> {
    const code = await askForCode(server);
    await approve(server, code, { name: "Trình duyệt", unit: province.code });
    const { device_code } = code;
    const body = { grant_type: DEVICE_GRANT, client_id: "wall", device_code };
    return call(server.url, "POST", "/api/v1/device/token", { body, headers: origin });
  }

  test("keeps it as a cookie that scripts do not see, and gets the next one so", async () => {
    const { pair, attributes } = cookieOf(await cookieFor(own()));
    expect(pair).toMatch(/^ioc_screen=iocw_[\w-]{43}$/);
    expect(attributes).toMatch(/^Max-Age=34560000; Path=\/; Expires=[^;]+; HttpOnly; SameSite=Lax$/);
    const read = (cookie: string): Promise<HttpAnswer> =>
      call(server.url, "GET", "/api/v1/board", { headers: { Cookie: cookie } });
    expect((await read(pair)).body).toMatchObject({ unit: { code: province.code } });
    const renewed = await call(server.url, "POST", "/api/v1/screens/renew", { headers: { Cookie: pair, ...own() } });
    expect(renewed.status).toBe(200);
    const next = cookieOf(renewed).pair;
    expect(next).toMatch(/^ioc_screen=/);
    expect(next).not.toBe(pair);
    expect((await read(next)).status).toBe(200);
  });

  test("loses a cookie that does not hold any more", async () => {
    const headers = { Cookie: "ioc_screen=iocw_nothing", ...own() };
    const answer = await call(server.url, "POST", "/api/v1/screens/renew", { headers });
    expectProblem(answer, 401, "unauthenticated");
    expect(cookieOf(answer).attributes).toContain("Expires=Thu, 01 Jan 1970");
  });

  test("is not made of somebody's browser by another page", async () => {
    const answer = await cookieFor({ Origin: "https://elsewhere.example" });
    expect(answer.headers.get("set-cookie")).toBeNull();
  });
});

test("behind TLS the cookie goes back over TLS alone, and to this host alone", async () => {
  const publicUrl = "https://ioc.example.vn";
  const secure = await startTestServer(wall("2026-03-02 09:00"), { publicUrl });
  try {
    const { code: unit } = await Province.create(secure);
    const code = await askForCode(secure);
    expect(code.verification_uri_complete).toBe(`${publicUrl}/approve?code=${code.user_code}`);
    await approve(secure, code, { name: "Qua TLS", unit });
    const body = { grant_type: DEVICE_GRANT, client_id: "wall", device_code: code.device_code };
    const answer = await call(secure.url, "POST", "/api/v1/device/token", { body, headers: { Origin: publicUrl } });
    const cookie = answer.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^__Host-ioc_screen=iocw_[\w-]{43}; Max-Age=34560000; Path=\/; /);
    expect(cookie).toMatch(/; HttpOnly; Secure; SameSite=Lax$/);
    const headers = { Cookie: cookie.split(";")[0] ?? "", Origin: publicUrl };
    expect((await call(secure.url, "POST", "/api/v1/screens/renew", { headers })).status).toBe(200);
  } finally {
    await secure.stop();
  }
});
