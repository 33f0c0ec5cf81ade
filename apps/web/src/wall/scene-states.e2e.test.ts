import { violationsOf } from "@ioc/testkit/browser/violations.ts";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { cutTexts, switchLanguage } from "../../dev/cut-texts.test-support.ts";
import { untilStands } from "../../dev/until-stands.ts";
import { openWallBrowser, PHONE, WALL, type WallBrowser } from "../../dev/wall-browser.test-support.ts";

let walls: WallBrowser;

beforeAll(async () => {
  walls = await openWallBrowser();
});

afterAll(() => walls.close());

afterEach(async () => {
  for (const context of walls.browser.contexts()) await context.close();
  expect(walls.takeFaults()).toEqual([]);
});

async function open(query: string): Promise<Page> {
  const page = await walls.newPage({ viewport: WALL });
  await page.goto(walls.server.url + query);
  await page.waitForSelector("main.numbers :is(.headline, .hero)");
  await untilStands(page);
  return page;
}

/** Texts that are smaller than they may be, cut without an ellipsis, or over the edge of the picture or of their block. */
function misfits(page: Page, leastPx: number): Promise<string[]> {
  return page.evaluate((least) => {
    const stage = document.querySelector(".stage")?.getBoundingClientRect();
    // An event that found no room beside the newer ones is left off, whole.
    const isLeftOff = (element: Element): boolean => {
      const list = element.closest(".ticker ul")?.getBoundingClientRect();
      return list !== undefined && element.getBoundingClientRect().left >= list.right;
    };
    const visible = (element: Element): boolean =>
      element.closest(".unseen, svg, .controls, .clock, .header") === null &&
      element.getClientRects().length > 0 &&
      !isLeftOff(element);
    const texts = [...document.querySelectorAll("main.numbers *")].filter(
      (element) =>
        visible(element) && [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
    );
    return texts.flatMap((element) => {
      const what = element.textContent ?? "";
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const block = (element.closest(".block, .headline") ?? element).getBoundingClientRect();
      const found: string[] = [];
      // What a line with an ellipsis holds ends with that line.
      const line = element.parentElement?.closest("main.numbers *");
      if (line && getComputedStyle(line).overflowX === "hidden") return found;
      if (Number.parseFloat(style.fontSize) < least) found.push(`small: ${what}`);
      if (box.right > block.right + 4 || box.left < block.left - 4) found.push(`beside its block: ${what}`);
      if (stage?.width === 1920 && box.bottom > stage.bottom) found.push(`below the picture: ${what}`);
      if (stage && box.right > stage.right) found.push(`beside the picture: ${what}`);
      const shelf = element.closest(".headline p");
      if (shelf && box.bottom > shelf.getBoundingClientRect().bottom + 4) found.push(`left out: ${what}`);
      const cut = element.scrollWidth > element.clientWidth + 1 && style.display !== "inline";
      if (cut && style.overflowX !== "hidden") found.push(`too wide: ${what}`);
      return found;
    });
  }, leastPx);
}

/** Blocks of the wall that lie over each other. */
function overlaps(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const blocks = [...document.querySelectorAll("main.numbers > :is(.block, .headline, .stock, .fields, .own-work)")];
    return blocks.flatMap((one, index) =>
      blocks.slice(index + 1).flatMap((other) => {
        const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
        const apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top || b.bottom <= a.top;
        return apart ? [] : [`${one.className} / ${other.className}`];
      }),
    );
  });
}

const SITUATIONS = ["usual", "stale", "before", "well", "nation", "flat", "three", "long", "commune"] as const;

/** With units below it the scene of one unit is made of the parts of the overview, whose states have a test of their own. */
const SCENES = [
  ["hotspots", SITUATIONS],
  ["digitization", SITUATIONS],
  ["ranking", SITUATIONS],
  ["unit", ["usual", "commune"]],
  ["feeds", SITUATIONS],
] as const;

