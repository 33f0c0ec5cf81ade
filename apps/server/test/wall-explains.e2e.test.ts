import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inventedMap } from "../src/unit-map/invented-map.test-support.ts";
import {
  type Exceptions,
  explainAll,
  explainByKeyboard,
  type NumberShown,
  shownNumbers,
  unexplainedNumbers,
} from "./explained-numbers.test-support.ts";
import { call } from "./http-client.test-support.ts";
import { ownBrowser } from "./own-browser.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";
import { putWideProvince, sendWideProvince } from "./wide-province.test-support.ts";

const WEB_DIR = fileURLToPath(new URL("../../web/dist", import.meta.url));
const own = ownBrowser();
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer("2026-03-11T08:00:00+07:00", { webDir: WEB_DIR, publicBoard: true });
  const token = await putWideProvince(server.url);
  await sendWideProvince(server.url, token, "silent");
  // What was heard at eight only is silent by half past ten; nothing moves after that.
  server.clock.set(Date.parse("2026-03-11T10:30:00+07:00"));
  await sendWideProvince(server.url, token, "heard");
});
afterAll(() => server.stop());

/** Figures that do not open an explanation, each with the reason. Whatever else has figures on the wall has to open one. */
const EXCEPTIONS: Exceptions = {
  ".clock, .header-date, time": "the moment itself",
  ".hour-chart text | ^\\d{1,2}$": "hours of an axis, and nothing else: see expectAxes",
  ".funnel-chart text[fill='var(--ink3)']": "the ticks of its axes",
  ".funnel-chart text[fill='var(--ink)'] | ^\\d$": "the place in the list beside it, and nothing else: see expectAxes",
  ".ticks, .legend, .heat-head": "axes, and keys of what is drawn",
  ".due-day, .age-row > .soft": "names: of a weekday, of an age",
  ".signal-meaning": "words, such as that it is not counted as 0, and the threshold that a rule sets",
  ".heat .section-head .soft, .funnel-note": "from where on something stands out: it is set, and counts nothing",
  ".hotspots .title, .worst .title, .ranking .title, .funnel .title": "how many rows stand below: see expectRows",
  ".funnel .section-head .soft": "how many points are drawn below",
  ".differing-row.soft": "how many rows found no room",
  ".heat-who, .unit-name, .field-name, .group-name, .silent-others, .ranking-others | \\d+ (đơn vị|địa bàn|lĩnh vực) khác":
    "how many a row has together",
  ".estimate-number": "an expectation, which opens an explanation of its own kind, looked at below",
  ".headline h2 | ^\\d+([.,]\\d+)?%$": "a target, which is set",
  ".on-time-judged, .whole-verdict": "a target, which is set",
  ".headline h2 | ^\\d+,\\d$": "how far the rate in the same sentence is from the target in it",
  ".whole-parts": "numerator and denominator of the ratio beside it, which explains itself with them",
  ".ranking-rank, .ranking-change, .differing-place": "the place in the order of a rate that stands in the same row",
  ".signal[data-line^='alert'] .signal-who": "at how many places more a rule has an alert",
  ".silent-for, .silent-last": "when, and for how long",
};

const ON_TAKEOVER: Exceptions = {
  ...EXCEPTIONS,
  ".takeover-course .title, .takeover-course text | ngày qua|^ngưỡng": "of how many days it is, and what a rule sets",
  ".takeover-panel p": "what a rule sets, and for how long it has been so",
  ".takeover-name": "in how many places the rest of it is",
};

const NOW = "Tính đến 10:30:00 ngày 11/03/2026";
/** A moment of the working day before, as the bar of the past is turned to it, and as panels say it. */
const PAST = { day: "10/03/2026", minute: "600", at: "2026-03-10T03:00", says: "Tính đến 10:00:00 ngày 10/03/2026" };

function newPage(): Promise<Page> {
  return own.browser.newPage({ viewport: { width: 1920, height: 1080 }, reducedMotion: "reduce" });
}

async function open(query: string): Promise<Page> {
  const page = await newPage();
  await go(page, query);
  return page;
}

async function go(page: Page, query: string): Promise<void> {
  await page.goto(`${server.url}/?${query}#token=${BOOTSTRAP_TOKEN}`);
}

