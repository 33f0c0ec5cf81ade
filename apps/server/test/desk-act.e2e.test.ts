import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { AlertClient, ruleOf } from "./alerts.test-support.ts";
import { type Browser, newcomer } from "./browser.test-support.ts";
import { expectAccessible, LOOKS, type Look } from "./desk-browser.test-support.ts";
import { type DeskServer, deskServer } from "./desk-server.test-support.ts";
import { call } from "./http-client.test-support.ts";

const UNITS = [
  { code: "SG", name: "Tỉnh Sơn Giang", kind: "province" },
  { code: "SG.A", name: "Huyện Hòa Lâm", kind: "district", parent: "SG" },
  { code: "SG.A1", name: "Xã Quảng Nghĩa", nameEn: "Quảng Nghĩa commune", kind: "commune", parent: "SG.A" },
  { code: "SG.A2", name: "Xã Thanh Trung", kind: "commune", parent: "SG.A" },
  { code: "SG.B", name: "Huyện Tân Khê", kind: "district", parent: "SG" },
];
const PROCEDURE = { level: "commune", service: "full", limit: 3, limitUnit: "workingDay" };
const PROCEDURES = [
  { ...PROCEDURE, code: "1.012783", name: "Cấp đổi giấy chứng nhận", field: "Đất đai" },
  { ...PROCEDURE, code: "1.001193", name: "Đăng ký khai sinh", field: "Hộ tịch" },
];
const WALL = { width: 1920, height: 1080 };
const PHONE = LOOKS[1];
const DAY_MS = 86_400_000;

const desk = deskServer(provision);
let alerts: AlertClient;
let leader: Browser;
let staff: Browser;

beforeAll(async () => {
  alerts = new AlertClient(desk);
  ({ browser: leader } = await newcomer(desk.url, [{ role: "leader", unit: "SG" }], { name: "Trần Văn Lãnh Đạo" }));
  ({ browser: staff } = await newcomer(desk.url, [{ role: "staff", unit: "SG.A1" }], { name: "Lê Thị Hạnh" }));
  await alerts.until("late", { state: "firing", unit: "SG.A1" });
});

/** Four dossiers of one field that are long overdue at a commune, and one of another field that is not. */
async function provision({ url, ask }: DeskServer): Promise<void> {
  expect((await ask("PUT", "/units", UNITS)).status).toBe(200);
  expect((await ask("PUT", "/procedures", PROCEDURES)).status).toBe(200);
  const { token } = (await ask("POST", "/feeds", { unit: "SG", name: "Một cửa điện tử" })).body as { token: string };
  const received = (subject: string, procedure: string, time: number): object => ({
    specversion: "1.0",
    id: subject,
    source: "/units/SG.A1",
    type: "vn.motcua.dossier.received",
    subject,
    time: new Date(time).toISOString(),
    data: { procedure, channel: "counter" },
  });
  const now = Date.now();
  const late = [1, 2, 3, 4].map((index) => received(`SG.A1-${index}`, "1.012783", now - 30 * DAY_MS));
  const type = "application/cloudevents-batch+json";
  const body = [...late, received("SG.A1-9", "1.001193", now)];
  expect((await call(url, "POST", "/api/v1/events", { token, type, body })).body).toMatchObject({ accepted: 5 });
  const rule = ruleOf("SG", {
    name: "Nhiều hồ sơ quá hạn",
    scope: { unit: "SG", each: "leaf" },
    critical: { fire: 3 },
  });
  await new AlertClient({ url }).put("late", rule);
}

/** A page in the browser of somebody who has signed in. */
async function openAs({ cookies }: Browser, path: string, look: Look = LOOKS[0]): Promise<Page> {
  const page = await desk.browse(look);
  const { url } = desk;
  await page.context().addCookies([...cookies].map(([name, value]) => ({ name, value, url })));
  const address = new URL(path, url);
  address.searchParams.set("theme", look.theme);
  await page.goto(address.href);
  return page;
}

