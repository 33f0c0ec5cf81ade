import { describe, expect, test } from "vitest";
import { changeFirstPassword, expectAccessible, LOOKS, typeSignIn } from "./desk-browser.test-support.ts";
import { type DeskProvince, provisionDeskProvince } from "./desk-province.test-support.ts";
import { deskServer } from "./desk-server.test-support.ts";
import { call } from "./http-client.test-support.ts";

let province: DeskProvince;
const desk = deskServer(async (served) => {
  province = await provisionDeskProvince(served);
});

async function read<T>(path: string): Promise<T> {
  return (await desk.ask("GET", path)).body as T;
}

describe("procedures", () => {
  test("are found by words, field and level", async () => {
    const page = await desk.open("/admin/procedures");
    const names = () => page.locator(".table tbody th").allTextContents();
    await page.waitForSelector(".table");
    await page.getByLabel("Tìm thủ tục").fill("dang ky");
    await page.waitForSelector("text=2 thủ tục khớp.");
    expect(await names()).toEqual(["Đăng ký kết hôn", "Đăng ký khai sinh"]);
    await page.getByLabel("Tìm thủ tục").fill("");
    await page.getByLabel("Cấp giải quyết").selectOption("district");
    await page.waitForSelector("text=1 thủ tục khớp.");
    expect(await names()).toEqual(["Cấp đổi giấy chứng nhận"]);
  });

  test("are edited by keyboard alone, and say for which dossiers a new limit holds", async () => {
    const page = await desk.open("/admin/procedures");
    await page.locator(".row-open").first().focus();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.waitForSelector("dialog h2:text-is('Đăng ký khai sinh')");
    await page.getByLabel("Thời hạn", { exact: true }).fill("4,5");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".field-error:has-text('chỉ giờ làm việc mới có phần lẻ')");
    await page.getByLabel("Tính bằng").selectOption("workingHour");
    await page.waitForSelector("text=Thời hạn đổi từ 3 ngày làm việc thành 4,5 giờ làm việc");
    expect(await page.getByLabel("Phí, lệ phí").inputValue()).toBe("");
    await page.getByLabel("Phí, lệ phí").selectOption("none");
    await page.click("dialog button:text-is('Lưu')");
    await page.waitForSelector(".notice:has-text('Đã lưu thủ tục 1.001193.')");
    await page.waitForSelector(".table tr:has-text('4,5 giờ làm việc'):has-text('Không thu')");
  });

  test("come in as CSV, their differences shown first", async () => {
    const page = await desk.open("/admin/procedures");
    await page.click("button:text-is('Nhập CSV')");
    const head = "code,name,field,level,service,limit,limitUnit\n";
    const choose = (rows: string) =>
      page.setInputFiles("input[type=file]", { name: "a.csv", mimeType: "text/csv", buffer: Buffer.from(head + rows) });
    await choose("3.1,Thủ tục mới,Đất đai,commune,full,nhiều,workingDay\n");
    await page.waitForSelector(".failure");
    await choose("3.1,Thủ tục mới,Đất đai,commune,full,7,workingDay\n");
    await page.waitForSelector(".change-new");
    await page.click("button:text-is('Áp dụng 1 thay đổi')");
    await page.waitForSelector(".table th:has-text('Thủ tục mới')");
    await page.click("button:text-is('Nhập CSV')");
    await choose("3.1,Thủ tục mới,Đất đai,district,partial,7,calendarDay\n");
    await page.waitForSelector(".change-changed");
    // In the words of the table, not of the file.
    expect(await page.locator("dialog ins").allTextContents()).toEqual(["Cấp huyện", "Một phần", "ngày lịch"]);
    expect(await page.locator("dialog del").allTextContents()).toEqual(["Cấp xã", "Toàn trình", "ngày làm việc"]);
    await page.click("dialog button:text-is('Thôi')");
  });
});

