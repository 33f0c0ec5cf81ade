import { violationsOf } from "@ioc/testkit/browser/violations.ts";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { signedIn } from "./browser.test-support.ts";
import { LOOKS, openBrowser } from "./desk-browser.test-support.ts";
import { WEB_DIR } from "./desk-server.test-support.ts";
import { NUMBERS } from "./explained-numbers.test-support.ts";
import { call } from "./http-client.test-support.ts";
import { ownBrowser } from "./own-browser.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";
import { putWideProvince, sendWideProvince } from "./wide-province.test-support.ts";

const LOOK = { theme: "dark", language: "vi", density: "normal", night: false };
const NAME = "Phòng họp";

const own = ownBrowser();
let server: TestServer;
let screen: string;
let wall: Page;
let phone: Page;

beforeAll(async () => {
  server = await startTestServer("2026-03-11T08:00:00+07:00", { webDir: WEB_DIR });
  const token = await putWideProvince(server.url);
  await sendWideProvince(server.url, token, "silent");
  server.clock.set(Date.parse("2026-03-11T10:30:00+07:00"));
  await sendWideProvince(server.url, token, "heard");
  wall = await openBrowser(own.browser, own.faults);
  await wall.setViewportSize({ width: 1920, height: 1080 });
  await wall.goto(`${server.url}/screen`);
  const code = await (await wall.waitForSelector(".enrol-code")).getAttribute("data-code");
  const body = { code, name: NAME, unit: "SG", scene: "overview", look: LOOK };
  const approved = await call(server.url, "POST", "/api/v1/device/approve", { token: BOOTSTRAP_TOKEN, body });
  expect(approved.status).toBe(201);
  screen = (approved.body as { id: string }).id;
  phone = await openBrowser(own.browser, own.faults, LOOKS[1]);
  const { cookies } = await signedIn(server.url);
  await phone.context().addCookies([...cookies].map(([name, value]) => ({ name, value, url: server.url })));
  await phone.goto(`${server.url}/remote?screen=${screen}`);
  await phone.getByRole("link", { name: "Chạm số bất kỳ trên hình" }).click();
  await phone.waitForSelector(".stage.phone [data-scene=overview] main h2");
});
afterAll(() => server.stop());

/** Drives the screen as the phone's person does by the controls. */
async function drive(command: object): Promise<void> {
  const status = await phone.evaluate(
    async ([path, body]) => {
      const headers = { "content-type": "application/json" };
      return (await fetch(path as string, { method: "POST", headers, body: body as string })).status;
    },
    [`/api/v1/screens/${screen}/drive`, JSON.stringify(command)],
  );
  expect(status).toBe(200);
}

/** What tells a number from others, wherever it stands in a layout. */
async function numbersOf(page: Page): Promise<string[]> {
  return page.$$eval(NUMBERS, (buttons) =>
    buttons
      .filter((button) => button.getClientRects().length > 0)
      .map((button) =>
        [...button.attributes]
          .filter(({ name }) => name.startsWith("data-"))
          .map(({ name, value }) => `${name}=${value}`)
          .join(" "),
      ),
  );
}

/** How much of what the wall explains nobody sees there: it is not scrolled. */
async function cutOf(page: Page): Promise<number> {
  return page.$eval("dialog.explain", (panel) => panel.scrollHeight - panel.clientHeight);
}

/** A wall, one of twice the sharpness, and a wide one. */
const WALLS = [
  { width: 3840, height: 2160 },
  { width: 2560, height: 1080 },
  { width: 1920, height: 1080 },
] as const;

const explained = (page: Page): Promise<string | null> =>
  page.getAttribute(".explain [data-explained]", "data-explained");

/**
 * Each scene with what says that it stands there, and numbers of every kind that a command has to name: of the whole, of
 * units and fields, of the rest of them, parts of a stock, sums, differences, counts of units, what silent ones hold.
 * A person may not press more often: all commands together are below the limit of one window.
 */