async function wallOf(who: Browser, scene: string): Promise<Page> {
  const page = await openAs(who, `/?unit=SG&scene=${scene}&lang=vi`);
  await page.setViewportSize(WALL);
  await page.waitForSelector('.screen [data-measure="overdue"]');
  return page;
}

/** What stands beside the worst hotspot about urging its unit. */
function untilUrged(wall: Page, words: string): Promise<unknown> {
  return wall.waitForSelector(`.worst-urged:has-text("${words}")`);
}

test("from a hotspot on the wall to a closed directive, by two people", async () => {
  const wall = await wallOf(leader, "hotspots");
  await untilUrged(wall, "chưa có");
  const unit = await openAs(staff, "/directives", PHONE);
  await unit.waitForSelector(".empty");

  // The leader asks where the number comes from, and urges the unit about it.
  const leading = await wallOf(leader, "hotspots");
  await leading.locator(".worst-count button").first().click();
  await leading.locator(".panel-actions a:text-is('Đôn đốc')").click();
  await leading.waitForSelector("h1:text-is('Đôn đốc một đơn vị')");
  expect(await leading.getByRole("combobox", { name: "Gửi đơn vị" }).inputValue()).toBe("Xã Quảng Nghĩa (SG.A1)");
  expect(await leading.getByLabel("Nội dung").inputValue()).toContain("4 hồ sơ quá hạn, lĩnh vực Đất đai");
  await leading.getByLabel("Kèm 4 hồ sơ").waitFor();
  await leading.getByLabel("Nội dung").fill("Báo cáo nguyên nhân và ngày trả.");
  await leading.locator("label", { hasText: "1 ngày làm việc" }).first().click();
  await leading.click("button:text-is('Gửi đôn đốc')");
  await leading.waitForSelector("h1:text-is('Xã Quảng Nghĩa')");
  expect(await leading.textContent(".page-lead")).toBe("Quá hạn, lĩnh vực Đất đai");
  await untilUrged(wall, "đã gửi");

  // The unit's people see it without asking again; to open it is to have seen it.
  await unit.locator(".row-open", { hasText: "Xã Quảng Nghĩa" }).click();
  await unit.waitForSelector(".directive-text:text-is('Báo cáo nguyên nhân và ngày trả.')");
  await untilUrged(wall, "đã xem");
  await leading.waitForSelector(".directive-step-done:has-text('Xem')");
  expect(await unit.locator(".dossier-codes li").allTextContents()).toEqual([
    "SG.A1-1 quá hạn",
    "SG.A1-2 quá hạn",
    "SG.A1-3 quá hạn",
    "SG.A1-4 quá hạn",
  ]);
  await unit.waitForSelector("text=Hiện còn 4 hồ sơ quá hạn.");
  await unit.click("button:text-is('Nhận')");
  await unit.click("button[type=submit]:text-is('Nhận')");
  await untilUrged(wall, "đã nhận");
  await unit.click("button:text-is('Báo cáo kết quả')");
  await unit.click("button[type=submit]:text-is('Báo cáo kết quả')");
  await unit.waitForSelector(".field-error:text-is('Viết đã làm gì, còn gì, khi nào xong.')");
  await unit.getByLabel("Nội dung báo cáo").fill("Đã trả 3 hồ sơ, còn 1 hồ sơ trả ngày mai.");
  await unit.click("button[type=submit]:text-is('Báo cáo kết quả')");
  await untilUrged(wall, "đã báo cáo");

  // Given back once, reported again, closed.
  await leading.waitForSelector(".deeds-said:text-is('Đã trả 3 hồ sơ, còn 1 hồ sơ trả ngày mai.')");
  await leading.click("button:text-is('Trả lại')");
  await leading.getByLabel("Cần làm thêm gì").fill("Nêu rõ nguyên nhân.");
  await leading.click("button[type=submit]:text-is('Trả lại')");
  await unit.waitForSelector(".deeds-said:text-is('Nêu rõ nguyên nhân.')");
  await unit.waitForSelector(".directive-steps li:has-text('Báo cáo') .directive-returned");
  await unit.click("button:text-is('Báo cáo kết quả')");
  await unit.getByLabel("Nội dung báo cáo").fill("Thiếu cán bộ đo đạc.");
  await unit.click("button[type=submit]:text-is('Báo cáo kết quả')");
  await leading.waitForSelector(".deeds-said:text-is('Thiếu cán bộ đo đạc.')");
  await leading.click("button:text-is('Kết thúc')");
  await leading.click("button[type=submit]:text-is('Kết thúc')");
  await unit.waitForSelector(".directive-waits:text-is('Đã kết thúc.')");
  await untilUrged(wall, "chưa có");

  const [letter] = await Promise.all([leading.waitForEvent("download"), leading.click("text=Tải công văn (DOCX)")]);
  expect((await readFile(await letter.path())).subarray(0, 2).toString()).toBe("PK");
  await unit.click("text=Đôn đốc khác của đơn vị này");
  await unit.waitForSelector(".row-open:has-text('Xã Quảng Nghĩa')");
  expect(await unit.textContent(".table")).toContain("Đã kết thúc");
});

