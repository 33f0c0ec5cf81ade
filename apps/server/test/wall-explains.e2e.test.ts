import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  type Exceptions,
  explain,
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
  "svg, .ticks, .legend, .heat-head": "axes, and keys of what is drawn",
  ".due-day, .age-row > .soft": "names: of a weekday, of an age",
  ".signal-meaning": "words, such as that it is not counted as 0, and the threshold that a rule sets",
  ".heat .section-head .soft, .funnel-note": "from where on something stands out: it is set, and counts nothing",
  ".title, .funnel .section-head .soft, .differing-row.soft": "how many stand listed right below",
  ".heat-who, .unit-name, .field-name, .group-name, .silent-others, .ranking-others": "how many a row has together",
  ".estimate-number": "an expectation, which opens an explanation of its own kind, looked at in wall.e2e.test.ts",
  ".headline h2 | ^\\d+([.,]\\d+)?%$": "a target, which is set",
  ".on-time-judged, .whole-verdict": "a target, which is set",
  ".headline h2 | ^\\d+,\\d$": "how far the rate in the same sentence is from the target in it",
  ".whole-parts": "numerator and denominator of the ratio beside it, which explains itself with them",
  ".ranking-rank, .ranking-change, .differing-place": "the place in the order of a rate that stands in the same row",
  ".signal[data-line^='alert'] .signal-who": "at how many places more a rule has an alert",
  ".silent-for, .silent-last": "when, and for how long",
};

const ON_TAKEOVER: Exceptions = {
  ".takeover-panel p": "what a rule sets, and for how long it has been so",
  ".takeover-name": "in how many places the rest of it is",
};

/** Of numbers that explain themselves alike, so many are opened. */
const OF_A_KIND = 2;

async function open(query: string): Promise<Page> {
  const page = await own.browser.newPage({ viewport: { width: 1920, height: 1080 }, reducedMotion: "reduce" });
  await page.goto(`${server.url}/?${query}#token=${BOOTSTRAP_TOKEN}`);
  return page;
}

/** Opens the numbers of a page, of each kind some, and compares what they say with what stands on the wall. */
async function expectExplained(page: Page, numbers?: readonly NumberShown[]): Promise<number> {
  const shown = numbers ?? (await shownNumbers(page));
  const byKind = Map.groupBy(shown, ({ kind }) => kind);
  const picked = [...byKind.values()].flatMap((alike) => alike.slice(0, OF_A_KIND));
  for (const number of picked) {
    const explained = await explain(page, number);
    const what = JSON.stringify({ number, explained });
    expect(explained.alerts, what).toEqual([]);
    expect(Number(explained.value), what).toBeCloseTo(Number(number.value), 9);
    expect(explained.meaning, what).not.toBe("");
    expect(explained.hasHistory || explained.saysNoHistory, what).toBe(true);
    for (const list of explained.lists) expect(list.isRight, what).toBe(true);
    if (explained.parts !== undefined) expect(explained.parts, what).toBe(Number(number.value));
    if (explained.countsOthers) continue;
    expect(explained.lists.length, what).toBeGreaterThan(0);
    if (Number.isInteger(Number(number.value)) && explained.lists.length === 1) {
      expect(explained.lists[0]?.total, what).toBe(Number(number.value));
    }
  }
  return shown.length;
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
    ["ranking", "scene=ranking", ".ranking-table", ".headline h2"],
    ["feeds", "scene=feeds", ".silent-table", ".headline h2"],
    ["a unit with units below it", "scene=unit&unit=SG.A", ".hotspots ol li", ".days .soft"],
    ["a unit without units below it", "scene=unit&unit=SG.A.A", ".field-table", ".days .soft"],
  ])("%s", async (_, query, ready, among) => {
    const page = await open(query);
    await page.waitForSelector(ready);
    expect(await unexplainedNumbers(page, EXCEPTIONS)).toEqual([]);
    // What stands only where there are targets, or where something stands out, is among them.
    expect(await page.locator(`${among} button.count`).count()).toBeGreaterThan(0);
    expect(await expectExplained(page)).toBeGreaterThan(10);
    await page.setViewportSize({ width: 390, height: 844 });
    await page.waitForSelector(".stage.phone");
    expect(await unexplainedNumbers(page, EXCEPTIONS)).toEqual([]);
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
    expect(await unexplainedNumbers(page, { ...EXCEPTIONS, ...ON_TAKEOVER })).toEqual([]);
    const taken = (await shownNumbers(page)).filter(
      ({ kind }) => kind.includes("takeover") || kind.includes("data-alert"),
    );
    expect(taken.length).toBeGreaterThan(4);
    await expectExplained(page, taken);
    await page.close();
  });
});
