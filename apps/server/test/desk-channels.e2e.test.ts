import type { Page } from "playwright-core";
import { Webhook } from "standardwebhooks";
import { afterAll, describe, expect, test } from "vitest";
import { ruleOf } from "./alerts.test-support.ts";
import { expectAccessible, LOOKS } from "./desk-browser.test-support.ts";
import { provisionDeskProvince } from "./desk-province.test-support.ts";
import { deskServer } from "./desk-server.test-support.ts";
import { HookReceiver } from "./hook-receiver.test-support.ts";
import { headerOf, MailReceiver } from "./mail-receiver.test-support.ts";

let hooks: HookReceiver;
let mails: MailReceiver;
const desk = deskServer(provisionDeskProvince, async () => {
  hooks = await HookReceiver.open();
  mails = await MailReceiver.open();
  return { channels: { mail: mails.settings, webhookNetworks: ["127.0.0.1"] } };
});
afterAll(async () => {
  await hooks.close();
  await mails.close();
});

async function chooseUnit(page: Page, search: string): Promise<void> {
  await page.getByRole("combobox", { name: "Đơn vị", exact: true }).fill(search);
  await page.click(`[role="option"]:has-text("${search}")`);
}

test("an office is told by e-mail: added, tried, and what the mail server says is shown", async () => {
  const page = await desk.open("/admin/channels");
  await page.waitForSelector("text=Chưa có kênh nào");
  await page.click("button:text-is('Thêm kênh')");
  await page.click("dialog button[type=submit]");
  expect(await page.locator(".field-error").allTextContents()).toEqual([
    "Cần tên kênh.",
    "Chọn đơn vị.",
    "Cần ít nhất một địa chỉ thư.",
  ]);
  await page.getByLabel("Tên kênh").fill("Văn phòng UBND");
  await chooseUnit(page, "SG.A");
  await page.getByLabel("Địa chỉ thư").fill("không phải địa chỉ");
  await page.click("dialog button[type=submit]");
  await page.waitForSelector(".field-error:has-text('cần là địa chỉ thư điện tử')");
  await page.getByLabel("Địa chỉ thư").fill("vanphong@x.example.vn, lanhdao@x.example.vn");
  await page.click("dialog button[type=submit]");
  await page.waitForSelector("h1:text-is('Văn phòng UBND')");
  await page.waitForSelector(".channel-facts:has-text('Chưa gửi gì')");
  await page.click("button:text-is('Gửi thử ngay')");
  await page.waitForSelector("[role=status]:has-text('Đã đến nơi sau')");
  expect(mails.mailed.map(({ to }) => to)).toEqual([["vanphong@x.example.vn", "lanhdao@x.example.vn"]]);
  const [mail] = mails.mailed;
  expect(mail && headerOf(mail, "Subject")).toBe("[Một Cửa IOC] Thư thử: Văn phòng UBND");

  mails.refuse = (address) => (address.startsWith("lanhdao") ? 550 : undefined);
  await page.click("button:text-is('Gửi thử ngay')");
  await page.waitForSelector("[role=status]:has-text('nhưng không đủ các địa chỉ')");
  mails.refuse = () => 550;
  await page.click("button:text-is('Gửi thử ngay')");
  await page.waitForSelector("[role=status]:has-text('Chưa đến nơi: Máy chủ thư không nhận thư')");
  mails.refuse = () => undefined;
  // Whoever comes later sees how it went.
  await page.reload();
  await page.waitForSelector(".channel-test:has-text('Gửi thử lần cuối'):has-text('Chưa đến nơi')");
  await page.click("button:text-is('Về danh sách kênh')");
  await page.waitForSelector("tr:has-text('Văn phòng UBND'):has-text('Thư điện tử'):has-text('Cảnh báo, đôn đốc')");
});