describe("the calendar", () => {
  const NEXT_YEAR = new Date().getFullYear() + 1;

  test("is walked by arrows, a day is made a day off, and the difference shown before it is in force", async () => {
    const page = await desk.open(`/admin/calendar?year=${NEXT_YEAR}`);
    await page.waitForSelector(".day");
    expect(await page.locator('button.day[tabindex="0"]').count()).toBe(1);
    await page.focus('button.day[tabindex="0"]');
    await page.keyboard.press("PageDown");
    await page.keyboard.press("ArrowRight");
    const date = await page.evaluate(() => document.activeElement?.getAttribute("data-date"));
    expect(date).toBe(`${NEXT_YEAR}-02-02`);
    await page.keyboard.press("Enter");
    await page.getByLabel("Ngày nghỉ", { exact: true }).check();
    await page.click("dialog button:text-is('Ghi vào bản nháp')");
    await page.waitForSelector(".field-error:has-text('Cần tên')");
    await page.getByLabel("Tên, lý do").fill("Tết Nguyên đán");
    await page.click("dialog button:text-is('Ghi vào bản nháp')");
    await page.waitForSelector("text=1 thay đổi chưa áp dụng.");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("data-date"))).toBe(date);
    expect(await page.getAttribute(`[data-date="${date}"]`, "aria-label")).toContain(
      "ngày nghỉ, Tết Nguyên đán, sửa riêng",
    );
    await page.click("button:text-is('Xem và áp dụng')");
    await page.waitForSelector("dialog ins:text-is('Tết Nguyên đán')");
    const before = await read<{ holidays: { date: string }[] }>("/calendar");
    expect(before.holidays.some((day) => day.date === date)).toBe(false);
    await page.click("dialog button:text-is('Áp dụng')");
    await page.waitForSelector(".notice:has-text('Đã áp dụng lịch làm việc mới.')");
    const after = await read<{ holidays: { date: string }[] }>("/calendar");
    expect(after.holidays.some((day) => day.date === date)).toBe(true);
    expect(after.holidays.length).toBe(before.holidays.length + 1);
  });

  test("warns of a year whose announcement is missing", async () => {
    const page = await desk.open("/admin/calendar?year=2031");
    await page.waitForSelector(".warning:has-text('Năm 2031 chưa có ngày nghỉ Tết và hoán đổi.')");
  });

  test("shows days off that were swapped, and their table says the same", async () => {
    const page = await desk.open("/admin/calendar?year=2026");
    await page.waitForSelector('[data-date="2026-01-10"].day-workday');
    expect(await page.getAttribute('[data-date="2026-01-02"]', "aria-label")).toContain(
      "Nghỉ hoán đổi với ngày 10/1/2026",
    );
    const marked = await page.locator("button.day-holiday, button.day-workday").count();
    expect(await page.locator(".page-section .table tbody tr").count()).toBe(marked);
  });

  test("refuses hours that nobody can work", async () => {
    const page = await desk.open("/admin/calendar");
    await page.click("button:text-is('Sửa giờ làm việc')");
    await page.getByRole("textbox", { name: "Thứ Hai" }).fill("13:30-17:00, 07:30-11:30");
    await page.click("dialog button:text-is('Ghi vào bản nháp')");
    await page.waitForSelector(".field-error:has-text('Không hiểu')");
  });
});

describe("feeds", () => {
  test("say how they are, what they were refused and why, with a table to take home", async () => {
    const page = await desk.open("/admin/feeds");
    const row = page.locator(".table tbody tr").first();
    await row.waitFor();
    expect(await row.textContent()).toMatch(/Một cửa điện tử tỉnh.*(đang gửi|đang yên).*Tỉnh Sơn Giang/);
    await row.locator(".row-open").click();
    await page.waitForSelector(".reasons li:nth-child(2)");
    expect(await page.locator(".reasons summary").allTextContents()).toEqual([
      expect.stringMatching(/^cần là mã: .*ở data\.procedure.*3 sự kiện/),
      expect.stringMatching(/^nêu đơn vị mà nguồn này không được gửi thay.*1 sự kiện/),
    ]);
    await page.locator(".reasons summary").first().click();
    await page.waitForSelector("text=SG.B1-D2");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("button:text-is('Xuất CSV')")]);
    expect(download.suggestedFilename()).toBe(`rejected-${province.feed}.csv`);
  });

  test("get a new token without a gap, until the old one is ended", async () => {
    const page = await desk.open("/admin/feeds?feed=1");
    const holds = async (token: string) =>
      (
        await call(desk.url, "POST", "/api/v1/events", {
          token,
          type: "application/cloudevents-batch+json",
          body: [],
        })
      ).status;
    await page.click("button:text-is('Đổi mã không gián đoạn')");
    const token = (await page.textContent(".secret-text")) ?? "";
    expect([await holds(token), await holds(province.token)]).toEqual([422, 422]);
    await page.click("button:text-is('Đã cất mã, đóng lại')");
    await page.waitForSelector("text=mã cũ vẫn dùng được đến");
    await page.click("button:text-is('Kết thúc mã cũ')");
    await page.click("dialog button:text-is('Kết thúc mã cũ')");
    await page.waitForSelector("text=Một mã đang dùng được.");
    expect([await holds(token), await holds(province.token)]).toEqual([422, 401]);
  });

  test("are revoked only by somebody who types their name", async () => {
    const made = await desk.ask("POST", "/feeds", { unit: "SG.B", name: "Nguồn tạm" });
    const page = await desk.open(`/admin/feeds?feed=${(made.body as { id: string }).id}`);
    await page.waitForSelector("text=chưa từng gửi");
    await page.click("button:text-is('Thu hồi nguồn')");
    await page.click("dialog button:text-is('Thu hồi nguồn')");
    await page.waitForSelector("dialog .field-error");
    await page.getByLabel("Gõ “Nguồn tạm” để xác nhận").fill("Nguồn tạm");
    await page.click("dialog button:text-is('Thu hồi nguồn')");
    await page.waitForSelector(".notice:has-text('Đã thu hồi nguồn Nguồn tạm.')");
    const { items } = await read<{ items: { name: string }[] }>("/feeds");
    expect(items.map(({ name }) => name)).toEqual([province.feed]);
  });
});

