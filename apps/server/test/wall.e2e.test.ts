import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EstimateSum } from "@ioc/protocol/estimates.ts";
import type { Overview } from "@ioc/protocol/overview.ts";
import { launchChromium } from "@ioc/testkit/browser/launch-chromium.ts";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { BenchEvent } from "../bench/bench-event.ts";
import { type BenchProvince, call, provisionProvince, registerFeed } from "../bench/bench-province.ts";
import { connectFeeder, type Feeder } from "../bench/feeder.ts";
import { provinceEvents } from "../bench/province-events.ts";
import { type ServerProcess, startServerProcess } from "../bench/server-process.ts";
import { differencesOf, type PageNumber, readPageNumbers, type ServerDocuments } from "./page-numbers.test-support.ts";

const PUBLIC = { IOC_PUBLIC_BOARD: "1", IOC_SIMULATED: "1" };

const DUE = "W-DUE";

let dataDir: string;
let server: ServerProcess;
let province: BenchProvince;
let feeder: Feeder;
let browser: Browser;
let page: Page;
let sent = 0;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "ioc-wall-"));
  server = await startServerProcess(dataDir, { env: PUBLIC });
  province = await provisionProvince(server);
  feeder = await connectFeeder(server.url, await registerFeed(server, "P"));
  // Some dossiers stay open, so that some are overdue by now.
  const open = [...provinceEvents(province, 1000, 1)];
  for (let start = 0; start < open.length; start += 500) await feeder.send(open.slice(start, start + 500));
  await feeder.send([dueSoon()]);
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.goto(server.url);
  await page.waitForSelector('[data-measure="overdue"]');
});

afterAll(async () => {
  await browser.close();
  feeder.close();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

/** @param unit code; absent: the topmost @param at instant of the past; absent: now */
async function readServer(unit?: string, at?: string): Promise<ServerDocuments> {
  const of = `${unit === undefined ? "" : `unit=${unit}&`}${at === undefined ? "" : `at=${at}&`}`;
  const read = (path: string): Promise<unknown> => call(server, "GET", `/api/v1/${path}`);
  const overview = (await read(`overview?${of}`)) as Overview;
  const { date } = overview.today;
  const [board, month, hotspots, ranking] = await Promise.all([
    read(`board?${of}from=${date}&to=${date}`),
    read(`board?${of}from=${date.slice(0, 7)}-01&to=${date}`),
    read(`hotspots?${of}`),
    read(`ranking?${of}`),
  ]);
  return { board, overview, month, hotspots, ranking } as ServerDocuments;
}

/** Reads page and server until they say the same; what differs at the end is the failure. */
async function untilPageIsServer(of: { page: Page; unit?: string } = { page }): Promise<PageNumber[]> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const numbers = await readPageNumbers(of.page);
    const differences = differencesOf(numbers, await readServer(of.unit));
    const isOld = (await of.page.locator(".strip").count()) > 0;
    if (differences.length === 0 && numbers.length > 0 && !isOld) return numbers;
    if (Date.now() > deadline) throw new Error(`the page differs from the server:\n${differences.join("\n")}`);
    await of.page.waitForTimeout(100);
  }
}

function receivedNow(): BenchEvent {
  sent += 1;
  return {
    specversion: "1.0",
    id: `wall-${sent}`,
    source: `/units/${province.communes[sent % province.communes.length]}`,
    subject: `W-${sent}`,
    type: "vn.motcua.dossier.received",
    time: new Date().toISOString(),
    data: { procedure: "9.000003", channel: "onlineFull" },
  };
}

/** One that is due before the next close, whatever day it is. */
function dueSoon(): BenchEvent {
  const now = Date.now();
  const event = receivedNow();
  const dueAt = new Date(now + 2 * 3_600_000).toISOString();
  return { ...event, subject: DUE, time: new Date(now - 300_000).toISOString(), data: { ...event.data, dueAt } };
}

