import type { Scene } from "@ioc/protocol/scene.ts";
import type { Browser } from "playwright-core";
import type { FixtureServer } from "../dev/fixture-server.ts";
import { servedBytes } from "../dev/loaded-bytes.ts";
import { untilStands } from "../dev/until-stands.ts";
import { firstNumberMs, noteFirstNumber } from "./first-number.ts";
import { type Motion, measureMotion } from "./frame-meter.ts";
import { PROVINCE, Traffic } from "./traffic.ts";

export interface SceneFigures extends Motion {
  readonly scene: Scene;
  readonly firstNumberMs: number;
  /** What the page loaded of the build, as it is served. */
  readonly loadedBytes: number;
}

export interface SceneBench {
  readonly browser: Browser;
  readonly server: FixtureServer;
  /** Folder of the built page. */
  readonly dist: string;
  readonly seconds: number;
  readonly perSecond: number;
}

/** One scene of 1,000 units: how it comes, and how it moves while its numbers do. */
export async function benchScene(bench: SceneBench, scene: Scene): Promise<SceneFigures> {
  const { browser, server, dist, seconds, perSecond } = bench;
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  const paths = new Set<string>();
  page.on("response", (response) => paths.add(new URL(response.url()).pathname));
  await noteFirstNumber(page);
  await page.goto(`${server.url}?unit=${PROVINCE}&scene=${scene}`);
  const first = await firstNumberMs(page);
  await page.waitForLoadState("networkidle");
  await untilStands(page);
  const traffic = new Traffic(server, perSecond);
  const motion = await measureMotion(page, seconds);
  traffic.stop();
  await page.close();
  const files = [...paths].filter((path) => !/^\/(socket\.io|api)\//.test(path));
  const loadedBytes = await servedBytes(
    dist,
    files.map((path) => (path === "/" ? "index.html" : path)),
  );
  return { scene, firstNumberMs: first, loadedBytes, ...motion };
}
