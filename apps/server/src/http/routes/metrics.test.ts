import type { AddressInfo } from "node:net";
import express from "express";
import { expect, test } from "vitest";
import { Metrics } from "../../metrics/metrics.ts";
import { metricsRoutes } from "./metrics.ts";

test("Prometheus is answered in its own format", async () => {
  const metrics = new Metrics({ version: "1", node: "a" });
  metrics.ready.from(() => 1);
  const server = express().use(metricsRoutes(metrics)).listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  try {
    const answer = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
    expect((await answer.text()).split("\n")).toContain("ioc_ready 1");
  } finally {
    server.close();
  }
});
