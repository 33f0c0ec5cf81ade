import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { violationsOf } from "@ioc/testkit/browser/violations.ts";
import type { BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type ServerProcess, startServerProcess } from "../bench/server-process.ts";
import { call, type HttpAnswer } from "./http-client.test-support.ts";
import { ownBrowser } from "./own-browser.test-support.ts";

const UNITS = [
  { code: "P", name: "Tỉnh Sơn Giang", kind: "province" },
  { code: "P.01", name: "Huyện Suối Vàng", kind: "district", parent: "P" },
  { code: "P.02", name: "Huyện Đá Bạc", kind: "district", parent: "P" },
];
/** The clock of this test is whatever it is: at night a screen would show a clock and no numbers. */
const LOOK = { theme: "dark", language: "vi", density: "normal", night: false };
const WALL = { width: 1920, height: 1080 };

const own = ownBrowser();

/** A wall's browser; `kept` is what one before it had on its disk. */
async function openScreen(url: string, kept?: Awaited<ReturnType<BrowserContext["storageState"]>>): Promise<Page> {
  const context = await own.browser.newContext({
    viewport: WALL,
    reducedMotion: "reduce",
    ...(kept === undefined ? {} : { storageState: kept }),
  });
  const page = await context.newPage();
  page.on("pageerror", (error) => own.faults.push(error.message));
  await page.goto(`${url}/screen`);
  return page;
}

async function shownCode(page: Page): Promise<string> {
  const shown = await page.waitForSelector(".enrol-code");
  return (await shown.getAttribute("data-code")) ?? "";
}

/** Until the wall shows the numbers of that unit. */
async function untilWallOf(page: Page, name: string): Promise<void> {
  await page.waitForSelector('[data-measure="inProgress"]');
  await page.waitForFunction((wanted) => document.querySelector(".header")?.textContent?.includes(wanted), name);
}

