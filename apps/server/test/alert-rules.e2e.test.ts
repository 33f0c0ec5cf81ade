import { readFile } from "node:fs/promises";
import type { AlertRule } from "@ioc/protocol/alert-rules.ts";
import type { Page, Request } from "playwright-core";
import { describe, expect, test } from "vitest";
import { AlertClient, ruleOf } from "./alerts.test-support.ts";
import { type Browser, newcomer } from "./browser.test-support.ts";
import { expectAccessible, LOOKS } from "./desk-browser.test-support.ts";
import { provisionDeskProvince } from "./desk-province.test-support.ts";
import { deskServer } from "./desk-server.test-support.ts";
import { call } from "./http-client.test-support.ts";

const RULE = { metric: "inProgress", scope: { unit: "SG", each: "child" }, warning: { fire: 2, clear: 1 } };

/** A back-test looks at full quarters of an hour: some dossiers have been there for longer. */
const SOME_DAYS_MS = 3 * 86_400_000;

const desk = deskServer(async (server) => {
  const { token } = await provisionDeskProvince(server);
  const events = Array.from({ length: 5 }, (_, index) => ({
    specversion: "1.0",
    id: `earlier-${index}`,
    source: "/units/SG.A1",
    type: "vn.motcua.dossier.received",
    subject: `SG.A1-earlier-${index}`,
    time: new Date(Date.now() - SOME_DAYS_MS).toISOString(),
    data: { procedure: "1.001193", channel: "counter" },
  }));
  const type = "application/cloudevents-batch+json";
  const sent = await call(server.url, "POST", "/api/v1/events", { token, type, body: events });
  expect(sent.body).toMatchObject({ accepted: events.length });
  for (const [id, name] of [
    ["kept", "Nhiều hồ sơ đang xử lý"],
    ["edited", "Quy tắc để sửa"],
  ]) {
    const rule = ruleOf("SG", { ...RULE, name, critical: { fire: 1000 } });
    expect((await server.ask("PUT", `/alert-rules/${id}`, rule)).status).toBe(200);
  }
});

/** A phone in the hand of somebody who has signed in. */
async function phoneOf({ cookies }: Browser, path: string): Promise<Page> {
  const page = await desk.browse(LOOKS[1]);
  const { url } = desk;
  await page.context().addCookies([...cookies].map(([name, value]) => ({ name, value, url })));
  await page.goto(url + path);
  return page;
}

