import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env } from "node:process";
import { fileURLToPath } from "node:url";
import axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";
import { build } from "vite";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type FixtureServer, startFixtureServer } from "../../dev/fixture-server.ts";

const WALL = { width: 1920, height: 1080 };
const PHONE = { width: 390, height: 844 };
const ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

let dist: string;
let server: FixtureServer;
let browser: Browser;
const faults: string[] = [];

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), "ioc-web-"));
  await build({
    root: fileURLToPath(new URL("../..", import.meta.url)),
    logLevel: "silent",
    build: { outDir: dist, emptyOutDir: true },
  });
  server = await startFixtureServer(dist, 0);
  browser = await chromium.launch({ executablePath: env["TEST_CHROMIUM"] ?? "/usr/bin/chromium", args: ARGUMENTS });
});

afterAll(async () => {
  await browser.close();
  await server.close();
  await rm(dist, { recursive: true });
});

afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  expect(faults.splice(0)).toEqual([]);
});

async function open(query: string, viewport = WALL): Promise<Page> {
  const page = await browser.newPage({ viewport, reducedMotion: "reduce" });
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("console", (message) => {
    // A list is asked for without knowing whether somebody is signed in; the browser reports the refusal by itself.
    if (message.type() === "error" && !message.text().includes("status of 401")) faults.push(message.text());
  });
  await page.goto(server.url + query);
  return page;
}

async function openNumbers(query: string, viewport = WALL): Promise<Page> {
  const page = await open(query, viewport);
  await page.waitForSelector(".hour-chart svg");
  // Another font would have other widths.
  await page.evaluate(async () => void (await document.fonts.ready));
  return page;
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const result = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] }),
  );
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
}

/** Texts on the wall that are cut or lie over the edge of the picture. */
function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("h1, h2, .soft, .term, .hero-words p, .signal-who, .clock, .flow .big, .on-time-now")]
      .filter((element) => element.closest(".unseen") === null)
      .filter((element) => {
        const column = element.closest(".hero, .on-time, .flow, .stock, .map, .hotspots, .day, .signals, .header");
        const edge = (column ?? document.documentElement).getBoundingClientRect().right;
        return element.getBoundingClientRect().right > edge + 12 || element.scrollWidth > element.clientWidth + 1;
      })
      .filter((element) => getComputedStyle(element).display !== "inline")
      .map((element) => element.textContent ?? ""),
  );
}

