import { violationsOf } from "@ioc/testkit/browser/violations.ts";
import type { Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { faintWords } from "../../dev/faint-words.test-support.ts";
import { fixtureAlert } from "../../dev/fixture-alerts.ts";
import { filesNeededBy, servedBytes } from "../../dev/loaded-bytes.ts";
import { openWallBrowser, PHONE, untilDrawn, WALL, type WallBrowser } from "../../dev/wall-browser.test-support.ts";

let walls: WallBrowser;

beforeAll(async () => {
  walls = await openWallBrowser();
});

afterAll(() => walls.close());

afterEach(async () => {
  walls.server.moveClock(0);
  for (const context of walls.browser.contexts()) await context.close();
  expect(walls.takeFaults()).toEqual([]);
});

const LIST = "?unit=well&play=overview@well:5,overview@NOWHERE:5,overview@three:5&night=0";

/** A page that turns through a list of three, the second of a unit that there is not. */
async function openList(): Promise<Page> {
  const page = await walls.newPage();
  await page.goto(walls.server.url + LIST);
  await page.waitForSelector(".scene-dots");
  return page;
}

/** Until that scene of the list stands, from 0. */
async function untilStands(page: Page, index: number): Promise<void> {
  await page.waitForSelector(`.scene-dot:nth-child(${index + 1}).scene-dot-now`);
}

describe("a wall that turns", () => {
  it("shows one scene after the other, skips what is refused, and begins anew", async () => {
    const page = await openList();
    await untilStands(page, 0);
    await untilStands(page, 2);
    await page.waitForFunction(() => document.querySelectorAll(".tile").length < 10);
    expect(await page.$$(".refusal")).toEqual([]);
    // A size that is observed a picture later is told as an error, and is no fault to begin anew for.
    await page.evaluate(() => {
      Object.assign(globalThis, { sameLoad: true });
      window.dispatchEvent(new ErrorEvent("error", { message: "ResizeObserver loop" }));
    });
    await untilStands(page, 0);
    await page.waitForFunction(() => document.querySelectorAll(".tile").length > 100);
    expect(await page.evaluate(() => "sameLoad" in globalThis)).toBe(true);
    expect(await violationsOf(page)).toEqual([]);
  });

  it("obeys the keys, and holds a picture with a mark that says so", async () => {
    const page = await openList();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Space");
    const note = page.locator(".scene-note:has-text('Giữ hình lúc 14:32:08')");
    await note.waitFor();
    const under = await note.evaluate((mark) => {
      const { left, right, top, bottom } = mark.getBoundingClientRect();
      const words = [...document.querySelectorAll(".header *, .numbers *")].filter(
        (element) =>
          element.checkVisibility() &&
          element.closest(".unseen, .controls") === null &&
          [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()),
      );
      return words.filter((element) => {
        const range = document.createRange();
        range.selectNodeContents(element);
        const box = range.getBoundingClientRect();
        return box.left < right && box.right > left && box.top < bottom && box.bottom > top;
      }).length;
    });
    expect(under).toBe(0);
    // The picture wanders by four of its own pixels.
    expect(await note.evaluate((mark) => mark.getBoundingClientRect().top)).toBeGreaterThanOrEqual(0);
    await untilStands(page, 2);
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press("Home");
    await page.waitForSelector(".scene-note", { state: "detached" });
    await untilStands(page, 0);
  });

  it("loads itself anew between two scenes when there is another build, and not again within ten minutes", async () => {
    const page = await openList();
    const builds: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("index-next-")) builds.push(request.url());
    });
    await page.evaluate(() => Object.assign(globalThis, { sameLoad: true }));
    walls.server.deploy();
    await page.waitForFunction(() => !("sameLoad" in globalThis));
    await untilStands(page, 0);
    await page.evaluate(() => Object.assign(globalThis, { sameLoad: true }));
    const asked = page.waitForRequest((request) => request.resourceType() === "fetch" && request.url().endsWith("/"));
    walls.server.deploy();
    await asked;
    await untilStands(page, 2);
    await untilStands(page, 0);
    expect(await page.evaluate(() => "sameLoad" in globalThis)).toBe(true);
    expect(builds).toHaveLength(1);
  });

  it("after a sleep subscribes anew and turns once; past midnight its day is the next one", async () => {
    const page = await walls.newPage();
    await page.clock.install();
    await page.goto(`${walls.server.url}?unit=well`);
    await page.waitForSelector(".hero");
    walls.server.moveClock(1000);
    await page.waitForSelector(".header-date:has-text('17/11/2026')");
    const connected = page.waitForEvent("websocket");
    await page.clock.fastForward(9 * 3_600_000);
    await connected;
    await page.waitForSelector(".strip", { state: "detached" });
    // On into the first day of the lunar year: its numbers are another day's.
    walls.server.moveClock(Date.parse("2027-02-06T00:00:20+07:00") - Date.parse("2026-11-17T14:32:08+07:00"));
    await page.waitForSelector(".header-date:has-text('06/02/2027')");
    expect(await page.textContent(".clock")).toMatch(/^00:00/);
    await page.waitForSelector(".print-as-of:text('06/02/2027')", { state: "attached" });
  });
});

