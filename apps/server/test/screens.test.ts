import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, expectProblem, type HttpAnswer } from "./http-client.test-support.ts";
import { connect, connected, subscribe } from "./live-client.test-support.ts";
import { Province, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";
import { letIn, listScreens, openScreen, type ScreenItem } from "./screens.test-support.ts";

const token = BOOTSTRAP_TOKEN;
let server: TestServer;
let province: Province;

beforeAll(async () => {
  server = await startTestServer(wall("2026-03-02 09:00"));
  province = await Province.create(server);
});

afterAll(() => server.stop());

function board(credential: string, unit: string): Promise<HttpAnswer> {
  return call(server.url, "GET", `/api/v1/board?unit=${unit}`, { token: credential });
}

function put(id: string, body: object, by = token): Promise<HttpAnswer> {
  return call(server.url, "PUT", `/api/v1/screens/${id}`, { token: by, body });
}

async function itemOf(id: string): Promise<ScreenItem | undefined> {
  return (await listScreens(server)).find((screen) => screen.id === id);
}

describe("a screen", () => {
  test("reads the board of its unit and nothing else", async () => {
    const { credential } = await letIn(server, { name: "Chỉ đọc", unit: province.unit("D1") });
    expect((await board(credential, province.unit("D1"))).status).toBe(200);
    expect((await board(credential, province.unit("C1"))).status).toBe(200);
    const own = await call(server.url, "GET", "/api/v1/board", { token: credential });
    expect(own.body).toMatchObject({ unit: { code: province.unit("D1") } });
    const outside = await board(credential, province.unit("D2"));
    expect(outside.body).toEqual((await board(credential, "NOWHERE")).body);
    expectProblem(outside, 404, "not-found");
    const session = await call(server.url, "GET", "/api/v1/session", { token: credential });
    expect(session.body).toMatchObject({ kind: "screen", name: "Chỉ đọc", unit: province.unit("D1") });
    for (const path of [
      `dossiers?unit=${province.unit("D1")}&measure=received`,
      `faults?unit=${province.unit("D1")}`,
      "units",
      "feeds",
      "screens",
      "audit",
      "people",
      "tokens",
      "device?code=BBBBBBBB",
    ]) {
      expectProblem(await call(server.url, "GET", `/api/v1/${path}`, { token: credential }), 403, "forbidden");
    }
    expectProblem(await put("1", { name: "x", unit: province.code, scene: "overview" }, credential), 403, "forbidden");
    expect(await connect(server.url, "/feed", { token: credential })).toBe("forbidden");
    const socket = await connected(server.url, "/board", credential);
    expect(await subscribe(socket, { unit: province.unit("D1"), period: "today" })).toBeDefined();
    expect(await socket.emitWithAck("subscribe", { unit: province.unit("D2"), period: "today" })).toMatchObject({
      ok: false,
      code: "not-found",
    });
    socket.disconnect();
  });

  test("is told where it points when it connects, and listed as connected while it is", async () => {
    const { screen, credential } = await letIn(server, { name: "Tường", unit: province.unit("D1") });
    expect(await itemOf(screen.id)).toMatchObject({ connected: false, address: "127.0.0.1" });
    const { socket, orders } = await openScreen(server, credential);
    expect(await orders.next()).toEqual({
      show: {
        name: "Tường",
        unit: province.unit("D1"),
        scene: "overview",
        playlist: [],
        schedule: [],
        look: { theme: "dark", language: "vi", density: "normal", night: true },
      },
      drive: null,
    });
    expect(await itemOf(screen.id)).toMatchObject({
      connected: true,
      lastSeenAt: new Date(server.clock.now()).toISOString(),
    });
    socket.disconnect();
    await expect.poll(async () => (await itemOf(screen.id))?.connected).toBe(false);
  });

  test("obeys with its socket open: renamed, pointed elsewhere, loaded anew", async () => {
    const { screen, credential } = await letIn(server, { name: "Cũ", unit: province.unit("D1") });
    const first = await openScreen(server, credential);
    await first.orders.next();
    const renamed = await put(screen.id, { name: "Mới", unit: province.unit("D1"), scene: "overview" });
    expect(renamed.body).toMatchObject({ id: screen.id, name: "Mới", unit: province.unit("D1"), connected: true });
    expect(await first.orders.next()).toMatchObject({ show: { name: "Mới", unit: province.unit("D1") } });

    expect((await call(server.url, "POST", `/api/v1/screens/${screen.id}/reload`, { token })).status).toBe(202);
    expect(await first.orders.next()).toEqual({ reload: true });
    first.socket.disconnect();

    // One that had no time to load itself anew is told again; then its page asks for a credential.
    const second = await openScreen(server, credential);
    expect(await second.orders.next()).toMatchObject({ show: { name: "Mới" } });
    expect(await second.orders.next()).toEqual({ reload: true });
    await call(server.url, "POST", "/api/v1/screens/renew", { token: credential });
    second.socket.disconnect();

    const moved = await put(screen.id, { name: "Mới", unit: province.unit("D2"), scene: "overview" });
    expect(moved.body).toMatchObject({ unit: province.unit("D2") });
    expectProblem(await board(credential, province.unit("D1")), 404, "not-found");
    expect((await board(credential, province.unit("D2"))).status).toBe(200);
    const third = await openScreen(server, credential);
    expect(await third.orders.next()).toMatchObject({ show: { name: "Mới", unit: province.unit("D2") } });
    third.socket.disconnect();
  });

  test("that is revoked loses its socket and its credential at once", async () => {
    const { screen, credential } = await letIn(server, { name: "Thu hồi", unit: province.code });
    const { socket } = await openScreen(server, credential);
    const gone = new Promise((done) => socket.once("disconnect", done));
    const revoked = await call(server.url, "DELETE", `/api/v1/screens/${screen.id}`, { token });
    expect(revoked.status).toBe(204);
    expectProblem(await board(credential, province.code), 401, "unauthenticated");
    await gone;
    expect(await connect(server.url, "/board", { token: credential })).toBe("unauthenticated");
    expect(await itemOf(screen.id)).toBeUndefined();
    expectProblem(await call(server.url, "DELETE", `/api/v1/screens/${screen.id}`, { token }), 404, "not-found");
    const renewal = await call(server.url, "POST", "/api/v1/screens/renew", { token: credential });
    expectProblem(renewal, 401, "unauthenticated");
  });

  test("whose unit has ended follows the successor", async () => {
    const own = await Province.create(server);
    const { screen, credential } = await letIn(server, { name: "Xã cũ", unit: own.unit("C1") });
    const { socket, orders } = await openScreen(server, credential);
    expect(await orders.next()).toMatchObject({ show: { unit: own.unit("C1") } });
    await own.putUnits([
      { code: own.unit("C1"), name: "C1", kind: "commune", validTo: "2026-03-01", successor: own.unit("C2") },
    ]);
    expect(await orders.next()).toMatchObject({ show: { unit: own.unit("C2") } });
    expect(await itemOf(screen.id)).toMatchObject({ unit: own.unit("C2") });
    expect((await board(credential, own.unit("C2"))).status).toBe(200);
    socket.disconnect();
  });

  test("is not there for what is no id, and takes no body that is wrong", async () => {
    const body = { name: "x", unit: province.code, scene: "overview" };
    for (const id of ["0", "999999999", "9999999999999", "x", "1e3", "%00"]) {
      expectProblem(await put(id, body), 404, "not-found");
      expectProblem(await call(server.url, "POST", `/api/v1/screens/${id}/reload`, { token }), 404, "not-found");
      expectProblem(await call(server.url, "DELETE", `/api/v1/screens/${id}`, { token }), 404, "not-found");
    }
    const { screen } = await letIn(server, { name: "Đúng", unit: province.code });
    expectProblem(await put(screen.id, { ...body, scene: "king" }), 422, "invalid");
    expectProblem(await put(screen.id, { ...body, unit: "NOWHERE" }), 404, "not-found");
    expect(await itemOf(screen.id)).toMatchObject({ name: "Đúng" });
  });
});
