import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { io } from "socket.io-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { changeFirstPassword, expectAccessible, openBrowser, typeSignIn } from "./desk-browser.test-support.ts";
import { ownBrowser } from "./own-browser.test-support.ts";
import { freePort, runServer } from "./server-program.test-support.ts";

const OWN = "chim bay ve nui toi roi";

let dataDir: string;
let server: ChildProcess;
let url: string;
let ended: Promise<unknown>;
const own = ownBrowser();

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "ioc-first-"));
  const port = await freePort();
  const run = runServer({ PORT: String(port), IOC_DATA_DIR: dataDir, IOC_LOG_LEVEL: "silent" });
  server = run.child;
  ended = run.ended;
  url = `http://127.0.0.1:${port}`;
});

afterAll(async () => {
  server.kill("SIGTERM");
  await ended;
  await rm(dataDir, { recursive: true, force: true });
});

/** What the program tells whoever started it. */
function firstPassword(): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    server.stdout?.on("data", (text: string) => {
      said += text;
      const password = /Password\s+(.+)/.exec(said)?.[1];
      if (password !== undefined) resolve(password.trim());
    });
    server.once("exit", () => reject(new Error(`the server ended: ${said}`)));
  });
}

/** The step of the start page that is to be done now. */
async function nextStep(page: Page): Promise<string | null> {
  await page.click(".desk-nav a:text-is('Bắt đầu')");
  return page.locator(".start-step[data-next]").getAttribute("data-step");
}