describe("a critical alert", () => {
  it("cuts in, says what and where and who has it, folds into the strip, and goes when somebody takes it on", async () => {
    const page = await walls.newPage();
    await page.clock.install();
    await page.goto(`${walls.server.url}?unit=well`);
    await page.waitForSelector(".hero");
    walls.server.moveClock(0);
    await page.waitForSelector(".header-date:has-text('17/11/2026')");
    await page.click(".term-overdue button");
    await page.waitForSelector(".panel");
    walls.server.alert(fixtureAlert());
    await page.waitForSelector(".panel", { state: "detached" });
    await page.waitForSelector(".takeover h2:has-text('Hòa Lâm: tỷ lệ quá hạn 8,3%')");
    await page.waitForSelector(".takeover-where li:has-text('Một cửa Hòa Lâm')");
    await page.waitForSelector(".takeover-course polyline");
    const words = await page.textContent(".takeover-panel");
    for (const part of [
      "chưa ai nhận",
      "từ 13:50",
      "Nghiêm trọng khi trên 8%",
      "Kéo dài 42 phút",
      "Dữ liệu mô phỏng",
    ]) {
      expect(words).toContain(part);
    }
    expect(await violationsOf(page)).toEqual([]);
    await page.clock.runFor(21_000);
    await page.waitForSelector(".takeover", { state: "detached" });
    const line = ".signal[data-line='alert overdue-share']";
    expect(await page.textContent(line)).toContain("chưa ai nhận");
    walls.server.alert(fixtureAlert({ acknowledgedAt: "2026-11-17T07:32:30.000Z", acknowledgedBy: "Bà Hạnh" }));
    await page.waitForSelector(`${line}:has-text("Bà Hạnh đã nhận")`);
    // Whoever comes later is told of it, too, and is not taken over by what somebody has.
    await page.reload();
    await page.waitForSelector(`${line}:has-text("Bà Hạnh đã nhận")`);
    expect(await page.$$(".takeover")).toEqual([]);
    walls.server.alert(fixtureAlert({ state: "resolved" }));
    await page.waitForSelector(line, { state: "detached" });
    // Of three places as many are named as there is room for, and the others counted.
    for (const [area, says] of [
      ["Phước Hải", "Phước Hải 8,3%, P. Phước Hải 8,3% và 1 nơi khác"],
      ["Nghĩa Điền - Hòa", "P. Nghĩa Điền - Hòa 8,3% và 2 nơi khác"],
      ["Bình Thượng - Hòa Chàm Trường Đông", "3 nơi: Tỷ lệ hồ sơ quá hạn"],
    ] as const) {
      const places = ["SG.04", "SG.11", "SG.02"].map((unit) =>
        fixtureAlert({
          ruleName: "Tỷ lệ hồ sơ quá hạn",
          acknowledgedAt: "2026-11-17T07:32:30.000Z",
          id: unit,
          unit,
          unitName: `Phường ${area}`,
        }),
      );
      for (const place of places) walls.server.alert(place);
      const who = page.locator(`${line}:has-text("${says}") .signal-who`);
      await who.waitFor();
      expect(await who.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
      for (const place of places) walls.server.alert({ ...place, state: "resolved" });
      await page.waitForSelector(line, { state: "detached" });
    }
  });
});

describe("a critical alert on somebody's own page", () => {
  it("is put aside by Esc or a button, and stays in the strip", async () => {
    const page = await walls.newPage();
    await page.goto(`${walls.server.url}?unit=well`);
    await page.waitForSelector(".hero");
    walls.server.moveClock(0);
    await page.waitForSelector(".header-date:has-text('17/11/2026')");
    walls.server.alert(fixtureAlert({ id: "aside" }));
    await page.waitForSelector(".takeover-dismiss");
    expect(await violationsOf(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await page.waitForSelector(".takeover", { state: "detached" });
    await page.waitForSelector(".signal[data-line='alert overdue-share']");
    walls.server.alert(fixtureAlert({ id: "aside", state: "resolved" }));
  });
});

describe("somebody's own page", () => {
  it("leads to the other scenes, to the desk and to signing in", async () => {
    const page = await walls.newPage();
    await page.goto(`${walls.server.url}?unit=well`);
    await page.waitForSelector(".controls a");
    const hrefs = await page.$$eval(".controls a", (links) => links.map((link) => link.getAttribute("href")));
    expect(hrefs).toEqual(["/admin", "/sign-in?return=%2F%3Funit%3Dwell"]);
    await page.focus(".controls button:text-is('Xếp hạng')");
    await page.keyboard.press("Enter");
    await page.waitForSelector("[data-scene=ranking] .headline");
    await page.waitForSelector(".controls [aria-pressed=true]:text-is('Xếp hạng')");
    expect(await violationsOf(page)).toEqual([]);
  });

  it("has a switch of scenes on a phone", async () => {
    const page = await walls.newPage({ viewport: PHONE });
    await page.goto(`${walls.server.url}?unit=well`);
    await page.getByLabel("Các cảnh").selectOption({ label: "Điểm nóng" });
    await page.waitForSelector("[data-scene=hotspots] .headline");
    expect(await violationsOf(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
  });

  it("says which parts of its address cannot be played", async () => {
    const page = await walls.newPage();
    await page.goto(`${walls.server.url}?unit=well&play=nonsense,overview:60&night=0`);
    await page.waitForSelector(".play-faults:has-text('“nonsense”')");
    expect(await violationsOf(page)).toEqual([]);
    await page.click(".play-faults button");
    await page.waitForSelector(".play-faults", { state: "detached" });
    await page.goto(`${walls.server.url}?unit=well&play=overview:60&night=0`);
    await page.waitForSelector(".hero");
    expect(await page.$$(".play-faults")).toEqual([]);
  });
});

describe("the bar of the past", () => {
  it.each([WALL, { width: 3840, height: 2160 }, { width: 2520, height: 1080 }])(
    "stands below the picture and not on it, and can be read, at $width × $height",
    async (viewport) => {
      const page = await walls.newPage({ viewport });
      await page.goto(`${walls.server.url}?unit=usual#token=somebody`);
      await page.waitForSelector(".hero");
      // The wall tells the time of its server, and knows it by the first change that it hears of.
      walls.server.moveClock(0);
      await page.waitForSelector(".header-date:has-text('17/11/2026')");
      await page.keyboard.press("t");
      await page.waitForSelector(".screen-past");
      // The picture wanders by four of its own pixels.
      await page.waitForFunction(() => {
        const bar = document.querySelector(".time-bar")?.getBoundingClientRect();
        const stage = document.querySelector(".stage")?.getBoundingClientRect();
        return bar !== undefined && stage !== undefined && stage.bottom <= bar.top + 10 && bar.bottom <= innerHeight;
      });
      const sizes = await page.$$eval(".time-bar :is(span, b, input, button)", (parts) =>
        parts.map((part) => Number.parseFloat(getComputedStyle(part).fontSize)),
      );
      expect(Math.min(...sizes)).toBeGreaterThanOrEqual(20);
      const words = await page.$eval(".signal-who", (part) => {
        const scale = part.closest(".stage")?.getBoundingClientRect().width ?? 0;
        return (Number.parseFloat(getComputedStyle(part).fontSize) * scale) / 1920;
      });
      expect(words).toBeGreaterThanOrEqual(20);
      const day = page.locator(".day-field input");
      expect(await day.inputValue()).toBe("17/11/2026");
      await day.fill("16/11/2026");
      await day.press("Enter");
      await page.waitForSelector(".past-strip:has-text('thứ Hai 16/11/2026')");
      await day.press("ArrowUp");
      await page.waitForSelector(".past-strip:has-text('thứ Ba 17/11/2026')");
      await day.fill("31/11/2026");
      expect(await day.getAttribute("aria-invalid")).toBe("true");
      await day.press("Enter");
      expect(await day.inputValue()).toBe("17/11/2026");
      expect(await violationsOf(page)).toEqual([]);
    },
  );
});

describe("the wall after hours", () => {
  it("dims to header, hero and map, at night to a clock and the ribbon; a key brings it all back", async () => {
    const page = await walls.newPage();
    await page.goto(`${walls.server.url}?unit=well&play=overview:60,overview@three:60`);
    await page.waitForSelector(".ribbon");
    walls.server.moveClock(1000);
    await page.waitForSelector("[data-light=day] .hero");
    walls.server.moveClock(4 * 3_600_000);
    await page.waitForSelector("[data-light=after] .map");
    expect(await page.isVisible(".hotspots")).toBe(false);
    expect(await faintWords(page)).toEqual([]);
    walls.server.moveClock(6 * 3_600_000);
    await page.waitForSelector(".night-clock");
    expect(await page.textContent(".night")).toContain("Bảng số hiện lại lúc 06:00");
    expect(await page.isVisible(".ribbon")).toBe(true);
    expect(await page.isVisible(".hero")).toBe(false);
    expect(await violationsOf(page)).toEqual([]);
    expect(await faintWords(page)).toEqual([]);
    await page.keyboard.press("Home");
    await page.waitForSelector("[data-light=day] .hotspots");
  });
});

describe("a wall for a deep room", () => {
  it("shows five things, none of its words under 32 px, and axe finds nothing", async () => {
    const page = await walls.newPage();
    await page.goto(`${walls.server.url}?unit=usual&density=far`);
    await page.waitForSelector(".hotspot");
    const small = await page.$$eval(".stage *", (elements) =>
      elements
        .filter(
          (element) =>
            element.checkVisibility() && element.closest(".unseen, svg, .controls, .percent-sign, .clock") === null,
        )
        .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
        .map((element) => ({
          px: Number.parseFloat(getComputedStyle(element).fontSize) * (element.closest(".map, .hotspots") ? 1.46 : 1),
          text: element.textContent,
        }))
        .filter(({ px }) => px < 31.9),
    );
    expect(small).toEqual([]);
    expect(await page.$$eval(".hotspot", (rows) => rows.length)).toBe(5);
    expect(await violationsOf(page)).toEqual([]);
  });
});

describe("a printed scene", () => {
  it("is one page across, on white, with whose numbers, of when, and that they are simulated; without controls", async () => {
    const page = await walls.newPage();
    await page.goto(`${walls.server.url}?unit=stale`);
    await untilDrawn(page);
    await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
    await page.emulateMedia({ media: "print" });
    expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe("rgb(255, 255, 255)");
    const header = await page.textContent(".header");
    expect(header).toContain("Tỉnh Sơn Giang");
    expect(header).toContain("Dữ liệu mô phỏng");
    expect(header).toContain("Số liệu lúc 14:32:08, 17/11/2026");
    expect(await page.isVisible(".print-as-of")).toBe(true);
    expect(await page.isVisible(".controls")).toBe(false);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
    await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
    expect(await page.getAttribute("html", "data-theme")).toBe("dark");
  });
});

describe("what a wall loads", () => {
  it("is at most 110,000 bytes before its first numbers", async () => {
    const sources = ["index.html", "src/wall.tsx", "src/overview/overview-scene.tsx"];
    const files = await filesNeededBy(walls.dist, sources);
    expect(await servedBytes(walls.dist, ["index.html", ...files])).toBeLessThanOrEqual(110_000);
  });

  it("is at most 350,000 bytes in all, its letters and its chart included", async () => {
    const page = await walls.newPage();
    const files: string[] = [];
    page.on("response", (response) => files.push(new URL(response.url()).pathname));
    await page.goto(`${walls.server.url}?unit=usual`);
    await untilDrawn(page);
    const built = files
      .map((path) => (path === "/" ? "index.html" : path))
      .filter((path) => !/^\/(socket\.io|api)\/|index-next-/.test(path));
    expect(built.some((path) => /\/chart-/.test(path))).toBe(true);
    expect(await servedBytes(walls.dist, built)).toBeLessThanOrEqual(350_000);
  });
});