test("an alert is taken on from a phone, given to somebody, and answered by a directive", async () => {
  const watching = await openAs(staff, "/alerts");
  await watching.waitForSelector(".alert-marks:has-text('Chưa ai nhận')");
  const phone = await openAs(leader, "/alerts", PHONE);
  expect(await phone.textContent(".alert-what")).toContain("Quá hạn 4, vượt ngưỡng 3");
  expect(await phone.textContent(".alert-parent h3")).toBe("Huyện Hòa Lâm");
  await phone.click("button:text-is('Nhận việc')");
  await phone.getByLabel("Ghi chú").fill("Gọi cho xã ngay");
  await phone.click("dialog[open] button[type=submit]");
  await phone.waitForSelector(".alert-marks:has-text('“Gọi cho xã ngay”')");
  await watching.waitForSelector(".alert-marks:has-text('Trần Văn Lãnh Đạo nhận lúc')");
  expect(await watching.locator(".alert-deeds").count()).toBe(0);

  await phone.click("button:text-is('Giao người')");
  await phone.getByLabel("Giao cho").selectOption({ label: "Lê Thị Hạnh" });
  await phone.click("dialog[open] button[type=submit]");
  await watching.waitForSelector(".alert-marks:has-text('Giao Lê Thị Hạnh')");

  await phone.click("a:text-is('Xã Quảng Nghĩa')");
  await phone.waitForSelector(".deeds:has-text('Trần Văn Lãnh Đạo giao Lê Thị Hạnh')");
  await phone.waitForSelector(".deeds:has-text('báo người của đơn vị và của cấp trên trực tiếp')");
  await phone.waitForSelector("text=Danh sách có đúng 4 hồ sơ, bằng con số của bảng: Quá hạn.");
  await phone.click("text=Xem danh sách");
  await phone.waitForSelector("a:text-is('Đôn đốc với danh sách này')");
  await phone.goBack();
  await phone.click(".alert-sheet a:text-is('Đôn đốc')");
  await phone.waitForSelector(".note:has-text('Nhiều hồ sơ quá hạn')");
  await phone.getByLabel("Kèm 4 hồ sơ").waitFor();
  await phone.click("button:text-is('Gửi đôn đốc')");
  await phone.click("a:text-is('Xem cảnh báo')");
  await phone.waitForSelector("h2:text-is('Đôn đốc về cảnh báo này')");
});