function shownReceived(): Promise<number> {
  return page.evaluate(() =>
    Number(
      document
        .querySelector('[data-measure="received"]:not([data-unit]):not([data-group])')
        ?.getAttribute("data-value"),
    ),
  );
}

async function untilReceived(count: number): Promise<void> {
  await page.waitForFunction(
    (wanted) =>
      Number(
        document
          .querySelector('[data-measure="received"]:not([data-unit]):not([data-group])')
          ?.getAttribute("data-value"),
      ) === wanted,
    count,
    { polling: 20 },
  );
}

test("every number on the page is the REST board's", async () => {
  const numbers = await untilPageIsServer();
  expect(numbers.length).toBeGreaterThan(100);
  expect(numbers.some(({ measure, unit, value }) => measure === "overdue" && unit === null && Number(value) > 0)).toBe(
    true,
  );
});

test.each(["hotspots", "digitization", "ranking", "feeds"])(
  "every number of the scene '%s' is REST's, and stays so while events come",
  async (scene) => {
    const other = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await other.goto(`${server.url}/?scene=${scene}`);
    await other.waitForSelector(`[data-scene="${scene}"] .headline`);
    const numbers = await untilPageIsServer({ page: other });
    expect(numbers.length).toBeGreaterThan(5);
    await feeder.send(Array.from({ length: 5 }, receivedNow));
    await untilPageIsServer({ page: other });
    await other.close();
  },
);

test("every number of the scene of one unit is REST's", async () => {
  const [unit = ""] = province.communes;
  const other = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await other.goto(`${server.url}/?scene=unit&unit=${unit}`);
  await other.waitForSelector('[data-scene="unit"] .fields');
  const numbers = await untilPageIsServer({ page: other, unit });
  expect(numbers.some(({ field, measure }) => field !== null && measure === "inProgress")).toBe(true);
  await other.close();
});

test("key 5 shows a unit below the page's own, the one that was asked about last if there is one", async () => {
  const other = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await other.goto(`${server.url}/#token=${server.token}`);
  await other.waitForSelector(".hotspot-overdue button");
  const whole = await other.textContent(".header h1");
  await other.keyboard.press("5");
  await other.waitForSelector('[data-scene="unit"]');
  expect(await other.textContent(".header h1")).not.toBe(whole);
  await other.keyboard.press("1");
  await other.waitForSelector('[data-scene="overview"] .hotspot-overdue button');
  expect(await other.textContent(".header h1")).toBe(whole);
  const name = await other.locator(".hotspot-name").first().textContent();
  await other.locator(".hotspot-overdue button").first().click();
  await other.keyboard.press("Escape");
  await other.waitForSelector(".explain", { state: "detached" });
  await other.keyboard.press("5");
  await other.waitForSelector('[data-scene="unit"] .fields');
  expect(shortened(await other.textContent(".header h1"))).toBe(shortened(name));
  await other.close();
});

/** Without the kind, which lists abbreviate. */
function shortened(name: string | null): string {
  return (name ?? "").replace(/^(Xã|X\.|Phường|P\.|Huyện|riêng) /, "");
}

test("an event is on the wall within a second", async () => {
  const tookMs: number[] = [];
  for (let i = 0; i < 3; i += 1) {
    const before = await shownReceived();
    const startedAt = performance.now();
    const [,] = await Promise.all([untilReceived(before + 1), feeder.send([receivedNow()])]);
    tookMs.push(performance.now() - startedAt);
    await untilPageIsServer();
  }
  // The best of three: the machine may be busy with something else, the wall may not.
  expect(Math.min(...tookMs)).toBeLessThan(1000);
});

