import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import axe from "axe-core";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type ServerProcess, startServerProcess } from "../bench/server-process.ts";
import { call, type HttpAnswer } from "./http-client.test-support.ts";
import { askForCode, poll } from "./screens.test-support.ts";

const CHROMIUM_ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
const PASSWORD = "mot cua lien thong 2026";
const PHONE = { width: 390, height: 844 };
const UNITS = [
  { code: "P", name: "Tỉnh Sơn Giang", kind: "province" },
  { code: "P.01", name: "Huyện Suối Vàng", kind: "district", parent: "P" },
];

let dataDir: string;
let server: ServerProcess;
let browser: Browser;
const faults: string[] = [];

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "ioc-approve-"));
  server = await startServerProcess(dataDir, { env: { IOC_ADMIN_PASSWORD: PASSWORD } });
  await call(server.url, "PUT", "/api/v1/units", { token: server.token, body: UNITS });
  browser = await chromium.launch({
    executablePath: process.env["TEST_CHROMIUM"] ?? "/usr/bin/chromium",
    args: CHROMIUM_ARGUMENTS,
  });
});

afterAll(async () => {
  await browser.close();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true });
});

afterEach(async () => {
  for (const context of browser.contexts()) await context.close();
  expect(faults.splice(0)).toEqual([]);
});

/** A phone that follows the QR code of a screen, and signs in on the way. */
async function followed(address: string): Promise<Page> {
  const page = await browser.newPage({ viewport: PHONE, reducedMotion: "reduce" });
  page.on("pageerror", (error) => faults.push(error.message));
  await page.goto(address);
  await page.getByLabel("Tên đăng nhập").fill("admin");
  await page.getByLabel("Mật khẩu", { exact: true }).fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/approve/);
  return page;
}

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const result = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] }),
  );
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(" | ")}`);
}

function screens(): Promise<HttpAnswer> {
  return call(server.url, "GET", "/api/v1/screens", { token: server.token });
}

test("who follows the QR code signs in, compares the code, and lets the screen in", async () => {
  const code = await askForCode(server);
  const page = await followed(code.verification_uri_complete);
  await page.waitForSelector(".approve-code");
  expect(await page.textContent(".approve-code [aria-hidden]")).toBe(code.user_code);
  expect(await page.textContent(".approve")).toContain("127.0.0.1");
  expect(await violations(page)).toEqual([]);

  await page.getByRole("button", { name: "Duyệt màn hình này" }).click();
  expect(await page.getByLabel("Tên màn hình").getAttribute("aria-invalid")).toBe("true");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-invalid"))).toBe("true");
  expect(await violations(page)).toEqual([]);

  await page.keyboard.type("Sảnh tầng 1");
  await page.getByRole("combobox", { name: "Đơn vị" }).click();
  await page.keyboard.type("suoi vang");
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Duyệt màn hình này" }).click();
  await page.waitForSelector(".approve-done");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain("Đã duyệt “Sảnh tầng 1”");
  expect(await violations(page)).toEqual([]);
  expect((await poll(server, code)).status).toBe(200);
  expect((await screens()).body).toMatchObject({
    items: [{ name: "Sảnh tầng 1", unit: "P.01", scene: "overview", approvedBy: "admin" }],
  });
});

test("without the QR code the letters are typed; a wrong one is said to be wrong; a screen is sent away", async () => {
  const code = await askForCode(server);
  const page = await followed(`${server.url}/approve`);
  await page.getByLabel("Mã trên màn hình").fill("abc");
  await page.keyboard.press("Enter");
  expect(await page.textContent(".field-error")).toContain("tám chữ cái");
  expect(await violations(page)).toEqual([]);
  await page.getByLabel("Mã trên màn hình").fill("BBBB-BBBB");
  await page.keyboard.press("Enter");
  await page.waitForSelector("[role=alert]");
  expect(await page.textContent("[role=alert]")).toContain("Không có màn hình nào");
  expect(await violations(page)).toEqual([]);
  await page.getByLabel("Mã trên màn hình").fill(code.user_code.replace("-", "").toLowerCase());
  await page.keyboard.press("Enter");
  await page.getByRole("button", { name: "Từ chối" }).click();
  await page.waitForSelector(".approve-done");
  expect((await poll(server, code)).body).toMatchObject({ error: "access_denied" });
});

test("it fits a phone and a desk, in both languages and themes, and axe finds nothing", async () => {
  const { verification_uri_complete: address } = await askForCode(server);
  const page = await followed(address);
  for (const look of ["lang=vi&theme=light", "lang=en&theme=dark"]) {
    await page.goto(`${address}&${look}`);
    await page.waitForSelector(".approve-code");
    for (const size of [PHONE, { width: 320, height: 640 }, { width: 1440, height: 900 }]) {
      await page.setViewportSize(size);
      expect(await page.evaluate(() => document.documentElement.scrollWidth), look).toBe(size.width);
      expect(await violations(page), look).toEqual([]);
    }
  }
});
