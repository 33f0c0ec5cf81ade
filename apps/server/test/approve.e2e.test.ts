import { violationsOf } from "@ioc/testkit/browser/violations.ts";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { LOOKS } from "./desk-browser.test-support.ts";
import { deskServer } from "./desk-server.test-support.ts";
import { ADMIN_PASSWORD } from "./running-server.test-support.ts";
import { askForCode, poll } from "./screens.test-support.ts";

const PHONE = LOOKS[1];
const UNITS = [
  { code: "P", name: "Tỉnh Sơn Giang", kind: "province" },
  { code: "P.01", name: "Huyện Suối Vàng", kind: "district", parent: "P" },
];

const desk = deskServer(({ ask }) => ask("PUT", "/units", UNITS));

/** A phone that follows the QR code of a screen, and signs in on the way. */
async function followed(address: string): Promise<Page> {
  const page = await desk.browse(PHONE);
  await page.goto(address);
  await page.getByLabel("Tên đăng nhập").fill("admin");
  await page.getByLabel("Mật khẩu", { exact: true }).fill(ADMIN_PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/approve/);
  return page;
}

test("who follows the QR code signs in, compares the code, and lets the screen in", async () => {
  const code = await askForCode(desk);
  const page = await followed(code.verification_uri_complete);
  await page.waitForSelector(".approve-code");
  expect(await page.textContent(".approve-code [aria-hidden]")).toBe(code.user_code);
  expect(await page.textContent(".approve")).toContain("127.0.0.1");
  expect(await violationsOf(page)).toEqual([]);

  await page.getByRole("button", { name: "Duyệt màn hình này" }).click();
  expect(await page.getByLabel("Tên màn hình").getAttribute("aria-invalid")).toBe("true");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-invalid"))).toBe("true");
  expect(await violationsOf(page)).toEqual([]);

  await page.keyboard.type("Sảnh tầng 1");
  await page.getByRole("combobox", { name: "Đơn vị" }).click();
  await page.keyboard.type("suoi vang");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Duyệt màn hình này" }).click();
  await page.waitForSelector(".approve-done");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Đã duyệt “Sảnh tầng 1”");
  expect(await violationsOf(page)).toEqual([]);
  expect(await page.locator(".approve .actions a:text-is('Điều khiển màn hình')").getAttribute("href")).toMatch(
    /^\/remote\?screen=./,
  );
  expect((await poll(desk, code)).status).toBe(200);
  expect((await desk.ask("GET", "/screens")).body).toMatchObject({
    items: [{ name: "Sảnh tầng 1", unit: "P.01", scene: "overview", approvedBy: "admin" }],
  });
});

test("without the QR code the letters are typed; a wrong one is said to be wrong; a screen is sent away", async () => {
  const code = await askForCode(desk);
  const page = await followed(`${desk.url}/approve`);
  await page.getByLabel("Mã trên màn hình").fill("abc");
  await page.keyboard.press("Enter");
  expect(await page.textContent(".field-error")).toContain("tám chữ cái");
  expect(await violationsOf(page)).toEqual([]);
  await page.getByLabel("Mã trên màn hình").fill("BBBB-BBBB");
  await page.keyboard.press("Enter");
  await page.waitForSelector("[role=alert]");
  expect(await page.textContent("[role=alert]")).toContain("Không có màn hình nào");
  expect(await violationsOf(page)).toEqual([]);
  await page.getByLabel("Mã trên màn hình").fill(code.user_code.replace("-", "").toLowerCase());
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Từ chối" }).click();
  await page.waitForSelector(".approve-done");
  expect((await poll(desk, code)).body).toMatchObject({ error: "access_denied" });
});

test("it fits a phone and a desk, in both languages and themes, and axe finds nothing", async () => {
  const { verification_uri_complete: address } = await askForCode(desk);
  const page = await followed(address);
  for (const look of ["lang=vi&theme=light", "lang=en&theme=dark"]) {
    await page.goto(`${address}&${look}`);
    await page.waitForSelector(".approve-code");
    for (const size of [PHONE, { width: 320, height: 640 }, { width: 1440, height: 900 }]) {
      await page.setViewportSize(size);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), look).toBe(size.width);
      expect(await violationsOf(page), look).toEqual([]);
    }
  }
});