/** Opens numbers and compares what they say with what stands on the wall. Yesterday has no lines that could be silent. */
async function expectExplained(page: Page, numbers: readonly NumberShown[], asOf = NOW): Promise<void> {
  const all = await explainAll(page, numbers);
  for (const [index, explained] of all.entries()) {
    const number = numbers[index];
    const what = JSON.stringify({ number, explained });
    expect(explained.alerts, what).toEqual([]);
    expect(Number(explained.value), what).toBeCloseTo(Number(number?.value), 9);
    expect(explained.meaning, what).not.toBe("");
    expect(explained.asOf, what).toContain(asOf);
    expect(explained.hasTrust, what).toBe(asOf !== PAST.says);
    expect(explained.hasHistory || explained.saysNoHistory, what).toBe(true);
    for (const list of explained.lists) expect(list.isRight, what).toBe(true);
    if (explained.parts !== undefined) expect(explained.parts, what).toBe(Number(number?.value));
    if (explained.countsOthers) continue;
    expect(explained.hasSource, what).toBe(true);
    expect(explained.lists.length, what).toBeGreaterThan(0);
    if (Number.isInteger(Number(number?.value)) && explained.lists.length === 1) {
      expect(explained.lists[0]?.total, what).toBe(Number(number?.value));
    }
  }
}

/** Of numbers that explain themselves alike, the last: what is the rest of the others stands there. */
function ofAKind(shown: readonly NumberShown[]): NumberShown[] {
  return [...Map.groupBy(shown, ({ kind }) => kind).values()].flatMap((alike) => alike.slice(-1));
}

const seenInThePast = new Set<string>();

/** Of numbers that explain themselves alike, one of all scenes: those of today have been opened scene by scene. */
function newOfThePast(shown: readonly NumberShown[]): NumberShown[] {
  return shown.filter(({ kind }) => {
    if (seenInThePast.has(kind)) return false;
    seenInThePast.add(kind);
    return true;
  });
}

/** What a chart has figures of is its axis, as its table begins its rows, or the place of a row beside it. */
async function expectAxes(page: Page): Promise<void> {
  const texts = (selector: string) => page.locator(selector).allTextContents();
  if ((await page.locator(".by-hour").count()) > 0) {
    await page.waitForSelector(".hour-chart text");
    expect(await texts(".hour-chart text")).toEqual(await texts(".by-hour tbody tr > :first-child"));
  }
  const places = await texts(".differing-place");
  if (places.length > 0) await page.waitForSelector(".funnel-chart text[fill='var(--ink)']");
  const labels = (await texts(".funnel-chart text[fill='var(--ink)']")).filter((text) => /\d/.test(text));
  expect(labels.sort()).toEqual(places);
}

/** Lists whose title says how many they are, and where the number of what has no row of its own stands. */
const LISTED = [
  [".hotspots", ".hotspots ol li", ".none"],
  [".worst", ".worst tbody tr", ".none"],
  [".ranking", ".ranking-row:not(.ranking-others)", ".ranking-others"],
  [".funnel", ".differing-row:not(.soft)", ".differing-row.soft"],
] as const;

async function expectRows(page: Page): Promise<void> {
  for (const [block, rows, others] of LISTED) {
    const title = (await page.locator(`${block} .title`).allTextContents())[0] ?? "";
    if (!/^\d/.test(title)) continue;
    const [rest = ""] = await page.locator(others).allTextContents();
    const count = (await page.locator(rows).count()) + Number(/\d+/.exec(rest)?.[0] ?? 0);
    expect(Number.parseInt(title, 10), title).toBe(count);
  }
}

/** Turns the wall to the moment of the past. */
async function lookBack(page: Page): Promise<void> {
  await page.keyboard.press("t");
  await page.waitForSelector(".screen-past");
  await page.fill(".day-field input", PAST.day);
  await page.press(".day-field input", "Enter");
  await page.fill('.time-bar input[type="range"]', PAST.minute);
  await page.waitForSelector(`[data-at^="${PAST.at}"]`);
}

