import { Router } from "express";
import type { Metrics } from "../../metrics/metrics.ts";

/** What Prometheus asks for, by its default path. It tells counts alone, so nobody has to sign in. */
export function metricsRoutes(metrics: Metrics): Router {
  return Router().get("/metrics", async (_request, response) => {
    const text = await metrics.text();
    // Not by `send`, which would add a second charset.
    response.set("Cache-Control", "no-store").set("Content-Type", metrics.contentType).end(text);
  });
}