async function storedRule(id: string): Promise<AlertRule> {
  const { status, body } = await desk.ask("GET", `/alert-rules/${id}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body as AlertRule;
}

async function openRule(page: Page, name: string): Promise<void> {
  await page.click(`.row-open:has-text("${name}")`);
  await page.waitForSelector(`h1:text-is("${name}")`);
  await page.waitForSelector(".backtest-headline");
}

describe("a threshold that is set on the page", () => {
  test("has the wall once it is critical, until a leader takes the alert on", async () => {
    const wall = await desk.open("/admin/alert-rules");
    await wall.goto(`${desk.url}/`);
    await wall.waitForSelector(".hero");
    expect(await wall.$$(".takeover")).toEqual([]);

    const page = await desk.open("/admin/alert-rules");
    await page.click("button:text-is('Thêm quy tắc')");
    await page.waitForSelector("h1:text-is('Quy tắc mới')");
    await page.getByLabel("Tên quy tắc").fill("Dồn ứ ở một địa bàn");
    await page.getByLabel("Số được theo dõi").selectOption("inProgress");
    await page.getByRole("combobox", { name: "Đơn vị" }).fill("tỉnh");
    await page.keyboard.press("Enter");
    await page.getByLabel("Chú ý: báo khi hơn").fill("9");
    await page.getByLabel("Nghiêm trọng: báo khi hơn").fill("5");
    // The critical level is short of the warning: that is said beside it, and nothing is put.
    await page.click("button:text-is('Áp dụng ngay')");
    await page.waitForSelector(".sentence-error:text-is('Mức nghiêm trọng không được nhẹ hơn mức chú ý.')");
    await page.waitForSelector(".field-error:text-is('Còn thiếu.')");
    await page.getByLabel("Chú ý: báo khi hơn").fill("3");
    await page.getByLabel("Nghiêm trọng: báo khi hơn").fill("4");
    await page.getByLabel("Số phút liên tục").fill("0");
    await page.getByLabel("Số phút giữ thêm").fill("0");
    await page.getByLabel("Chỉ đếm giờ làm việc").uncheck();
    await page.getByLabel("Lý do thay đổi").fill("Thử trên tường");
    await page.waitForSelector(".backtest-headline:has-text('1 đợt')");
    await page.click("button:text-is('Áp dụng ngay')");
    await page.waitForSelector(".notice:has-text('Đã áp dụng “Dồn ứ ở một địa bàn”.')");

    await wall.waitForSelector(".takeover h2:has-text('Hòa Lâm')");
    await page.waitForSelector(
      "tr:has-text('Huyện Hòa Lâm'):has-text('Nghiêm trọng, đang báo'):has-text('chưa ai nhận')",
    );

    const asAdmin = new AlertClient(desk);
    await asAdmin.until("don-u-o-mot-dia-ban.SG", { state: "firing", severity: "critical" });
    const { browser } = await newcomer(desk.url, [{ role: "leader", unit: "SG" }], { name: "Bà Hạnh" });
    const phone = await phoneOf(browser, "/alerts");
    const there = phone.locator(".alert:has([aria-label='Huyện Hòa Lâm: Dồn ứ ở một địa bàn'])");
    await there.getByRole("button", { name: "Nhận việc" }).click();
    await phone.locator("dialog[open]").getByLabel("Ghi chú").fill("Đang xem");
    await phone.locator("dialog[open] button[type=submit]").click();
    await phone.waitForSelector(".notice:has-text('Bạn đã nhận cảnh báo ở Huyện Hòa Lâm.')");
    await wall.waitForSelector(".takeover", { state: "detached" });
    const line = ".signal[data-line='alert don-u-o-mot-dia-ban.SG']:has-text('Bà Hạnh đã nhận')";
    await wall.waitForSelector(line);
    // Whoever comes later is not taken over by what somebody has.
    await wall.reload();
    await wall.waitForSelector(line);
    expect(await wall.$$(".takeover")).toEqual([]);
    await page.waitForSelector("tr:has-text('Huyện Hòa Lâm'):has-text('Bà Hạnh')");
    expect(await storedRule("don-u-o-mot-dia-ban.SG")).toMatchObject({
      scope: { unit: "SG", each: "child" },
      metric: "inProgress",
      warning: { fire: 3 },
      critical: { fire: 4 },
      reason: "Thử trên tường",
      version: 1,
    });
  });
});

describe("rules", () => {
  test("are listed with what they say and how many alerts they have", async () => {
    await new AlertClient(desk).until("kept", { state: "firing" });
    const page = await desk.open("/admin/alert-rules");
    const row = page.locator("tr", { hasText: "Nhiều hồ sơ đang xử lý" }).first();
    await row.locator("[data-standing='warning 1']").waitFor();
    expect(await row.textContent()).toContain(
      "Số hồ sơ đang giải quyết của từng đơn vị trực thuộc Tỉnh Sơn Giang: chú ý khi hơn 2 hồ sơ (đến khi không còn hơn 1 hồ sơ)",
    );
    expect(await row.textContent()).toContain("Đang bật");
  });

  test("that are suggested are added by one press, and hold only then", async () => {
    const page = await desk.open("/admin/alert-rules");
    const id = "overdue-count.SG";
    expect((await desk.ask("GET", `/alert-rules/${id}`)).status).toBe(404);
    await page.getByRole("button", { name: "Thêm quy tắc “Nhiều hồ sơ quá hạn”" }).click();
    await page.waitForSelector(".row-open:has-text('Nhiều hồ sơ quá hạn')");
    expect(await page.getByRole("button", { name: "Thêm quy tắc “Nhiều hồ sơ quá hạn”" }).count()).toBe(0);
    expect(await storedRule(id)).toMatchObject({ version: 1, reason: "Quy tắc gợi ý của hệ thống" });
    await page.getByRole("link", { name: "Xem và chạy thử “Tỷ lệ hồ sơ quá hạn cao”" }).click();
    await page.waitForSelector("h1:text-is('Quy tắc mới')");
    expect(await page.getByLabel("Nghiêm trọng: báo khi hơn").inputValue()).toBe("10");
    expect((await desk.ask("GET", "/alert-rules/overdue-share.SG")).status).toBe(404);
  });

  test("are changed with a reason, tried before, and led back to an earlier version", async () => {
    const page = await desk.open("/admin/alert-rules");
    await openRule(page, "Quy tắc để sửa");
    await page.getByLabel("Chú ý: báo khi hơn").fill("100");
    await page.waitForSelector(".backtest-headline:text-is('Bản nháp sẽ không báo đợt nào, thay vì 1.')");
    expect(await page.locator("[data-figures=draft] [data-figure=runs]").textContent()).toBe("0");
    expect(await page.locator("[data-figures=inForce] [data-figure=runs]").textContent()).toBe("1");
    await page.click("button:text-is('Áp dụng ngay')");
    await page.waitForSelector(".field-error:text-is('Còn thiếu.')");
    expect(await page.evaluate(() => document.activeElement?.closest(".field")?.textContent)).toContain("Lý do");
    await page.getByLabel("Lý do thay đổi").fill("Báo ít hơn");
    await page.click("button:text-is('Áp dụng ngay')");
    await page.waitForSelector(".page-lead:has-text('Đang dùng v2')");
    const newest = page.locator(".rule-versions > li").first();
    await newest.locator("ins:text-is('100 hồ sơ')").waitFor();
    expect(await newest.textContent()).toContain("Lý do: Báo ít hơn");
    expect(await newest.locator("del").first().textContent()).toBe("2 hồ sơ");

    await page.locator(".rule-versions > li").nth(1).locator("summary").click();
    await page.getByRole("button", { name: "Quay lại phiên bản 1" }).click();
    expect(await page.getByLabel("Chú ý: báo khi hơn").inputValue()).toBe("2");
    await page.waitForSelector(".backtest-headline:text-is('Bản nháp sẽ báo 1 đợt, thay vì 0.')");
    await page.click("button:text-is('Áp dụng ngay')");
    await page.waitForSelector(".page-lead:has-text('Đang dùng v3')");
    expect(await storedRule("edited")).toMatchObject({
      version: 3,
      warning: { fire: 2 },
      reason: "Quay lại phiên bản 1",
    });

    await page.click("button:text-is('Xóa quy tắc')");
    await page.locator("dialog[open] .button-danger").click();
    await page.waitForSelector(".notice:has-text('Đã xóa “Quy tắc để sửa”.')");
    expect((await desk.ask("GET", "/alert-rules/edited")).status).toBe(404);
  });

  test("are tried after a pause in typing, and what is being tried gives way to what was typed since", async () => {
    const page = await desk.open("/admin/alert-rules");
    await openRule(page, "Nhiều hồ sơ đang xử lý");
    const asked: Request[] = [];
    const isTrial = (request: Request): boolean => request.url().endsWith("/alert-rules/backtest");
    page.on("request", (request) => {
      if (isTrial(request)) asked.push(request);
    });
    // The first answer never comes, as where the server has much to count.
    let isFirst = true;
    await page.route("**/alert-rules/backtest", async (route) => {
      if (!isFirst) await route.continue();
      isFirst = false;
    });
    const level = page.getByLabel("Chú ý: báo khi hơn");
    const given = page.waitForRequest(isTrial);
    await level.fill("70");
    expect((await given).postDataJSON()).toMatchObject({ rule: { warning: { fire: 70 } } });
    const givenUp = page.waitForEvent("requestfailed", isTrial);
    await level.fill("80");
    expect((await givenUp).postDataJSON()).toMatchObject({ rule: { warning: { fire: 70 } } });
    await page.waitForSelector(".backtest-headline:has-text('Bản nháp sẽ không báo đợt nào')");
    expect(asked.map((request) => request.postDataJSON().rule.warning.fire)).toEqual([70, 80]);
    // A name, a reason and who is told later change nothing of what would have been.
    await page.getByLabel("Lý do thay đổi").fill("Thử");
    await page.getByLabel("Khi chưa ai nhận").selectOption({ label: "báo lên cấp trên" });
    await page.getByLabel("Số phút chưa ai nhận").fill("90");
    const again = page.waitForRequest(isTrial);
    await page.click("button:text-is('Chạy lại ngay')");
    await again;
    expect(asked.map((request) => request.postDataJSON().rule.warning.fire).slice(0, 3)).toEqual([70, 80, 80]);
    await page.context().close();
  });

  test("go out as JSON, all or those that are chosen, and come in after their differences were seen", async () => {
    const page = await desk.open("/admin/alert-rules");
    await page.waitForSelector(".row-open");
    const all = await saved(page, "button:text-is('Xuất JSON')");
    expect(all.length).toBe(await page.locator(".row-open").count());
    await page.getByLabel("Chọn “Nhiều hồ sơ đang xử lý” để xuất").check({ force: true });
    const [kept] = await saved(page, "button:has-text('Xuất 1 quy tắc')");
    expect(kept).toMatchObject({ id: "kept", metric: "inProgress" });

    await page.click("button:text-is('Nhập JSON')");
    const choose = (rules: unknown): Promise<void> =>
      page.setInputFiles("dialog[open] input[type=file]", {
        name: "rules.json",
        mimeType: "application/json",
        buffer: Buffer.from(JSON.stringify(rules)),
      });
    await choose([{ ...kept, metric: "lateness" }]);
    await page.waitForSelector("dialog[open] .failure :text('0.metric')");
    await choose([kept]);
    await page.waitForSelector("dialog[open] :text('Không có gì để áp dụng')");
    await choose([
      { ...kept, warning: { fire: 50 } },
      { ...kept, id: "imported", name: "Từ tệp", enabled: false },
    ]);
    await page.waitForSelector("dialog[open] .change-new");
    expect(await page.textContent("dialog[open] .differences")).toContain("50 hồ sơ");
    await expectAccessible(page, "rules of a file");
    await page.click("dialog[open] button[type=submit]");
    await page.waitForSelector("dialog[open] .field-error");
    await page.getByLabel("Lý do thay đổi").fill("Từ tỉnh bạn");
    await page.click("dialog[open] button[type=submit]");
    await page.waitForSelector(".row-open:has-text('Từ tệp')");
    expect(await storedRule("kept")).toMatchObject({ warning: { fire: 50 }, reason: "Từ tỉnh bạn" });
    expect(await storedRule("imported")).toMatchObject({ enabled: false, version: 1 });
  });
});

async function saved(page: Page, button: string): Promise<Record<string, unknown>[]> {
  const [download] = await Promise.all([page.waitForEvent("download"), page.click(button)]);
  return JSON.parse(await readFile(await download.path(), "utf8"));
}

describe.each(LOOKS)("for $name", (look) => {
  test("rules can be read and written by everybody, in both languages", async () => {
    for (const language of ["vi", "en"]) {
      const page = await desk.open(`/admin/alert-rules?lang=${language}`, look);
      await page.waitForSelector(".suggested-rules li");
      await expectAccessible(page, `rules in ${language}`);
      await page.locator(".row-open", { hasText: "Nhiều hồ sơ đang xử lý" }).click();
      await page.waitForSelector(".course-chart svg");
      await page.waitForSelector(".rule-versions li");
      for (const summary of await page.locator(".table-view summary").all()) await summary.click();
      await page.locator(".sentence-line input").first().fill("x");
      await page.locator(".sentence-error").waitFor();
      await expectAccessible(page, `a rule in ${language}`);
      await page.context().close();
    }
  });

  test("a unit is chosen by the keyboard, and its course is shown", async () => {
    const page = await desk.open("/admin/alert-rules?rule=kept", look);
    await page.waitForSelector(".time-line li");
    const last = page.locator(".time-line li button").last();
    await last.focus();
    await page.keyboard.press("Enter");
    expect(await last.getAttribute("aria-pressed")).toBe("true");
    await page.waitForSelector(".course h3:has-text('Huyện Tân Khê, hiện 0')");
    await page.context().close();
  });
});