test("what is silenced stands on the wall as silenced, until that is ended", async () => {
  const wall = await wallOf(leader, "overview");
  const page = await openAs(leader, "/alerts");
  await page.click("button:text-is('Tạm không báo')");
  await page.locator("dialog label", { hasText: "4 giờ nữa" }).click();
  await page.click("dialog[open] button[type=submit]");
  await page.waitForSelector(".field-error:text-is('Viết lý do.')");
  await page.getByLabel("Lý do").fill("Đang chuyển phần mềm");
  await page.click("dialog[open] button[type=submit]");
  await page.waitForSelector(".alert-marks:has-text('Đang chuyển phần mềm')");
  await wall.waitForSelector(".signals:has-text('tạm không báo đến')");
  await page.click("button[aria-label^='Báo lại']");
  await page.waitForSelector(".empty:text-is('Không chỗ nào tạm không báo.')");
  await wall.waitForFunction(() => !document.querySelector(".signals")?.textContent?.includes("tạm không báo đến"));
});

describe("who may do what", () => {
  test("filters stand in the address", async () => {
    const page = await openAs(leader, "/alerts");
    await page.waitForSelector(".alert");
    await page.getByLabel("Mức").selectOption({ label: "Chú ý" });
    await page.waitForSelector(".empty:text-is('Không có cảnh báo nào khớp bộ lọc.')");
    expect(new URL(page.url()).searchParams.get("severity")).toBe("warning");
    await page.goBack();
    await page.waitForSelector(".alert");
  });

  test("an administrator reads and does not urge; staff urge nobody", async () => {
    const admin = await desk.open("/directives");
    expect(await admin.locator("a:text-is('Đôn đốc một đơn vị')").count()).toBe(0);
    const page = await openAs(staff, "/directives/new?unit=SG.A1");
    await page.waitForSelector(".empty:has-text('Chỉ lãnh đạo')");
    const other = await newcomer(desk.url, [{ role: "leader", unit: "SG.B" }]);
    const elsewhere = await openAs(other.browser, "/directives/new?unit=SG.A1&measure=overdue");
    await elsewhere.waitForSelector(".empty:text-is('Đơn vị này không thuộc phạm vi bạn lãnh đạo.')");
    await elsewhere.goto(`${desk.url}/directives/1`);
    await elsewhere.waitForSelector(".empty:text-is('Không có đôn đốc này trong phạm vi của bạn.')");
  });
});

describe.each(LOOKS)("for $name", (look) => {
  beforeAll(async () => {
    const dueAt = new Date(Date.now() + DAY_MS).toISOString();
    const [alert] = await alerts.alerts("?rule=late");
    const body = { unit: "SG.A1", text: "Khẩn trương", dueAt, dossiers: ["SG.A1-1"], alert: alert?.id };
    expect((await leader.call("POST", "/api/v1/directives", { body })).status).toBe(201);
  });

  test("every page can be read and used by everybody", async () => {
    for (const language of ["en", "vi"]) {
      const page = await openAs(leader, `/alerts?lang=${language}`, look);
      await page.waitForSelector(".alert");
      await expectAccessible(page, `alerts in ${language}`);
      await page.locator(".alert-deeds button").last().click();
      await page.waitForSelector("dialog[open] .choice");
      await expectAccessible(page, `a silence in ${language}`);
      await page.keyboard.press("Escape");
      await page.locator(".alert-unit").first().click();
      await page.waitForSelector(".alert-sheet");
      await page.waitForSelector("a[href^='/dossiers?']");
      await expectAccessible(page, `an alert in ${language}`);
      await page.goto(`${desk.url}/directives?state=all`);
      await page.waitForSelector(".table");
      await expectAccessible(page, `directives in ${language}`);
      await page.locator(".row-open").first().click();
      await page.waitForSelector(".directive-steps");
      await page.locator(".directive-sheet .actions button").first().click();
      await page.waitForSelector(".directive-sheet textarea");
      await expectAccessible(page, `a directive in ${language}`);
      await page.goto(`${desk.url}/directives/new?unit=SG.A1&measure=overdue&own=1`);
      await page.locator(".choice").last().click();
      await page.waitForSelector(".directive-codes");
      await page.locator(".directive-codes summary").click();
      await expectAccessible(page, `a new directive in ${language}`);
    }
  });
});