async function putRule(id: string, rule: object): Promise<void> {
  const body = {
    name: "Quá hạn",
    direction: "above",
    period: "today",
    forMinutes: 0,
    keepFiringMinutes: 0,
    minSample: 0,
    workingTime: false,
    noData: "ignore",
    enabled: true,
    ...rule,
  };
  const answer = await call(server.url, "PUT", `/api/v1/alert-rules/${id}`, { token: BOOTSTRAP_TOKEN, body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}

describe("every number on the wall explains itself", () => {
  test.each([
    ["overview", "scene=overview", ".hotspots ol li", ".days .soft"],
    ["hotspots", "scene=hotspots", ".heat-table", ".headline h2"],
    ["digitization", "scene=digitization", ".unit-table", ".headline p span:nth-child(2)"],
    ["ranking", "scene=ranking", ".differing-row", ".headline h2"],
    ["feeds", "scene=feeds", ".silent-table", ".headline h2"],
    ["a unit with units below it", "scene=unit&unit=SG.A", ".hotspots ol li", ".days .soft"],
    ["a unit without units below it", "scene=unit&unit=SG.A.A", ".field-table", ".days .soft"],
  ])("%s: now, in the past, and on a phone", async (_, query, ready, among) => {
    const page = await open(query);
    await page.waitForSelector(ready);
    expect(await unexplainedNumbers(page, EXCEPTIONS)).toEqual([]);
    await expectAxes(page);
    await expectRows(page);
    // What stands only where there are targets, or where something stands out, is among them.
    expect(await page.locator(`${among} button.count`).count()).toBeGreaterThan(0);
    const shown = await shownNumbers(page);
    expect(shown.length).toBeGreaterThan(10);
    const [first] = shown;
    if (first !== undefined) expect(Number(await explainByKeyboard(page, first))).toBe(Number(first.value));
    await expectExplained(page, ofAKind(shown));

    await lookBack(page);
    await page.waitForSelector(ready === ".silent-table" ? ".headline" : ready);
    expect(await unexplainedNumbers(page, EXCEPTIONS)).toEqual([]);
    const before = await shownNumbers(page);
    await expectExplained(page, newOfThePast(before), PAST.says);
    await page.click(".time-bar-back");
    await page.waitForSelector(".screen-past", { state: "detached" });

    await page.setViewportSize({ width: 390, height: 844 });
    await page.waitForSelector(".stage.phone");
    expect(await unexplainedNumbers(page, EXCEPTIONS)).toEqual([]);
    await page.close();
  });

  test("an estimate says how it came about, from what, of when, how true it was, and of which dossiers", async () => {
    const page = await open("scene=hotspots");
    const estimate = page.locator(".estimate-number");
    await estimate.focus();
    const expected = Number(await estimate.getAttribute("data-estimate"));
    const due = Number(await page.locator("[data-path='hotspots/nextClose/count']").getAttribute("data-value"));
    await page.keyboard.press("Enter");
    await page.waitForSelector(".explain .estimate-list tbody tr");
    await page.waitForSelector(".explain h3:has-text('Đã đúng đến đâu') ~ p");
    expect(Number(await page.locator(".explain [data-explained]").getAttribute("data-explained"))).toBe(expected);
    expect(expected).toBeGreaterThan(0);
    expect(expected).toBeLessThanOrEqual(due);
    const said = (await page.textContent(".explain")) ?? "";
    expect(said).toContain("Tính đến 10:30 ngày 11/03/2026");
    expect(said).toContain(`trong ${due} hồ sơ đến hạn trước đó`);
    for (const part of ["Tổng khả năng trễ", "Học từ", "Điểm Brier"]) expect(said).toContain(part);
    expect(said).toMatch(new RegExp(`\\b${Math.min(due, 50)}/${due} hồ sơ`));
    expect(await page.locator(".explain .estimate-list tbody tr").count()).toBe(Math.min(due, 50));
    await page.keyboard.press("Escape");
    await page.waitForSelector(".explain", { state: "detached" });
    await page.close();
  });

  test("for a deep room, and when the line is lost", async () => {
    const page = await newPage();
    for (const scene of ["hotspots", "digitization", "ranking", "overview"]) {
      await go(page, `scene=${scene}&density=far`);
      await page.waitForSelector(`[data-density=far][data-scene=${scene}] main :is(.headline, .hero) button.count`);
      expect(await unexplainedNumbers(page, EXCEPTIONS), scene).toEqual([]);
      await expectExplained(page, (await shownNumbers(page)).slice(0, 3));
    }
    await page.context().setOffline(true);
    await page.waitForSelector(".strip");
    const lost = { ...EXCEPTIONS, ".strip-retry": "in how many seconds it tries again" };
    expect(await unexplainedNumbers(page, lost)).toEqual([]);
    await page.locator(".hero-number button.count").click();
    // What it is made of is with the server: it says that it cannot be had, and shows nothing in its place.
    await page.waitForSelector(".explain [role=alert]");
    expect(await page.locator(".explain [data-explained]").count()).toBe(0);
    await page.close();
  });

  test("on the land that an administrator has stored, and on its tiles", async () => {
    const units = await call(server.url, "GET", "/api/v1/units", { token: BOOTSTRAP_TOKEN });
    const { items } = units.body as { items: { code: string; kind: string }[] };
    const communes = items.flatMap(({ code, kind }) => (kind === "commune" ? [code] : []));
    const type = "application/geo+json";
    const map = { token: BOOTSTRAP_TOKEN, type, body: inventedMap(communes) };
    expect((await call(server.url, "PUT", "/api/v1/map", map)).body).toEqual({ count: communes.length });
    const page = await open("scene=overview");
    for (const drawing of ["[data-map=land]", ".map-frame:not([data-map])"]) {
      await page.waitForSelector(`${drawing} .map-label button.count`);
      expect(await unexplainedNumbers(page, EXCEPTIONS)).toEqual([]);
      const labels = (await shownNumbers(page)).filter(({ kind }) => kind.includes("map-label"));
      expect(labels.length).toBeGreaterThan(4);
      await expectExplained(page, ofAKind(labels));
      // Each drawn unit opens its own number, on the land and beside it.
      for (const unit of ["SG.A.A", "SG.S"]) {
        const tile = page.locator(`.map-drawing .tile[data-unit="${unit}"]`);
        await tile.dispatchEvent("click");
        const value = page.locator(".explain [data-explained]");
        expect(await value.getAttribute("data-explained")).toBe(await tile.getAttribute("data-value"));
        await page.waitForSelector(".explain .panel-comparison:has-text('bằng số trên bảng')");
        await page.keyboard.press("Escape");
        await page.waitForSelector(".explain", { state: "detached" });
      }
      await page.locator(".map-switch button").click();
    }
    expect((await call(server.url, "DELETE", "/api/v1/map", { token: BOOTSTRAP_TOKEN })).status).toBe(204);
    await page.close();
  });

  test("the strip of alerts, and a critical alert that has the wall", async () => {
    const scope = { unit: "SG", each: "child" };
    await putRule("share", { metric: "overdueShare", scope, period: "month", warning: { fire: 0.01 } });
    const page = await open("scene=overview");
    await page.waitForSelector("[data-alert]");
    expect(await unexplainedNumbers(page, EXCEPTIONS)).toEqual([]);
    const strip = (await shownNumbers(page)).filter(({ kind }) => kind.includes("data-alert"));
    expect(strip.length).toBeGreaterThan(0);
    await expectExplained(page, strip);
    await putRule("late", { metric: "overdue", scope: { unit: "SG", each: "self" }, critical: { fire: 1 } });
    await page.waitForSelector(".takeover-where .takeover-count");
    expect(await unexplainedNumbers(page, ON_TAKEOVER)).toEqual([]);
    const taken = (await shownNumbers(page)).filter(
      ({ kind }) => kind.includes("takeover") || kind.includes("data-alert"),
    );
    expect(taken.length).toBeGreaterThan(4);
    await expectExplained(page, taken);
    for (const id of ["share", "late"]) {
      await call(server.url, "DELETE", `/api/v1/alert-rules/${id}`, { token: BOOTSTRAP_TOKEN });
    }
    await page.close();
  });

  test("where all units have one verdict", async () => {
    const page = await newPage();
    for (const [value, scene, verdict] of [
      [0.02, "digitization", "unit-rate-met"],
      [0.02, "ranking", "ranking-met"],
      [0.999, "ranking", "ranking-missed"],
    ] as const) {
      const target = { value, source: "Kế hoạch của tỉnh" };
      const body = { onTime: target, resultsSigned: target, online: target };
      const put = await call(server.url, "PUT", "/api/v1/targets", { token: BOOTSTRAP_TOKEN, body });
      expect(put.status, JSON.stringify(put.body)).toBe(200);
      await go(page, `scene=${scene}`);
      await page.waitForSelector(`.${verdict}`);
      const other = verdict.endsWith("met") ? verdict.replace("met", "missed") : verdict.replace("missed", "met");
      expect(await page.locator(`.${other}`).count()).toBe(0);
      expect(await unexplainedNumbers(page, EXCEPTIONS), verdict).toEqual([]);
      await expectRows(page);
      const said = (await shownNumbers(page)).filter(({ kind }) => /headline|late/.test(kind));
      expect(said.length).toBeGreaterThan(0);
      await expectExplained(page, said);
    }
    await page.close();
  });

  test("after hours, and at night", async () => {
    for (const [light, moment] of [
      ["after", "2026-03-11T19:00:00+07:00"],
      ["night", "2026-03-11T21:00:00+07:00"],
    ] as const) {
      server.clock.set(Date.parse(moment));
      const page = await open("play=overview:60");
      await page.waitForSelector(`[data-light=${light}] button.count`);
      const excepted = { ...EXCEPTIONS, ".night > p:not(.night-feeds)": "the day, and until when it is night" };
      expect(await unexplainedNumbers(page, excepted)).toEqual([]);
      const shown = await shownNumbers(page);
      expect(shown.length).toBeGreaterThan(1);
      await expectExplained(page, ofAKind(shown), `Tính đến ${moment.slice(11, 19)} ngày 11/03/2026`);
      await page.close();
    }
  });
});
