import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { addPerson, OWN_PASSWORD } from "./browser.test-support.ts";
import { changeFirstPassword, expectAccessible, LOOKS, typeSignIn } from "./desk-browser.test-support.ts";
import { provisionDeskProvince } from "./desk-province.test-support.ts";
import { deskServer } from "./desk-server.test-support.ts";
import { call } from "./http-client.test-support.ts";
import { unzip } from "./unzip.test-support.ts";

const DAY_MS = 86_400_000;
const UNIT = "SG.A";
/** More than two pages of the list. */
const MANY = 430;
const LISTS = ["dueToday", "overdue", "atRisk", "suspended", "inProgress"] as const;

let feed = "";
let sent = 0;
const desk = deskServer(async (server) => {
  ({ token: feed } = await provisionDeskProvince(server));
  const now = Date.now();
  const late = Array.from({ length: 3 }, (_, index) =>
    received(`LATE-${index}`, now - 30 * DAY_MS, now - (5 + index) * DAY_MS),
  );
  const soon = Array.from({ length: 4 }, (_, index) =>
    received(`SOON-${index}`, now - DAY_MS, now + (20 + index) * 60_000),
  );
  const stands = ["S-long", "S-short"].flatMap((name, index) => [
    received(name, now - 60 * DAY_MS, now + 9 * DAY_MS),
    event("suspended", name, now - (index === 0 ? 40 : 1) * DAY_MS),
  ]);
  await send([...late, ...soon, ...stands]);
  await send(
    Array.from({ length: MANY }, (_, index) => received(`M-${String(index).padStart(3, "0")}`, now - DAY_MS, null)),
  );
});

function event(type: string, name: string, at: number, data: object = {}): object {
  sent += 1;
  return {
    specversion: "1.0",
    id: `unit-${sent}`,
    source: "/units/SG.A1",
    type: `vn.motcua.dossier.${type}`,
    subject: `SG.A1-${name}`,
    time: new Date(at).toISOString(),
    data,
  };
}

function received(name: string, at: number, dueAt: number | null): object {
  const due = dueAt === null ? {} : { dueAt: new Date(dueAt).toISOString() };
  return event("received", name, at, { procedure: "1.012783", channel: "onlineFull", ...due });
}

async function send(batch: readonly object[]): Promise<void> {
  const type = "application/cloudevents-batch+json";
  const answer = await call(desk.url, "POST", "/api/v1/events", { token: feed, type, body: batch });
  expect(answer.body).toMatchObject({ accepted: batch.length, rejected: [] });
}

async function measures(query = ""): Promise<Record<string, number>> {
  const { body } = await desk.ask("GET", `/board?unit=${UNIT}${query}`);
  return (body as { measures: Record<string, number> }).measures;
}

const totalOf = async (page: Page, where: string): Promise<number> =>
  Number(await page.getAttribute(`${where}[data-total]`, "data-total"));