test("who administers a part looks at what holds for all, and registers feeds of that part only", async () => {
  const body = { user: "quan.tri.huyen", name: "Quản trị huyện", grants: [{ role: "administrator", unit: "SG.B" }] };
  const made = await desk.ask("POST", "/people", body);
  const page = await desk.browse();
  await page.goto(`${desk.url}/sign-in?return=/admin/procedures`);
  await typeSignIn(page, body.user, (made.body as { password: string }).password);
  await page.waitForSelector("input[name=new-password]");
  await changeFirstPassword(page, "chim bay ve nui toi roi");
  await page.waitForSelector("text=Danh mục thủ tục thuộc cấp cao nhất");
  expect(await page.locator(".page-actions button, .row-open").count()).toBe(0);
  await page.click(".desk-nav a:text-is('Lịch làm việc')");
  await page.waitForSelector("text=Lịch làm việc thuộc cấp cao nhất");
  expect(await page.locator("button.day:not([aria-disabled])").count()).toBe(0);
  expect(await page.locator("button:text-is('Sửa giờ làm việc')").count()).toBe(0);
  await page.click(".desk-nav a:text-is('Đơn vị')");
  await page.waitForSelector('[role="treeitem"]');
  expect(await page.locator(".unit-row .unit-name").allTextContents()).toEqual(["Huyện Tân Khê", "Phường Mường Lộc"]);
  await page.click(".desk-nav a:text-is('Nguồn dữ liệu')");
  await page.waitForSelector("text=Chưa có nguồn nào.");
  await page.click("button:text-is('Thêm nguồn')");
  await page.getByRole("combobox", { name: "Đơn vị" }).fill("SG.A");
  await page.waitForSelector("text=Không có đơn vị nào khớp.");
});

describe.each(LOOKS)("for $name", (look) => {
  test("procedures, calendar and feeds can be read and used by everybody", async () => {
    const page = await desk.open("/admin/procedures", look);
    await page.waitForSelector(".table");
    await expectAccessible(page, "procedures");
    await page.click("button:text-is('Thêm thủ tục')");
    await page.click("dialog button:text-is('Lưu')");
    await page.waitForSelector(".field-error");
    await expectAccessible(page, "a procedure with faults");
    await page.goto(`${desk.url}/admin/calendar`);
    await page.waitForSelector(".day");
    await expectAccessible(page, "calendar");
    await page.locator("button.day-working").first().click();
    await page.getByLabel("Ngày nghỉ", { exact: true }).check();
    await expectAccessible(page, "a day");
    await page.getByLabel("Tên, lý do").fill("Lễ hội");
    await page.click("dialog button:text-is('Ghi vào bản nháp')");
    await page.click("button:text-is('Sửa giờ làm việc')");
    await expectAccessible(page, "hours");
    await page.click("dialog button:text-is('Thôi')");
    await page.click("button:text-is('Xem và áp dụng')");
    await page.waitForSelector("dialog ins");
    await expectAccessible(page, "calendar's review");
    await page.goto(`${desk.url}/admin/feeds`);
    await page.waitForSelector(".table");
    await expectAccessible(page, "feeds");
    await page.goto(`${desk.url}/admin/feeds?feed=1&lang=en`);
    await page.waitForSelector(".reasons");
    await page.locator(".reasons summary").first().click();
    await expectAccessible(page, "a feed in English");
    await page.goto(`${desk.url}/admin?lang=vi`);
    await page.waitForSelector(".start-step");
    await expectAccessible(page, "start");
  });
});
