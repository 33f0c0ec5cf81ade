import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { expect, test } from "vitest";
import { Metrics } from "../metrics/metrics.ts";
import { createApp } from "./app.ts";

test("what arrives before the API is mounted is never called unknown, even if it is mounted meanwhile", async () => {
  const metrics = new Metrics({ version: "1", node: "n" });
  const log = pino({ level: "silent" });
  const parts = { log, webDir: null, metrics, publicUrl: undefined, isTrusted: () => false };
  const { app, api } = createApp(parts, () => ({ status: 200, body: {} }));
  const http = createServer(app);
  // In the turn in which the first request came, and thus before an empty router goes on to what comes after it.
  http.once("request", () => {
    api.get("/thing", (_request, response) => {
      response.json({ thing: true });
    });
  });
  await new Promise<void>((done) => http.listen(0, "127.0.0.1", done));
  try {
    const { port } = http.address() as AddressInfo;
    const ask = () => fetch(`http://127.0.0.1:${port}/api/v1/thing`);
    expect((await ask()).status).toBe(503);
    expect((await ask()).status).toBe(200);
  } finally {
    http.close();
    http.closeAllConnections();
  }
});