describe("today", () => {
  test("is where staff come to when they sign in, about their own unit alone", async () => {
    const { user, password } = await addPerson(desk.url, [{ role: "staff", unit: "SG.A1" }]);
    const page = await desk.browse();
    await page.goto(`${desk.url}/sign-in`);
    await typeSignIn(page, user, password);
    await page.waitForSelector("input[name=new-password]");
    await changeFirstPassword(page, OWN_PASSWORD);
    await page.waitForURL(`${desk.url}/desk`);
    await page.waitForSelector(".unit-head-name b:text-is('Xã Quảng Nghĩa')");
    expect(await page.locator(".unit-head [role=combobox]").count()).toBe(0);
    // Another unit is not there, whatever the address says.
    await page.goto(`${desk.url}/desk?unit=SG.B1`);
    await page.waitForSelector(".failure");
  });

  test("has lists as long as the board's numbers, each dossier opens", async () => {
    const page = await desk.open(`/desk?unit=${UNIT}`);
    for (const list of LISTS) {
      await page.click(`#tab-${list}`);
      await page.waitForSelector("#today-list .today-rest");
      const board = await measures();
      expect(Number(await page.textContent(`[data-count=${list}]`)), list).toBe(board[list]);
      await expect.poll(() => totalOf(page, ".today-rest"), { message: list }).toBe(board[list]);
    }
    await page.click("#tab-suspended");
    await page.waitForSelector("[data-group=tooLong] .row-open:text-is('SG.A1-S-long')");
    expect(await page.locator("[data-group=shorter] .row-open").allTextContents()).toEqual(["SG.A1-S-short"]);
    await page.click("#tab-overdue");
    // The oldest burns most.
    await page.waitForSelector(".row-open:text-is('SG.A1-LATE-2')");
    expect(await page.locator("#today-list .row-open").allTextContents()).toEqual([
      "SG.A1-LATE-2",
      "SG.A1-LATE-1",
      "SG.A1-LATE-0",
    ]);
    await page.waitForSelector("[data-matches=true]");
    await page.focus("#today-list .row-open[tabindex='0']");
    await page.keyboard.press("ArrowDown");
    await page.waitForSelector("[data-why='SG.A1-LATE-1']");
    await page.keyboard.press("Enter");
    await page.waitForURL(`${desk.url}/dossiers/SG.A1-LATE-1?unit=${UNIT}`);
  });

  test("names the unit of each dossier where there are several, and nowhere else", async () => {
    const page = await desk.open(`/desk?unit=${UNIT}&list=overdue`);
    await page.waitForSelector(".today-table tr:has(.row-open:text-is('SG.A1-LATE-2')) td:text-is('Xã Quảng Nghĩa')");
    await page.waitForSelector(".today-table thead th:text-is('Đơn vị')");
    await page.goto(`${desk.url}/desk?unit=SG.A1&list=overdue`);
    await page.waitForSelector(".today-table .row-open:text-is('SG.A1-LATE-2')");
    expect(await page.locator(".today-table thead th:text-is('Đơn vị')").count()).toBe(0);
  });

  test("shows the directives whose deadline is next, and says how many more wait", async () => {
    const { body } = await desk.ask("POST", "/tokens", { name: "leader", role: "leader", unit: "SG" });
    const { token } = body as { token: string };
    for (const days of [5, 2, 9, 3]) {
      const dueAt = new Date(Date.now() + days * DAY_MS).toISOString();
      const directive = { unit: "SG.A2", text: `Sau ${days} ngày`, dueAt };
      expect((await call(desk.url, "POST", "/api/v1/directives", { token, body: directive })).status).toBe(201);
    }
    const page = await desk.open(`/desk?unit=${UNIT}`);
    await page.waitForSelector(".directive-card");
    expect(await page.locator(".directive-text").allTextContents()).toEqual(["Sau 2 ngày", "Sau 3 ngày"]);
    await page.waitForSelector(".directive-more a:text-is('Còn 2 đôn đốc nữa đang chờ')");
  });

  test("follows what happens, without being loaded again", async () => {
    const page = await desk.open(`/desk?unit=${UNIT}&list=overdue`);
    await page.waitForSelector(".row-open:text-is('SG.A1-LATE-0')");
    await send([event("resolved", "LATE-0", Date.now(), { outcome: "approved" })]);
    await page.waitForSelector("[data-count=overdue]:text-is('2')");
    await page.waitForSelector(".row-open:text-is('SG.A1-LATE-0')", { state: "detached" });
    await page.waitForSelector("[data-matches=true]");
    expect(await page.textContent("h1")).toMatch(/hồ sơ/);
  });
});

