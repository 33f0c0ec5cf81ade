import type { Browser, BrowserContext, Page } from "playwright-core";
import { alertOnBoard, fixtureAlert } from "./fixture-alerts.ts";
import type { FixtureServer } from "./fixture-server.ts";
import { type Picture, type PictureEvent, WALL_SIZE } from "./picture.ts";
import { momentOf } from "./situations.ts";
import { untilStands } from "./until-stands.ts";

const HOUR_MS = 3_600_000;
/** How much later than the situation's own moment it is. */
const LATER_MS: Partial<Record<PictureEvent, number>> = { evening: 4 * HOUR_MS, night: 8 * HOUR_MS };
/** How long the line has been cut. */
const LOST_MS = 134_000;
/** What the clock says by then. */
const LOST_UNTIL = "14:34";

/** The picture as PNG. The page's clock stands still, so that it is the same picture every time. */
export async function takePicture(browser: Browser, server: FixtureServer, picture: Picture): Promise<Buffer> {
  const [width, height] = picture.size ?? WALL_SIZE;
  const context = await browser.newContext({ viewport: { width, height }, reducedMotion: "reduce", locale: "vi-VN" });
  const page = await context.newPage();
  const laterMs = (picture.after && LATER_MS[picture.after]) ?? 0;
  const nowMs = momentOf(picture.situation) + laterMs;
  server.moveClock(laterMs);
  await page.clock.setFixedTime(nowMs);
  await page.goto(`${server.url}${addressOf(picture)}`);
  await page.waitForSelector(stands(picture), { state: "attached" });
  // What draws the charts is loaded after the numbers.
  await page.waitForLoadState("networkidle");
  await untilStands(page);
  if (picture.after) await HAPPENS[picture.after]({ context, page, server, nowMs });
  const png = await page.screenshot();
  if (picture.after === "alert") server.alert(fixtureAlert({ state: "resolved" }));
  await context.close();
  return png;
}

/** A screen that nobody knows yet has an address of its own. */
function addressOf({ situation, query = "" }: Picture): string {
  return situation === "unknown" ? "screen" : `?unit=${situation}&${query}`;
}

/** What is there as soon as there is something to see. */
function stands({ situation, after }: Picture): string {
  if (situation === "unknown") return ".enrol-code-side svg";
  if (situation === "waiting") return ".skeleton";
  if (situation === "secret") return ".refusal-way";
  if (situation === "land") return "[data-map=land] .land";
  return after === "night" ? ".night-clock" : "main.numbers :is(.headline, .hero)";
}

/** Minute of the day, and how the wall says it. */
const LOOKED_BACK_TO = { minute: "520", says: "08:40" };

interface Wall {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly server: FixtureServer;
  readonly nowMs: number;
}

const HAPPENS: Readonly<Record<PictureEvent, (wall: Wall) => Promise<unknown>>> = {
  "line lost": async ({ context, page, server, nowMs }) => {
    await context.setOffline(true);
    server.cut();
    await page.clock.setFixedTime(nowMs + LOST_MS);
    await page.waitForSelector(".strip");
    await page.waitForSelector(`.clock:has-text("${LOST_UNTIL}")`);
  },
  alert: async ({ page, server }) => {
    server.alert(alertOnBoard());
    await page.waitForSelector(".takeover-course polyline");
  },
  evening: ({ page }) => page.waitForSelector("[data-light=after]"),
  night: ({ page }) => page.waitForSelector("[data-light=night]"),
  explained: async ({ page }) => {
    await page.locator(".hero-number button, .age-row:nth-child(3) button").first().click();
    await page.waitForSelector(".panel-comparison");
  },
  estimated: async ({ page }) => {
    await page.locator(".estimate-number").click();
    await page.waitForSelector(".estimate-list tbody tr");
  },
  "looked back": ({ page }) => lookBack(page),
  played: async ({ page }) => {
    await lookBack(page);
    await page.locator(".time-bar button", { hasText: "Chiếu một ngày" }).click();
    await page.locator(".time-bar button", { hasText: "Dừng" }).focus();
  },
  held: async ({ page }) => {
    await page.keyboard.press("Space");
    await page.waitForSelector(".scene-note");
  },
  print: async ({ page }) => {
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
  },
};

async function lookBack(page: Page): Promise<void> {
  await page.keyboard.press("t");
  await page.waitForSelector(".screen-past");
  await page.locator('.time-bar input[type="range"]').fill(LOOKED_BACK_TO.minute);
  await page.waitForSelector(`.past-strip:has-text("${LOOKED_BACK_TO.says}")`);
  // New lines of the ticker come two seconds after those before.
  if ((await page.locator(".ticker").count()) > 0) {
    await page.waitForSelector(`.ticker time:has-text("${LOOKED_BACK_TO.says}")`);
  }
  await page.locator(".time-bar-back").focus();
}
