import { readFile } from "node:fs/promises";
import { violationsOf } from "@ioc/testkit/browser/violations.ts";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { cutTexts, switchLanguage } from "../../dev/cut-texts.test-support.ts";
import { startFixtureServer } from "../../dev/fixture-server.ts";
import { untilStands } from "../../dev/until-stands.ts";
import { openWallBrowser, PHONE, untilDrawn, WALL, type WallBrowser } from "../../dev/wall-browser.test-support.ts";

let walls: WallBrowser;

beforeAll(async () => {
  walls = await openWallBrowser();
});

afterAll(() => walls.close());

afterEach(async () => {
  for (const context of walls.browser.contexts()) await context.close();
  expect(walls.takeFaults()).toEqual([]);
});

async function open(query: string, viewport = WALL): Promise<Page> {
  const page = await walls.newPage({ viewport });
  await page.goto(walls.server.url + query);
  return page;
}

async function openNumbers(query: string, viewport = WALL): Promise<Page> {
  const page = await open(query, viewport);
  await untilDrawn(page);
  return page;
}

/** Texts on the wall that are cut or lie over the edge of the picture. */
function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("h1, h2, .soft, .term, .hero-words p, .signal-who, .clock, .flow .big, .on-time-now")]
      .filter((element) => element.closest(".unseen") === null)
      .filter((element) => {
        const column = element.closest(".hero, .on-time, .flow, .stock, .map, .hotspots, .day, .signals, .header");
        const scale = (element.closest(".stage")?.getBoundingClientRect().width ?? 1920) / 1920;
        const edge = (column ?? document.documentElement).getBoundingClientRect().right;
        return (
          element.getBoundingClientRect().right > edge + 13 * scale || element.scrollWidth > element.clientWidth + 1
        );
      })
      .filter((element) => getComputedStyle(element).display !== "inline")
      .map((element) => element.textContent ?? ""),
  );
}

describe("the overview", () => {
  it.each(["usual", "before", "dayoff", "stale", "well", "untargeted", "three"])(
    "in the situation '%s' fits the wall in both languages and themes, and axe finds nothing in two of them",
    async (unit) => {
      for (const look of ["", "&lang=en&theme=light"]) {
        const page = await openNumbers(`?unit=${unit}${look}`);
        expect(await overflowing(page)).toEqual([]);
        expect(await cutTexts(page)).toEqual([]);
        // What the others have beside these has the same colours and parts.
        if (["stale", "well"].includes(unit)) expect(await violationsOf(page)).toEqual([]);
        await page.context().close();
      }
    },
  );

  it.each([
    ["usual", ["far"]],
    ["untargeted", ["far"]],
    ["nation", ["normal", "far"]],
    ["long", ["normal", "far"]],
  ])(
    "in the situation '%s' cuts no text, in either language, at any size, at the density %s",
    async (unit, densities) => {
      for (const density of densities) {
        const page = await open(`?unit=${unit}&density=${density}`);
        await page.waitForSelector(".hotspots");
        await untilStands(page);
        for (const size of [WALL, { width: 3840, height: 2160 }, { width: 2560, height: 1080 }]) {
          await page.setViewportSize(size);
          expect(await cutTexts(page)).toEqual([]);
          await switchLanguage(page);
          expect(await cutTexts(page)).toEqual([]);
          await switchLanguage(page);
        }
        await page.context().close();
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
      expect(await violationsOf(page)).toEqual([]);
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

  it.each([
    { width: 2560, height: 1080 },
    { width: 3440, height: 1440 },
  ])("stands whole in the middle of a screen of $width × $height, without scroll bars", async (viewport) => {
    const page = await openNumbers("?unit=before", viewport);
    const { scrolls, edges } = await page.evaluate(() => {
      const { clientWidth, clientHeight } = document.documentElement;
      const { left, right, top, bottom } = document.querySelector(".stage")?.getBoundingClientRect() ?? new DOMRect();
      return {
        scrolls: window.innerWidth > clientWidth || window.innerHeight > clientHeight,
        edges: { left, right: clientWidth - right, top, bottom: clientHeight - bottom },
      };
    });
    expect(scrolls).toBe(false);
    // The picture wanders by up to four of its pixels.
    const wander = (4 * viewport.height) / 1080 + 1;
    expect(Math.abs(edges.left - edges.right)).toBeLessThanOrEqual(2 * wander);
    expect(edges.left).toBeGreaterThan(100);
    expect(Math.abs(edges.top)).toBeLessThanOrEqual(wander);
    expect(Math.abs(edges.bottom)).toBeLessThanOrEqual(wander);
    expect(await overflowing(page)).toEqual([]);
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
    expect(await violationsOf(secret)).toEqual([]);

    const wrong = await open("?unit=NOWHERE");
    expect(await wrong.textContent(".refusal h2")).toBe("Không tìm thấy đơn vị NOWHERE");

    const empty = await open("");
    expect(await empty.textContent(".refusal h2")).toBe("Chưa có đơn vị nào");
    expect(await violationsOf(empty)).toEqual([]);
  });

  it("to whoever is not signed in says that the list behind a number needs signing in, and gives the focus back", async () => {
    const page = await openNumbers("?unit=before");
    await page.focus(".term-overdue button");
    await page.keyboard.press("Enter");
    const way = await page.waitForSelector(".panel p:has-text('Cần đăng nhập') a");
    expect(await way.getAttribute("href")).toBe("/sign-in?return=%2F%3Funit%3Dbefore");
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.waitForSelector(".panel", { state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.closest(".term-overdue") !== null)).toBe(true);
  });
});

describe("the wall's way to a page of one's own", () => {
  it("leads whoever is signed in to their account, by name, and is asked for when somebody comes near", async () => {
    const page = await walls.newPage({ viewport: WALL });
    let asked = 0;
    await page.route("**/api/v1/session?", (route) => {
      asked++;
      return route.fulfill({ json: { kind: "person", user: "hanh", name: "Nguyễn Thị Hạnh", grants: [] } });
    });
    await page.goto(`${walls.server.url}?unit=well`);
    await untilDrawn(page);
    expect(asked).toBe(0);
    await page.mouse.move(300, 40);
    await page.waitForSelector(".controls a[href='/account']:text-is('Nguyễn Thị Hạnh')");
    expect(await page.$$(".controls a:text-is('Đăng nhập')")).toEqual([]);
    expect(await violationsOf(page)).toEqual([]);
    expect(asked).toBe(1);
  });
});

describe("a wall that loses its server", () => {
  it("keeps the numbers, says since when they are old, and the clock goes on", async () => {
    const own = await startFixtureServer(walls.dist, 0);
    const page = await walls.browser.newPage({ viewport: WALL });
    await page.goto(`${own.url}?unit=still`);
    await page.waitForSelector(".hero-number");
    const overdue = await page.textContent(".hero-number");
    await own.close();
    await page.waitForSelector(".strip");
    expect(await page.textContent(".strip")).toContain("Mất kết nối với máy chủ từ");
    expect(await page.textContent(".hero-number")).toBe(overdue);
    // How many send is as old as the rest.
    await page.waitForFunction(() => {
      const feeds = document.querySelector(".header-feeds");
      return feeds !== null && getComputedStyle(feeds).opacity === "0.5";
    });
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