describe.each([
  { board: "a public board", env: { IOC_PUBLIC_BOARD: "1" }, theme: "dark" },
  { board: "a board that needs signing in", env: {}, theme: "light" },
])("a wall screen beside $board", ({ env, theme }) => {
  let dataDir: string;
  let server: ServerProcess;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "ioc-screen-"));
    server = await startServerProcess(dataDir, { env });
    expect((await ask("PUT", "units", UNITS)).status).toBe(200);
  });

  afterAll(async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  function ask(method: string, path: string, body?: unknown): Promise<HttpAnswer> {
    const { token } = server;
    return call(server.url, method, `/api/v1/${path}`, body === undefined ? { token } : { token, body });
  }

  async function approve(code: string, name: string, unit: string): Promise<string> {
    const answer = await ask("POST", "device/approve", { code, name, unit, scene: "overview", look: LOOK });
    expect(answer.status, JSON.stringify(answer.body)).toBe(201);
    return (answer.body as { id: string }).id;
  }

  test("is let in, obeys, survives a power cut, and is sent away", async () => {
    const page = await openScreen(server.url);
    const code = await shownCode(page);
    expect(code).toMatch(/^[B-Z]{4}-[B-Z]{4}$/);
    expect(await page.getByRole("img").getAttribute("aria-label")).toContain("Mã QR");
    const id = await approve(code, "Sảnh", "P.01");
    await untilWallOf(page, "Huyện Suối Vàng");
    await expect.poll(() => page.title()).toBe("Sảnh · Một Cửa IOC");
    const listed = async (): Promise<unknown> => ((await ask("GET", "screens")).body as { items: unknown[] }).items[0];
    expect(await listed()).toMatchObject({ id, name: "Sảnh", connected: true });
    expect(await page.evaluate(() => document.cookie)).toBe("");

    // Pointed elsewhere it goes there without being loaded anew.
    await page.evaluate(() => Object.assign(globalThis, { sameLoad: true }));
    await ask("PUT", `screens/${id}`, { name: "Phòng họp", unit: "P.02", scene: "overview" });
    await untilWallOf(page, "Huyện Đá Bạc");
    await expect.poll(() => page.title()).toBe("Phòng họp · Một Cửa IOC");
    expect(await page.evaluate(() => "sameLoad" in globalThis)).toBe(true);

    // It says that it lives, and what it shows; it turns by its list, and obeys whoever drives it before that.
    const shown = async (): Promise<unknown> => ((await listed()) as { report: unknown }).report;
    await expect.poll(shown, { timeout: 20_000 }).toMatchObject({ scene: "overview", unit: "P.02" });
    expect(await listed()).toMatchObject({ state: "lives" });
    const playlist = [
      { scene: "overview", seconds: 10 },
      { scene: "hotspots", unit: "P.02", seconds: 10 },
    ];
    await ask("PUT", `screens/${id}`, { name: "Phòng họp", unit: "P.02", scene: "overview", playlist });
    await page.waitForSelector("[data-scene=hotspots]");
    await ask("POST", `screens/${id}/drive`, { scene: "overview", frozen: true });
    await page.waitForSelector("[data-scene=overview] .scene-note:has-text('đang điều khiển')");
    await page.waitForSelector(".scene-note:has-text('Giữ hình lúc')");
    // A field that is driven stands on every scene, and its column is lit.
    await ask("POST", `screens/${id}/drive`, { frozen: false, field: "feedback" });
    const mark = page.locator("[data-scene=overview] .scene-note:text-is('lĩnh vực: phản ánh, kiến nghị')");
    await mark.waitFor();
    expect(await mark.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThan(21);
    await ask("POST", `screens/${id}/drive`, { scene: "hotspots" });
    await page.waitForSelector("[data-scene=hotspots] .heat-lit");
    await ask("DELETE", `screens/${id}/drive`);
    await page.waitForSelector(".scene-note", { state: "detached" });

    await ask("POST", `screens/${id}/reload`);
    await page.waitForFunction(() => !("sameLoad" in globalThis));
    await untilWallOf(page, "Huyện Đá Bạc");

    // The power goes, and the server too: what is on the disk is all that is left of both.
    const kept = await page.context().storageState();
    await page.context().close();
    await server.stop("SIGKILL");
    server = await startServerProcess(dataDir, { env, port: server.port });
    const again = await openScreen(server.url, kept);
    await untilWallOf(again, "Huyện Đá Bạc");

    await ask("DELETE", `screens/${id}`);
    expect(await shownCode(again)).not.toBe(code);
    expect(await again.locator(".header").count()).toBe(0);
  });

  test("that is refused says so; one that is cut off says that, and goes on when the server is back", async () => {
    // Screens ask every five seconds: two at once wait no longer than one.
    await Promise.all([refuseOne(), cutOffOne()]);
  });

  async function refuseOne(): Promise<void> {
    const page = await openScreen(server.url);
    await ask("POST", "device/deny", { code: await shownCode(page) });
    await page.waitForSelector(".enrol-code", { state: "detached" });
    expect(await page.textContent("h1")).toContain("Màn hình này chưa được duyệt");
    expect(await violationsOf(page)).toEqual([]);
  }

  async function cutOffOne(): Promise<void> {
    const page = await openScreen(server.url);
    const code = await shownCode(page);
    await page.context().setOffline(true);
    await page.waitForFunction(() => document.querySelector(".enrol-note")?.textContent?.includes("máy chủ"));
    expect(await shownCode(page)).toBe(code);
    await page.context().setOffline(false);
    await approve(code, "Trở lại", "P.01");
    await untilWallOf(page, "Huyện Suối Vàng");
  }

  test("shows a code that fits every size, and axe finds nothing", async () => {
    const page = await openScreen(server.url);
    await page.goto(`${server.url}/screen?theme=${theme}`);
    await shownCode(page);
    // The widest code there can be.
    await page.evaluate(() => document.querySelector(".enrol-code span")?.replaceChildren("WWWW-WWWW"));
    for (const [width, height] of [
      [1920, 1080],
      [3840, 2160],
      [1280, 720],
      [1080, 1920],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      const { wide, right } = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth,
        right: document.querySelector(".enrol-code span")?.getBoundingClientRect().right ?? 0,
      }));
      expect(wide, `${width}×${height}`).toBe(width);
      expect(right, `${width}×${height}`).toBeLessThan(width);
      expect(await violationsOf(page), `${width}×${height}`).toEqual([]);
    }
  });
});