test("a number explains itself: its sum ends in it, its units add up to it, its list is as long", async () => {
  await feeder.send([receivedNow(), receivedNow()]);
  const own = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await own.goto(`${server.url}/#token=${server.token}`);
  for (const [name, query] of [
    [".hero-number", "measure=overdue"],
    ['.flow [data-measure="received"]', "measure=received"],
    ['button[data-rate="online"]', "rate=online"],
  ] as const) {
    await own
      .locator(name === ".hero-number" ? ".hero-number button" : name)
      .first()
      .click();
    await own.waitForSelector(".explain-history svg");
    await own.waitForFunction(() =>
      [...document.querySelectorAll("[data-list]")].every((list) => list.querySelector(".panel-comparison") !== null),
    );
    const shown = await own.evaluate(() => ({
      value: document.querySelector("[data-explained]")?.getAttribute("data-explained"),
      result: document.querySelector(".explain-result .explain-figure")?.textContent,
      figure: document.querySelector("[data-explained]")?.textContent,
      units: [...document.querySelectorAll("[data-share]")].map((share) => Number(share.getAttribute("data-value"))),
      more: document.querySelector(".explain-units .explain-more") !== null,
      today: document.querySelector(".explain-history tbody tr:last-child [data-value]")?.getAttribute("data-value"),
      lists: [...document.querySelectorAll("[data-list] .panel-comparison")].map((line) => line.textContent),
    }));
    const [key = "", wanted = ""] = query.split("=");
    const { board } = await readServer();
    const value = key === "measure" ? board.measures[wanted as "overdue"] : board.rates[wanted as "online"].value;
    expect(shown.value).toBe(String(value));
    expect(shown.result).toBe(shown.figure);
    expect(shown.today).toBe(shown.value);
    if (key === "measure" && !shown.more) expect(shown.units.reduce((sum, unit) => sum + unit, 0)).toBe(value);
    expect(shown.lists.length).toBeGreaterThan(0);
    for (const line of shown.lists) expect(line).toContain("bằng số trên bảng");
    await own.keyboard.press("Escape");
    await own.waitForSelector(".explain", { state: "detached" });
  }
  await own.close();
});

test("an age, a procedure and a day that dossiers are due on explain themselves by a list of that length", async () => {
  const own = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await own.goto(`${server.url}/?scene=hotspots#token=${server.token}`);
  await own.waitForSelector('[data-scene="hotspots"] .headline');
  for (const block of [".ages", ".procedure-count", ".procedure .soft", ".due-item:not(.due-today)"]) {
    const number = own.locator(`${block} button[data-path]:not([data-value="0"])`).first();
    await number.click();
    await own.waitForSelector("[data-explained]");
    await own.waitForSelector(".panel-comparison");
    expect(await own.textContent(".panel-comparison"), block).toContain("bằng số trên bảng");
    const value = await own.getAttribute("[data-explained]", "data-explained");
    expect(await own.getAttribute("[data-total]", "data-total"), block).toBe(value);
    await own.keyboard.press("Escape");
    await own.waitForSelector(".explain", { state: "detached" });
  }
  await own.close();
});

test("how many are expected to be late is what REST says as of a minute, with the dossiers behind it for who may read them", async () => {
  const own = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await own.goto(`${server.url}/?scene=hotspots#token=${server.token}`);
  await untilEstimateIs(own);
  const { nextClose } = await readSum();
  await own.locator(".estimate-number").click();
  await own.waitForSelector("dialog[open] .estimate-list tbody tr");
  expect(await own.locator("dialog[open] .estimate-list tbody tr").count()).toBe(Math.min(50, nextClose.count));
  expect(await own.textContent("dialog[open] .estimate-list")).toContain(DUE);
  // Its deadline is read without scrolling.
  const beyond = await own.$eval("dialog[open] .estimate-list", (list) => {
    const deadline = list.querySelector("tbody td:nth-child(4)");
    return (deadline?.getBoundingClientRect().right ?? Number.NaN) - list.getBoundingClientRect().right;
  });
  expect(beyond).toBeLessThanOrEqual(0);
  await own.locator("dialog[open] .explain-dossiers a").click();
  await own.waitForURL(/\/(late|sign-in)\?/);
  await own.close();
});