const SCENES = [
  [
    "overview",
    null,
    ".hotspots ol li",
    [
      ".feeds button",
      ".flow-note button",
      ".on-time .days button",
      ".term-withinRest button",
      ".hotspots .section-head button",
      ".hotspot-expected button",
      ".hotspot-oldest button",
      "[data-share-of]",
    ],
  ],
  [
    "hotspots",
    null,
    ".heat-list, .heat-table",
    [
      ".heat-number button",
      ".heat-fields button[data-child]:not([data-field])",
      ".heat-fields button[data-field]:not([data-child])",
      ".ages button",
      ".block.due .title button",
      ".due-item:not(.due-today) button",
      ".procedure-count button",
      ".procedure .soft button",
      ".estimate-number",
    ],
  ],
  [
    "digitization",
    null,
    ".unit-table",
    [".headline button:not([data-rate]):not([data-measure])", ".unit-row:last-child button", "[data-rate][data-child]"],
  ],
  ["ranking", null, ".ranking-table", [".headline h2 button"]],
  [
    "feeds",
    null,
    ".silent-table",
    [".silent-table button", ".group-count button", ".silent-table tr:last-child button"],
  ],
  ["unit", "SG.A", ".hotspots ol li", ["[data-unit]"]],
  ["unit", "SG.A.A", ".field-table", [".field-table tr:last-child button"]],
] as const;

test("every number that stands on the wall is there in the hand, and explained on the wall when it is touched", async () => {
  // What is explained on the wall stands there whole: nobody scrolls it.
  await wall.waitForSelector("[data-scene=overview] .hotspots ol li");
  for (const where of [".hero-number button", "[data-rate=online]"]) {
    await wall.locator(`.stage ${where}`).first().click();
    await wall.waitForSelector(".explain-history svg");
    await wall.waitForFunction(() => !document.querySelector(".explain")?.textContent?.includes("Đang hỏi máy chủ"));
    for (const size of WALLS) {
      await wall.setViewportSize(size);
      expect(await cutOf(wall), `${where} ${size.width}`).toBe(0);
    }
    await wall.keyboard.press("Escape");
    await wall.waitForSelector(".explain", { state: "detached" });
  }

  for (const [scene, unit, ready, touched] of SCENES) {
    await drive({ scene, unit });
    for (const page of [wall, phone]) {
      await page.waitForSelector(`[data-scene=${scene}] main h2`);
      await page.waitForSelector(ready);
    }
    const here = await numbersOf(phone);
    const there = await numbersOf(wall);
    expect(there.length, scene).toBeGreaterThan(10);
    expect(
      there.filter((number) => !here.includes(number)),
      scene,
    ).toEqual([]);
    for (const where of touched) {
      const number = phone.locator(`.stage ${where}`).first();
      const value = (await number.getAttribute("data-value")) ?? (await number.getAttribute("data-estimate"));
      await number.click();
      await wall.waitForSelector(".explain [data-explained]");
      await phone.waitForSelector(".explain [data-explained]");
      const what = `${scene} ${where}`;
      expect(Number(await explained(phone)), what).toBeCloseTo(Number(value), 9);
      expect(await explained(wall), what).toBe(await explained(phone));
      expect(await wall.textContent(".explain header"), what).toBe(await phone.textContent(".explain header"));
      await phone.keyboard.press("Escape");
      await wall.waitForSelector(".explain", { state: "detached" });
    }
  }

  expect(await violationsOf(phone)).toEqual([]);
  // On a wide device it is the wall's own picture, whole above the bar.
  await phone.setViewportSize({ width: 1440, height: 900 });
  const stage = await (await phone.waitForSelector(".stage.wall")).boundingBox();
  const bar = await phone.locator(".hand-bar").boundingBox();
  expect((stage?.y ?? Number.NaN) + (stage?.height ?? Number.NaN)).toBeLessThanOrEqual((bar?.y ?? 0) + 8);
  expect(await numbersOf(phone)).toEqual(await numbersOf(wall));

  // What the server refuses is said, and nothing stays open that the wall does not show.
  const refusal = { type: "about:blank", title: "Too Many Requests", status: 429, code: "overloaded", detail: "Wait" };
  await phone.route("**/drive", (route) =>
    route.fulfill({ status: 429, contentType: "application/problem+json", json: refusal }),
  );
  await phone.locator(NUMBERS).first().click();
  await phone.waitForSelector(".hand-bar:has-text('Bấm nhanh quá')");
  await phone.waitForSelector(".explain", { state: "detached" });
  await phone.unroute("**/drive");

  // Whoever else drives has the wall.
  const body = { scene: "feeds" };
  await call(server.url, "POST", `/api/v1/screens/${screen}/drive`, { token: BOOTSTRAP_TOKEN, body });
  await phone.waitForURL(`**/remote?screen=${screen}`);
  await phone.waitForSelector(".remote-driver:has-text('bootstrap đang điều khiển')");
});