describe("the overview", () => {
  it.each(["usual", "before", "dayoff", "stale", "well", "untargeted", "three"])(
    "in the situation '%s' fits the wall in both languages and themes, and axe finds nothing",
    async (unit) => {
      for (const look of ["", "&lang=en&theme=light"]) {
        const page = await openNumbers(`?unit=${unit}${look}`);
        expect(await overflowing(page)).toEqual([]);
        expect(await violations(page)).toEqual([]);
      }
    },
  );

  it.each(["usual", "dayoff", "stale"])(
    "in the situation '%s' reads on a phone without scrolling sideways",
    async (unit) => {
      const page = await openNumbers(`?unit=${unit}`, PHONE);
      const { wide, small } = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth,
        small: [...document.querySelectorAll("#root *")].filter(
          (element) =>
            element.closest(".unseen, svg, .clock") === null &&
            [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()) &&
            Number.parseFloat(getComputedStyle(element).fontSize) < 15,
        ).length,
      }));
      expect(wide).toBe(PHONE.width);
      expect(small).toBe(0);
      expect(await violations(page)).toEqual([]);
    },
  );

  it("is the same picture at twice the size", async () => {
    const small = await openNumbers("?unit=before");
    const large = await openNumbers("?unit=before", { width: 3840, height: 2160 });
    const placesOf = (page: Page, scale: number): Promise<number[]> =>
      page.evaluate(
        (by) =>
          [...document.querySelectorAll("h2, .term, .map-label, .hotspot")].map((element) =>
            Math.round(element.getBoundingClientRect().top / by),
          ),
        scale,
      );
    const [a, b] = [await placesOf(small, 1), await placesOf(large, 2)];
    expect(a.length).toBeGreaterThan(20);
    expect(b.map((top, index) => Math.abs(top - (a[index] ?? 0))).filter((off) => off > 5)).toEqual([]);
  });

  it("never shows zero for a rate that there is not", async () => {
    const page = await openNumbers("?unit=dayoff");
    expect(await page.textContent('[data-rate="onTime"]')).toBe("chưa có");
    expect(await page.getAttribute('[data-rate="onTime"]', "data-value")).toBe("");
    expect(await page.textContent(".no-rates")).toContain("không phải 0%");
  });

  it("says that it waits, that it needs signing in, that a unit does not exist, that there is none yet", async () => {
    const waiting = await open("?unit=waiting");
    await waiting.waitForSelector(".bone-hero");
    expect(await waiting.$$eval("[data-value]", (numbers) => numbers.length)).toBe(0);

    const secret = await open("?unit=secret");
    const way = await secret.waitForSelector(".refusal-way");
    expect(await way.getAttribute("href")).toBe("/sign-in?return=%2F%3Funit%3Dsecret");
    expect(await violations(secret)).toEqual([]);

    const wrong = await open("?unit=NOWHERE");
    expect(await wrong.textContent(".refusal h2")).toBe("Không tìm thấy đơn vị NOWHERE");

    const empty = await open("");
    expect(await empty.textContent(".refusal h2")).toBe("Chưa có đơn vị nào");
    expect(await violations(empty)).toEqual([]);
  });

  it("to whoever is not signed in says that the list behind a number needs signing in, and gives the focus back", async () => {
    const page = await openNumbers("?unit=before");
    await page.focus(".term-overdue button");
    await page.keyboard.press("Enter");
    const way = await page.waitForSelector(".panel p:has-text('Cần đăng nhập') a");
    expect(await way.getAttribute("href")).toBe("/sign-in?return=%2F%3Funit%3Dbefore");
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.waitForSelector(".panel", { state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.closest(".term-overdue") !== null)).toBe(true);
  });
});

describe("a wall that loses its server", () => {
  it("keeps the numbers, says since when they are old, and the clock goes on", async () => {
    const own = await startFixtureServer(dist, 0);
    const page = await browser.newPage({ viewport: WALL });
    await page.goto(`${own.url}?unit=usual`);
    await page.waitForSelector(".hero-number");
    const overdue = await page.textContent(".hero-number");
    await own.close();
    await page.waitForSelector(".strip");
    expect(await page.textContent(".strip")).toContain("Mất kết nối với máy chủ từ");
    expect(await page.textContent(".hero-number")).toBe(overdue);
    expect(await page.textContent(".hero-words p")).toContain("Tính đến");
    const clock = await page.textContent(".clock");
    await page.waitForFunction((before) => document.querySelector(".clock")?.textContent !== before, clock);
  });
});

describe("what is drawn", () => {
  it("is saved as a table with raw numbers, and as a picture with its title, by keyboard as well", async () => {
    const page = await openNumbers("?unit=well");
    const save = async (name: string): Promise<{ file: string; content: Buffer }> => {
      const waiting = page.waitForEvent("download");
      await page.locator(".by-hour").getByRole("button", { name }).press("Enter");
      const download = await waiting;
      return { file: download.suggestedFilename(), content: await readFile(await download.path()) };
    };
    const table = await save("Lưu bảng");
    expect(table.file).toBe("Tiếp nhận và giải quyết theo giờ.csv");
    const [head, ...rows] = table.content.toString("utf8").replace("\uFEFF", "").trimEnd().split("\r\n");
    expect(head).toMatch(/^Giờ,/);
    const shown = await page
      .locator(".by-hour tbody tr")
      .evaluateAll((lines) =>
        lines.map((line) =>
          [...line.children].map(
            (cell) => cell.querySelector("[data-value]")?.getAttribute("data-value") ?? cell.textContent,
          ),
        ),
      );
    expect(rows.map((row) => row.split(","))).toEqual(shown);

    const picture = await save("Lưu hình");
    expect(picture.file).toBe("Tiếp nhận và giải quyết theo giờ.png");
    expect(picture.content.subarray(1, 4).toString("latin1")).toBe("PNG");
    // At least the 492 px of the wall and the margins, twice as sharp.
    expect(picture.content.readUInt32BE(16)).toBeGreaterThanOrEqual((492 + 64) * 2);
  });
});