async function readSum(at?: string): Promise<EstimateSum> {
  return (await call(server, "GET", `/api/v1/estimates/sum${at === undefined ? "" : `?at=${at}`}`)) as EstimateSum;
}

/** Until the wall shows the estimate that REST has; of nothing that is due there is none to show. */
async function untilEstimateIs(of: Page, at?: string): Promise<void> {
  for (const deadline = Date.now() + 30_000; ; ) {
    const { expected, count } = (await readSum(at)).nextClose;
    const wanted = count === 0 ? [] : [String(expected ?? "")];
    const shown = await of
      .locator(".estimate-number")
      .evaluateAll((all) => all.map((one) => one.getAttribute("data-estimate")));
    if (JSON.stringify(shown) === JSON.stringify(wanted)) return;
    if (Date.now() > deadline) throw new Error(`the wall shows ${shown}, REST says ${wanted}`);
    await of.waitForTimeout(200);
  }
}

test.each(["overview", "hotspots", "digitization", "ranking", "unit"])(
  "the past of the scene '%s' is what REST says of that moment, is marked, and Home leads back",
  async (scene) => {
    const unit = scene === "unit" ? province.communes[0] : undefined;
    await feeder.send([receivedNow()]);
    const other = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    await other.goto(`${server.url}/?scene=${scene}${unit === undefined ? "" : `&unit=${unit}`}`);
    await other.waitForSelector(`[data-scene="${scene}"] main h2`);
    const atMs = Date.now() - 60_000;
    await other.keyboard.press("t");
    await other.waitForSelector(".screen-past");
    const minute = Number(await other.inputValue('.time-bar input[type="range"]'));
    await other.locator('.time-bar input[type="range"]').fill(String(Math.max(0, minute - 30)));
    await other.waitForFunction(
      (before) => Date.parse(document.querySelector("[data-at]")?.getAttribute("data-at") ?? "") < before,
      atMs,
    );
    const at = (await other.getAttribute("[data-at]", "data-at")) ?? "";
    const documents = await readServer(unit, at);
    expect((await readPageNumbers(other)).length).toBeGreaterThan(5);
    // The table beside the map follows it a moment later.
    await expect
      .poll(async () => differencesOf(await readPageNumbers(other), documents), { timeout: 10_000 })
      .toEqual([]);
    if (scene === "hotspots") await untilEstimateIs(other, at);
    expect(await other.textContent(".past-strip")).toContain("Đang xem lại");
    expect(await other.textContent(".header-feeds")).toBe("");
    expect(
      await other.locator(".ticker > p:visible, p.own-events:visible").count(),
      "the past has no latest events to be without",
    ).toBe(0);
    await other.locator(".time-bar-back").focus();
    await other.keyboard.press("Home");
    await other.waitForSelector(".screen-past", { state: "detached" });
    await untilPageIsServer({ page: other, ...(unit === undefined ? {} : { unit }) });
    await other.close();
  },
);

test("a wall whose line is cut keeps its numbers, says that they are old, and is right again when it is back", async () => {
  const before = await shownReceived();
  await page.context().setOffline(true);
  await page.waitForSelector(".strip");
  await feeder.send(Array.from({ length: 20 }, receivedNow));
  expect(await shownReceived()).toBe(before);
  await page.context().setOffline(false);
  await untilReceived(before + 20);
  await page.waitForSelector(".strip", { state: "detached" });
  await untilPageIsServer();
});

test("a wall outlives its server's death and shows what was acknowledged before it", async () => {
  const before = await shownReceived();
  await feeder.send(Array.from({ length: 7 }, receivedNow));
  await server.stop("SIGKILL");
  await page.waitForSelector(".strip");
  server = await startServerProcess(dataDir, { port: server.port, env: PUBLIC });
  await page.waitForSelector(".strip", { state: "detached" });
  await untilReceived(before + 7);
  await untilPageIsServer();
});