test("from an empty database to a first event on the wall, using the pages alone", async () => {
  const password = await firstPassword();
  const page = await openBrowser(own.browser, own.faults);
  await page.goto(url);
  await page.click("a:text-is('Đăng nhập')");
  await typeSignIn(page, "admin", password);
  await page.waitForSelector("input[name=new-password]");
  await changeFirstPassword(page, OWN);
  // Back on the wall, which says that there are no units, and where they are made.
  await page.click("a[href='/admin']");
  await page.waitForSelector("h1:text-is('Bắt đầu')");
  await page.waitForSelector(".start-step[data-next]");
  await expectAccessible(page, "start of an empty system");

  // The pages of units' work say why they are empty, and lead back.
  await page.click(".desk-nav a:text-is('Hồ sơ')");
  await page.waitForSelector("h1:text-is('Chưa có đơn vị nào')");
  await page.click("main a:text-is('Bắt đầu')");

  expect(await nextStep(page)).toBe("units");
  await page.click("a:text-is('Mở Đơn vị')");
  await page.click("button:text-is('Thêm đơn vị')");
  await page.getByLabel("Tên", { exact: true }).fill("Tỉnh Sơn Giang");
  await page.getByLabel("Mã đơn vị").fill("SG");
  await page.click("button:text-is('Lưu')");
  await page.click("button:text-is('Thêm đơn vị con')");
  await page.getByLabel("Tên", { exact: true }).fill("Xã Quảng Nghĩa");
  await page.getByLabel("Mã đơn vị").fill("SG.31");
  await page.getByLabel("Loại").selectOption("commune");
  await page.click("button:text-is('Lưu')");
  await page.waitForSelector(".unit-work h2:text-is('Xã Quảng Nghĩa')");
  expect(await page.locator('[role="treeitem"]').count()).toBe(2);

  // This year's days off are shipped; another year's would be asked for here.
  expect(await nextStep(page)).toMatch(/calendar|procedures/);
  await page.click("a:text-is('Mở Lịch làm việc')");
  await page.waitForSelector(".day");
  await page.click("button:text-is('Sửa giờ làm việc')");
  await page.getByRole("textbox", { name: "Thứ Bảy" }).fill("7h30-11h30");
  await page.click("button:text-is('Ghi vào bản nháp')");
  await page.click("button:text-is('Xem và áp dụng')");
  await page.waitForSelector("dialog .differences");
  expect(await page.textContent("dialog .differences tbody")).toContain("07:30–11:30");
  await page.click("dialog button:text-is('Áp dụng')");
  await page.waitForSelector(".notice:has-text('Đã áp dụng lịch làm việc mới.')");

  // Without a catalogue there is nothing that a first dossier could be about and have a deadline.
  await page.click(".desk-nav a:text-is('Nguồn dữ liệu')");
  await addFeed(page, "Nguồn thử");
  await page.waitForSelector("dialog a:text-is('Mở Thủ tục')");
  expect(await page.locator(".example").count()).toBe(0);
  await page.click("button:text-is('Đã cất mã, đóng lại')");
  await revokeFeeds(page);

  await page.click(".desk-nav a:text-is('Thủ tục')");
  await page.click("button:text-is('Thêm thủ tục')");
  // What was said of the page before lies over none.
  expect(await page.locator(".notice").count()).toBe(0);
  await page.getByLabel("Mã thủ tục").fill("2.000635");
  await page.getByLabel("Lĩnh vực").fill("Hộ tịch");
  await page.getByLabel("Tên thủ tục").fill("Cấp bản sao trích lục hộ tịch");
  await page.getByLabel("Cấp giải quyết").selectOption("commune");
  await page.getByLabel("Dịch vụ công").selectOption("full");
  await page.getByLabel("Thời hạn").fill("3");
  await page.getByLabel("Tính bằng").selectOption("workingDay");
  await page.click("dialog button:text-is('Lưu')");
  await page.waitForSelector(".table th:has-text('Cấp bản sao trích lục hộ tịch')");

  expect(await nextStep(page)).toBe("feed");
  await page.click("a:text-is('Mở Nguồn dữ liệu')");
  await addFeed(page, "Một cửa điện tử");
  const token = (await page.textContent(".secret-text")) ?? "";
  expect(token).toMatch(/^iocf_/);
  const example = (await page.textContent(".example pre"))?.split("\n") ?? [];
  expect(example).toHaveLength(3);
  const event = JSON.parse(example[2]?.slice(6, -1) ?? "") as { readonly subject: string };
  await expectAccessible(page, "the token of a new feed");
  await page.click("button:text-is('Đã cất mã, đóng lại')");
  await page.waitForSelector(".table th:has-text('Một cửa điện tử')");
  expect(await page.content()).not.toContain(token);

  const wall = await page.context().newPage();
  await wall.goto(url);
  await wall.waitForSelector('[data-measure="received"][data-value="0"]');
  await page.click(".desk-nav a:text-is('Bắt đầu')");
  await page.waitForSelector('.start-step[data-step="event"][data-next]');

  expect(await sendOne(token, event)).toMatchObject({ ok: true, accepted: 1, rejected: [] });
  await wall.waitForSelector('[data-measure="received"][data-value="1"]:not([data-unit]):not([data-group])');
  // What is shown to be sent is about the catalogue's own procedure, so it has a deadline.
  const sent = `/api/v1/dossiers/${encodeURIComponent(event.subject)}`;
  const dossier = await page.evaluate(async (path) => (await fetch(path)).json(), sent);
  expect(dossier).toMatchObject({ procedure: "2.000635", field: "Hộ tịch", dueAt: expect.any(String) });
  // The page looks again by itself.
  await page.waitForSelector(".page-lead:has-text('Hệ thống đang nhận sự kiện.')");
  await expectAccessible(page, "start of a system that runs");
});

async function addFeed(page: Page, name: string): Promise<void> {
  await page.click("button:text-is('Thêm nguồn')");
  await page.getByRole("combobox", { name: "Đơn vị" }).fill("quang nghia");
  await page.keyboard.press("Enter");
  await page.getByLabel("Tên nguồn").fill(name);
  await page.click("button:text-is('Đăng ký nguồn')");
  await page.waitForSelector(".secret-text");
}

/** As whoever is signed in at the page. */
async function revokeFeeds(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { items } = (await (await fetch("/api/v1/feeds")).json()) as { items: { id: string }[] };
    for (const { id } of items) await fetch(`/api/v1/feeds/${id}`, { method: "DELETE" });
  });
}

/** As a feed does that this project did not write. */
async function sendOne(token: string, event: object): Promise<unknown> {
  const socket = io(`${url}/feed`, { auth: { token }, transports: ["websocket"] });
  try {
    return await socket.timeout(20_000).emitWithAck("events", [event]);
  } finally {
    socket.disconnect();
  }
}