describe("dossiers", () => {
  test("are counted as the board counts them, and the address says what is shown", async () => {
    const page = await desk.open(`/dossiers?unit=${UNIT}`);
    for (const measure of ["overdue", "received", "suspended", "inProgress"]) {
      await page.getByLabel("Chỉ số").selectOption(measure);
      await page.waitForURL((url) => url.searchParams.get("measure") === measure);
      const from = `${new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 7)}-01`;
      const value = (await measures(`&from=${from}`))[measure];
      await expect.poll(() => totalOf(page, ".dossiers-count"), { message: measure }).toBe(value);
      await page.waitForSelector(".dossiers-check[data-matches=true]");
    }
    await page.getByLabel("Mã hồ sơ").fill("SG.A1-S");
    await page.waitForURL((url) => url.searchParams.get("code") === "SG.A1-S");
    await expect.poll(() => totalOf(page, ".dossiers-count")).toBe(6);
    await page.getByLabel("Tình trạng").selectOption("suspended");
    await expect.poll(() => totalOf(page, ".dossiers-count")).toBe(2);
    await page.reload();
    await expect.poll(() => page.locator(".rows-body .row-open").count()).toBe(2);
    expect(await page.getByLabel("Mã hồ sơ").inputValue()).toBe("SG.A1-S");
    await page.click("button:text-is('Bỏ lọc')");
    await page.waitForURL(`${desk.url}/dossiers?unit=${UNIT}`);
  });

  test("of any number are in the document only as far as they are in sight", async () => {
    const page = await desk.open(`/dossiers?unit=${UNIT}&measure=inProgress`);
    const total = (await measures())["inProgress"] ?? 0;
    await page.waitForSelector(".rows-body .row-open");
    expect(total).toBeGreaterThan(MANY);
    await page.focus(".rows-body .row-open[tabindex='0']");
    await expect
      .poll(
        async () => {
          await page.keyboard.press("End");
          return page.evaluate(() => document.activeElement?.closest("[aria-rowindex]")?.getAttribute("aria-rowindex"));
        },
        { timeout: 20_000 },
      )
      .toBe(String(total + 1));
    expect(await page.locator(".rows-body .rows-row").count()).toBeLessThan(100);
    expect(await page.getAttribute(".rows", "aria-rowcount")).toBe(String(total + 1));
  });

  test("are taken away whole, as they stand on the page, as CSV and as a workbook", async () => {
    const page = await desk.open(`/dossiers?unit=${UNIT}&measure=inProgress`);
    await page.waitForSelector(".rows-body .row-open");
    const total = await totalOf(page, ".dossiers-count");
    const saved = async (button: string): Promise<Buffer> => {
      const [download] = await Promise.all([page.waitForEvent("download"), page.click(`button:text-is('${button}')`)]);
      return readFile(await download.path());
    };
    // What has come since is not in it: the page says how many there are.
    await send([received("SINCE", Date.now(), null)]);
    expect((await saved("Xuất CSV")).toString().trimEnd().split("\r\n")).toHaveLength(total + 1);
    const sheet = unzip(await saved("Xuất Excel")).get("xl/worksheets/sheet1.xml") ?? "";
    expect(sheet.match(/<row /g)).toHaveLength(total + 1);
    expect(sheet).toContain(">Mã hồ sơ<");
  });
});

test("it is the server's day everywhere, whatever the clock of the machine says", async () => {
  const page = await desk.open("/account");
  await page.context().clock.setSystemTime(Date.now() + 45 * DAY_MS);
  const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
  const total = (await measures(`&from=${today.slice(0, 7)}-01`))["received"];
  await page.goto(`${desk.url}/dossiers?unit=${UNIT}&measure=received`);
  await page.waitForSelector(".dossiers-check[data-matches=true]");
  expect(await totalOf(page, ".dossiers-count")).toBe(total);
  await page.goto(`${desk.url}/dossiers?unit=${UNIT}&measure=inProgress&code=SG.A1-SOON`);
  // Whose deadline is today is not late yet.
  await page.waitForSelector(".rows-time");
  expect((await page.locator(".rows-time").allTextContents()).join()).not.toContain("trễ");
  await page.goto(`${desk.url}/report?unit=${UNIT}`);
  const shown = () => page.getByLabel("Kỳ", { exact: true }).inputValue();
  await expect.poll(shown).toBe(String(Number(today.slice(5, 7))));
  await page.goto(`${desk.url}/connection/reconcile?unit=${UNIT}`);
  expect(await page.getByLabel("Đến ngày").inputValue()).toBe(today);
});

