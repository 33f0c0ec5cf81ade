import { io } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type TestServer } from "./running-server.test-support.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer("2026-03-05T08:00:00+07:00");
});
afterAll(() => server.stop());

test("tokens that stand for nobody are counted, over HTTP and over sockets: feeds whose token was lost are noticed", async () => {
  const refused = async (): Promise<number> => {
    const text = await (await fetch(`${server.url}/metrics`)).text();
    return Number(/^ioc_credentials_refused_total\{code="unauthenticated"\} (\d+)$/m.exec(text)?.[1]);
  };
  const before = await refused();
  const response = await fetch(`${server.url}/api/v1/events`, {
    method: "POST",
    headers: { Authorization: "Bearer iocf_lost", "Content-Type": "application/cloudevents-batch+json" },
    body: "[]",
  });
  expect(response.status).toBe(401);
  expect(await refused()).toBe(before + 1);
  const socket = io(`${server.url}/feed`, {
    auth: { token: "iocf_lost" },
    transports: ["websocket"],
    reconnection: false,
  });
  const said = await new Promise<string>((done) => {
    socket.once("connect_error", ({ message }) => done(message));
  });
  socket.disconnect();
  expect(said).toBe("unauthenticated");
  expect(await refused()).toBe(before + 2);
});