describe.each(SCENES)("the scene '%s'", (scene, situations) => {
  it.each(situations)("in the situation '%s' fits the wall and the phone", async (unit) => {
    const page = await open(`?unit=${unit}&scene=${scene}`);
    expect(await misfits(page, 20)).toEqual([]);
    expect(await overlaps(page)).toEqual([]);
    expect(await cutTexts(page)).toEqual([]);
    await switchLanguage(page);
    expect(await misfits(page, 20)).toEqual([]);
    expect(await cutTexts(page)).toEqual([]);
    await switchLanguage(page);
    await page.setViewportSize(PHONE);
    await page.waitForSelector(".stage.phone");
    expect(await misfits(page, 15)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
  });

  it("passes axe in both languages, themes and densities, and on a phone", async () => {
    const unit = scene === "unit" ? "commune" : "stale";
    const page = await open(`?unit=${unit}&scene=${scene}`);
    expect(await violationsOf(page)).toEqual([]);
    await page.setViewportSize(PHONE);
    await page.waitForSelector(".stage.phone");
    expect(await violationsOf(page)).toEqual([]);
    const other = await open(`?unit=${unit}&scene=${scene}&lang=en&theme=light&density=far`);
    expect(await misfits(other, 20)).toEqual([]);
    expect(await overlaps(other)).toEqual([]);
    expect(await violationsOf(other)).toEqual([]);
    for (const size of [WALL, { width: 3840, height: 2160 }, { width: 2560, height: 1080 }]) {
      await other.setViewportSize(size);
      expect(await cutTexts(other)).toEqual([]);
    }
  });
});

describe("a name in a list", () => {
  it("stands as large as it is meant where it has room, and smaller where it has none, however many letters it has", async () => {
    const page = await open("?unit=usual&scene=ranking");
    expect(await page.$$(".ranking-name[data-tight]")).toEqual([]);
    const long = await open("?unit=long&scene=ranking");
    const [whole, tight] = await long.$$eval(".ranking-name", (names) => [
      names.filter((name) => name.textContent === "Cấp tỉnh").map((name) => name.hasAttribute("data-tight")),
      names
        .filter((name) => (name.textContent ?? "").includes("Hòa Chàm"))
        .map((name) => name.hasAttribute("data-tight")),
    ]);
    expect(whole).toEqual([false]);
    expect(new Set(tight)).toEqual(new Set([true]));
    // Twenty-two letters that are narrow.
    expect(
      await long.$$eval(".differing-name", (names) => names.some((name) => !name.hasAttribute("data-tight"))),
    ).toBe(true);
  });
});

describe("the estimate beside what is due", () => {
  it("stands apart from the counts, and says how it came about to whoever may see that much", async () => {
    const page = await open("?unit=usual&scene=hotspots");
    const line = page.locator(".estimate-number");
    await line.waitFor();
    expect(await line.textContent()).toMatch(/^~31 dự kiến trễ, từ 37\.779 hồ sơ đã xong$/);
    await line.click();
    await page.waitForSelector("dialog[open] table");
    expect(await page.textContent("dialog[open] .explain-value")).toBe("~31");
    await page.waitForSelector("dialog[open] a:text-is('Đăng nhập')");
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.waitForSelector("dialog", { state: "detached" });
    await page.goto(`${walls.server.url}?unit=usual&scene=hotspots&lang=en&theme=light#token=any`);
    await page.locator(".estimate-number").click();
    await page.waitForSelector("dialog[open] .estimate-list tbody tr");
    expect(await page.getAttribute("dialog[open] .explain-dossiers a", "href")).toBe("/late?unit=SG");
    expect(await violationsOf(page)).toEqual([]);
  });
});

describe("the funnel", () => {
  it("draws a point for every unit that has resolved anything", async () => {
    const page = await walls.newPage();
    await page.goto(`${walls.server.url}?unit=usual&scene=ranking`);
    await page.waitForFunction(() => document.querySelectorAll(".funnel-chart svg path").length > 100);
  });
});