describe("a dossier", () => {
  test("says what a suspension and a new appointment would make of its deadline", async () => {
    const page = await desk.open("/dossiers/SG.A1-M-001");
    await page.waitForSelector(".strip-day[data-due]");
    // A Monday, some weeks ahead: a working day whatever the calendar says of this week.
    const monday = Math.ceil((Date.now() / DAY_MS - 4) / 7) * 7 + 4 + 21;
    for (const [deed, label] of [
      ["resumeOn", "Tạm dừng bây giờ, xử lý tiếp vào ngày"],
      ["extendTo", "Hẹn lại đến ngày"],
    ] as const) {
      const day = await workingDay("SG.A1-M-001", deed, monday);
      await page.getByLabel(label).fill(day);
      await page.waitForSelector(`[data-deed=${deed}] .what-if-outcome`);
      const { body } = await desk.ask("GET", `/dossiers/SG.A1-M-001/outlook?${deed}=${day}`);
      const due = new Date(Date.parse((body as { dueAt: string }).dueAt) + 7 * 3_600_000).toISOString();
      const [year, month, date] = due.slice(0, 10).split("-");
      expect(await page.textContent(`[data-deed=${deed}] .what-if-outcome p`)).toContain(
        `${due.slice(11, 16)} ${date}/${month}/${year}`,
      );
    }
    await page.getByLabel("Hẹn lại đến ngày").fill("2020-01-06");
    await page.waitForSelector("[data-deed=extendTo] .field-error");
  });

  test("that is not there, or elsewhere, is told as such", async () => {
    const page = await desk.open("/dossiers/none-such");
    await page.waitForSelector("text=mã không có, hoặc hồ sơ nay do đơn vị khác xử lý");
  });

  test("that was received here and is handled elsewhere opens with what the list says of it", async () => {
    await send([
      received("GONE", Date.now() - 2000, null),
      event("transferred", "GONE", Date.now() - 1000, { toUnit: "SG.B1" }),
    ]);
    const { user, password } = await addPerson(desk.url, [{ role: "staff", unit: "SG.A1" }]);
    const page = await desk.browse();
    await page.goto(`${desk.url}/sign-in?return=${encodeURIComponent("/dossiers?measure=received&period=today")}`);
    await typeSignIn(page, user, password);
    await page.waitForSelector("input[name=new-password]");
    await changeFirstPassword(page, OWN_PASSWORD);
    await page.waitForSelector(".dossiers-check[data-matches=true]");
    await page.click(".rows-body .row-open:text-is('SG.A1-GONE')");
    await page.waitForSelector(".note:has-text('Hồ sơ được tính ở đây')");
    await page.waitForSelector(".dossier-facts div:has(dt:text-is('Đơn vị xử lý')) dd:text-is('SG.B1')");
    await page.waitForSelector(".dossier-facts div:has(dt:text-is('Nơi tiếp nhận')) dd:text-is('Xã Quảng Nghĩa')");
    await page.reload();
    await page.waitForSelector(".note:has-text('Hồ sơ được tính ở đây')");
  });
});

/** The first day from one on that may be chosen. */
async function workingDay(code: string, deed: string, from: number): Promise<string> {
  for (let day = from; ; day += 1) {
    const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
    if ((await desk.ask("GET", `/dossiers/${code}/outlook?${deed}=${date}`)).status === 200) return date;
  }
}

describe.each(LOOKS)("for $name", (look) => {
  test("the desk can be read and used by everybody", async () => {
    const page = await desk.open(`/desk?unit=${UNIT}`, look);
    await page.waitForSelector("#today-list .row-open");
    await page.waitForSelector(".strip-day");
    await expectAccessible(page, "today");
    await page.click("#tab-suspended");
    await page.waitForSelector("[data-group=tooLong]");
    await expectAccessible(page, "suspended");
    await page.goto(`${desk.url}/dossiers?unit=${UNIT}&measure=overdue&theme=${look.theme}`);
    await page.waitForSelector(".rows-body .row-open");
    await page.waitForSelector(".dossiers-check");
    await expectAccessible(page, "dossiers");
    await page.goto(`${desk.url}/dossiers/SG.A1-S-long?unit=${UNIT}&theme=${look.theme}`);
    await page.waitForSelector(".event-list");
    await page.click(".event-raw summary");
    await expectAccessible(page, "a dossier");
  });
});