test("a webhook's key is shown once; what was refused is listed with the reason and sent again", async () => {
  const page = await desk.open("/admin/channels");
  await page.click("button:text-is('Thêm kênh')");
  await page.getByLabel("Tên kênh").fill("Tổng đài");
  await page.getByLabel("Gửi bằng").selectOption("webhook");
  await chooseUnit(page, "SG.A1");
  await page.getByLabel("Địa chỉ webhook").fill("http://10.0.0.1/ioc");
  await page.click("dialog button[type=submit]");
  await page.waitForSelector(".field-error:has-text('chưa được phép (IOC_WEBHOOK_NETWORKS): 10.0.0.1')");
  await page.getByLabel("Địa chỉ webhook").fill(`${hooks.url}/ioc`);
  await page.getByLabel("Chỉ gửi trong giờ làm việc").uncheck();
  await page.click("dialog button[type=submit]");
  const secret = (await page.textContent(".secret-text")) ?? "";
  await page.click("button:text-is('Đã cất khóa, đóng lại')");
  expect(await page.locator(".secret-text").count()).toBe(0);
  await page.click("button:text-is('Gửi thử ngay')");
  await page.waitForSelector("[role=status]:has-text('Đã đến nơi sau')");
  const [hooked] = hooks.hooked;
  if (hooked === undefined) throw new Error("nothing came");
  expect(new Webhook(secret).verify(hooked.body, hooked.headers as Record<string, string>)).toMatchObject({
    type: "test",
  });

  hooks.answer = () => ({ status: 403 });
  const rule = ruleOf("SG.A1", { name: "Nhiều hồ sơ", metric: "received", warning: { fire: 1 } });
  expect((await desk.ask("PUT", "/alert-rules/many", rule)).status).toBe(200);
  const row = "tr:has-text('Chú ý: Nhiều hồ sơ, Xã Quảng Nghĩa')";
  await page.waitForSelector(`${row}:has-text('Không gửi được'):has-text('Nơi nhận từ chối (HTTP 403)')`);
  await page.waitForSelector(".channel-facts:has-text('1 tin không gửi được')");
  await page.getByLabel("Hiện", { exact: true }).selectOption("delivered");
  await page.waitForSelector("text=Không có tin nào.");
  await page.getByLabel("Hiện", { exact: true }).selectOption("dead");
  hooks.answer = () => ({ status: 204 });
  await page.click(`${row} button:text-is('Gửi lại')`);
  await page.waitForSelector(".notice:has-text('Đang gửi lại')");
  await page.getByLabel("Hiện", { exact: true }).selectOption("all");
  await page.waitForSelector(`${row}:has-text('Đến nơi')`);
  await page.waitForSelector(".channel-facts:has-text('Gửi được')");
  expect(await page.locator(`${row} button`).count()).toBe(0);

  hooks.answer = () => ({ status: 404 });
  expect((await desk.ask("DELETE", "/alert-rules/many")).status).toBe(204);
  await page.waitForSelector("tr:has-text('Đã hết: Nhiều hồ sơ'):has-text('Không gửi được')");
  hooks.answer = () => ({ status: 204 });
  await page.click("button:text-is('Gửi lại 1 tin không gửi được')");
  await page.waitForSelector(".notice:has-text('Đang gửi lại 1 tin.')");
  await page.waitForSelector("tr:has-text('Đã hết: Nhiều hồ sơ'):has-text('Đến nơi')");

  await page.click("button:text-is('Đổi khóa ký')");
  await page.waitForSelector("dialog .note:has-text('cả khóa cũ và khóa mới')");
  expect(await page.textContent(".secret-text")).not.toBe(secret);
  await page.click("button:text-is('Đã cất khóa, đóng lại')");
  await page.click("button:text-is('Sửa kênh')");
  await page.getByLabel("Tên kênh").fill("Tổng đài 1022");
  await page.click("dialog button:text-is('Lưu')");
  await page.waitForSelector("h1:text-is('Tổng đài 1022')");
  await page.click("button:text-is('Xóa kênh')");
  await page.click("dialog button:text-is('Xóa kênh')");
  await page.waitForSelector(".notice:has-text('Đã xóa kênh “Tổng đài 1022”.')");
  expect(await page.locator("tr:has-text('Tổng đài')").count()).toBe(0);
});

describe.each(LOOKS)("for $name", (look) => {
  test("channels can be read and used by everybody", async () => {
    const made = await desk.ask("POST", "/channels", {
      ...{ unit: "SG", name: `Kênh tích hợp của Trung tâm phục vụ hành chính công ${look.name}`, kind: "webhook" },
      ...{ url: `${hooks.url}/a/long/way/to/somewhere/${"x".repeat(40)}`, reach: "subtree", alerts: "warning" },
      ...{ escalations: true, directives: true, digestAt: "07:30", officeHours: false, language: "vi", enabled: true },
    });
    const { id } = made.body as { id: string };
    hooks.answer = ({ body }) => ({ status: body.includes('"test"') ? 503 : 403 });
    const rule = ruleOf("SG.A1", { name: "Nhiều hồ sơ chờ xử lý", metric: "received", warning: { fire: 1 } });
    expect((await desk.ask("PUT", `/alert-rules/${id}`, rule)).status).toBe(200);
    const page = await desk.open("/admin/channels", look);
    await page.waitForSelector(`tr:has-text('${look.name}'):has-text('tin không gửi được')`);
    await expectAccessible(page, "channels");
    await page.click("button:text-is('Thêm kênh')");
    await page.click("dialog button[type=submit]");
    await page.waitForSelector(".field-error");
    await expectAccessible(page, "a channel with faults");
    await page.getByLabel("Gửi bằng").selectOption("webhook");
    await expectAccessible(page, "a webhook with faults");
    await page.click("dialog button:text-is('Thôi')");
    await page.goto(`${desk.url}/admin/channels?channel=${id}&lang=en`);
    await page.waitForSelector("tr:has-text('Given up')");
    await page.click("button:text-is('Send a test now')");
    await page.waitForSelector("[role=status]:has-text('It did not arrive')");
    await expectAccessible(page, "a channel in English");
    await page.click("button:text-is('Change the key')");
    await page.waitForSelector(".secret-text");
    await expectAccessible(page, "a new key");
    await page.goto(`${desk.url}/admin/channels?lang=vi`);
    await desk.ask("DELETE", `/alert-rules/${id}`);
    await desk.ask("DELETE", `/channels/${id}`);
  });
});
