import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { fileURLToPath } from "node:url";
import { launchChromium } from "@ioc/testkit/browser/launch-chromium.ts";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { build } from "vite";
import { type FixtureServer, startFixtureServer } from "./fixture-server.ts";

export const WALL = { width: 1920, height: 1080 };
export const PHONE = { width: 390, height: 844 };

/** The built page before a server that pretends, and a browser. */
export interface WallBrowser {
  /** Folder of the built page. */
  readonly dist: string;
  readonly server: FixtureServer;
  readonly browser: Browser;
  /** What the pages that were opened here said to have gone wrong, since it was asked last. */
  takeFaults(): readonly string[];
  /** An empty page whose faults are kept. */
  newPage(options?: BrowserContextOptions): Promise<Page>;
  close(): Promise<void>;
}

export async function openWallBrowser(): Promise<WallBrowser> {
  const { TEST_BUILT_WEB: built = "" } = env;
  const dist = built === "" ? await buildAsShipped() : built;
  const server = await startFixtureServer(dist, 0);
  const browser = await launchChromium();
  const faults: string[] = [];
  return {
    dist,
    server,
    browser,
    takeFaults: () => faults.splice(0),
    newPage: async (options) => {
      const page = await browser.newPage({ viewport: WALL, reducedMotion: "reduce", ...options });
      page.on("pageerror", (error) => faults.push(error.message));
      page.on("console", (message) => {
        // A list is asked for without knowing whether somebody is signed in; the browser reports the refusal by itself.
        if (message.type() === "error" && !message.text().includes("status of 401")) faults.push(message.text());
      });
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
      if (dist !== built) await rm(dist, { recursive: true });
    },
  };
}

/**
 * Where nobody has built the page from the sources as they are, into a folder of its own. A test runner says that it is
 * one, and libraries would bring along what only their own tests need.
 */
async function buildAsShipped(): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), "ioc-web-"));
  const { NODE_ENV: before } = env;
  env["NODE_ENV"] = "production";
  await build({
    root: fileURLToPath(new URL("..", import.meta.url)),
    logLevel: "silent",
    build: { outDir, emptyOutDir: true },
  });
  env["NODE_ENV"] = before;
  return outDir;
}

/** Until the numbers and the chart stand, in the page's own font. */
export async function untilDrawn(page: Page): Promise<void> {
  await page.waitForSelector(".hour-chart svg");
  // Another font would have other widths.
  await page.evaluate(async () => void (await document.fonts.ready));
}
