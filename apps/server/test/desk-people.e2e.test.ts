import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { io } from "socket.io-client";
import { describe, expect, test } from "vitest";
import { changeFirstPassword, expectAccessible, LOOKS, typeSignIn } from "./desk-browser.test-support.ts";
import { deskServer } from "./desk-server.test-support.ts";
import { call } from "./http-client.test-support.ts";
import { letIn, listScreens, openScreen } from "./screens.test-support.ts";

const UNITS = [
  { code: "P", name: "Tỉnh Sơn Giang", kind: "province" },
  { code: "P.01", name: "Huyện Suối Vàng", kind: "district", parent: "P" },
  { code: "P.01.01", name: "Xã Đá Bạc", kind: "commune", parent: "P.01" },
  { code: "P.02", name: "Huyện Nghĩa Điền", kind: "district", parent: "P" },
];

const desk = deskServer(async ({ ask }) => {
  expect((await ask("PUT", "/units", UNITS)).status).toBe(200);
});

function dialogOf(page: Page) {
  return page.locator("dialog[open]").last();
}

async function chooseUnit(page: Page, label: string, search: string, which = 0): Promise<void> {
  const box = dialogOf(page).getByRole("combobox", { name: label }).nth(which);
  await box.click();
  await box.fill(search);
  await box.press("Enter");
}

/** By the navigation, which a phone has in a menu. */
async function goTo(page: Page, path: string): Promise<void> {
  if (new URL(page.url()).pathname === path) return;
  const menu = page.locator(".desk-menu summary");
  if (await menu.isVisible()) await menu.click();
  await page.locator(`.desk-side a[href="${path}"]:visible`).click();
  await page.waitForURL(desk.url + path);
}

/** Adds a leader at Suối Vàng by the pages, and returns the password that they show. */
async function addPerson(page: Page, name: string, user: string): Promise<string> {
  await page.click("button:text-is('Thêm người dùng')");
  const dialog = dialogOf(page);
  await dialog.getByLabel("Họ tên").fill(name);
  await dialog.getByLabel("Tên đăng nhập").fill(user);
  await chooseUnit(page, "Đơn vị", "suoi vang");
  await dialog.locator("button[type=submit]").click();
  await page.waitForSelector(".secret-text");
  const password = (await page.textContent(".secret-text")) ?? "";
  await page.click("dialog[open] button:text-is('Sao chép')");
  await page.waitForSelector(".secret :text('Đã sao chép.')");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(password);
  await page.click("dialog[open] button:text-is('Đóng')");
  await page.waitForSelector(`.row-open:text-is('${name}')`);
  return password;
}

describe("people", () => {
  test("are added, come in with a password of their own, and are thrown out at once when they are locked", async () => {
    const admin = await desk.open("/admin/people");
    const password = await addPerson(admin, "Trần Văn Cường", "tran.van.cuong");
    expect(await admin.evaluate(() => document.activeElement?.textContent)).toBe("Thêm người dùng");

    const person = await desk.browse();
    await person.goto(`${desk.url}/admin/screens`);
    await typeSignIn(person, "tran.van.cuong", password);
    await person.waitForSelector("h1:text-is('Đặt mật khẩu của riêng bạn')");
    await expectAccessible(person, "own password");
    await changeFirstPassword(person, "mua he nay rat nong nuc");
    await person.waitForSelector("h1:text-is('Màn hình')");

    await admin.click(".row-open:text-is('Trần Văn Cường')");
    await dialogOf(admin).getByLabel("Khóa tài khoản").check();
    await dialogOf(admin).locator("button[type=submit]").click();
    await admin.waitForSelector("tr:has-text('Trần Văn Cường') :text('Đã khóa')");
    await person.click(".desk-nav a:text-is('Tài khoản của tôi')");
    await person.waitForSelector("input[name=username]");
  });

  test("are found without accents, by name, user and unit, and opened by the keyboard alone", async () => {
    const page = await desk.open("/admin/people");
    await addPerson(page, "Lê Thị Ánh", "le.thi.anh");
    await page.getByLabel("Tìm theo tên").fill("anh suoi");
    await page.waitForFunction(() => document.querySelectorAll(".row-open").length === 1);
    await page.getByLabel("Tìm theo tên").fill("");
    await page.waitForFunction(() => document.querySelectorAll(".row-open").length > 1);
    await page.locator(".row-open").first().focus();
    await page.keyboard.press("End");
    const last = await page.locator(".row-open").last().textContent();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(last);
    await page.keyboard.press("Enter");
    await page.waitForSelector("dialog[open]");
    await page.keyboard.press("Escape");
    await page.waitForSelector("dialog", { state: "detached" });
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(last);
  });

  test("get another role, another password, and are removed only after their name was typed", async () => {
    const page = await desk.open("/admin/people");
    await addPerson(page, "Phạm Văn Đông", "pham.van.dong");
    await page.click(".row-open:text-is('Phạm Văn Đông')");
    await dialogOf(page).getByRole("button", { name: "Thêm vai trò" }).click();
    await dialogOf(page).locator("button[type=submit]").click();
    // The new role has no unit yet: that is said, and the focus is there.
    await page.waitForSelector("dialog[open] .field-error:text-is('Chọn đơn vị.')");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("role"))).toBe("combobox");
    await dialogOf(page).getByRole("combobox", { name: "Đơn vị" }).last().fill("P.02");
    await page.keyboard.press("Enter");
    await dialogOf(page).locator("button[type=submit]").click();
    await page.waitForSelector("tr:has-text('Phạm Văn Đông'):has-text('Huyện Nghĩa Điền')");

    await page.click(".row-open:text-is('Phạm Văn Đông')");
    await dialogOf(page).getByRole("button", { name: "Cấp lại mật khẩu" }).click();
    await expectAccessible(page, "asked about a new password");
    await dialogOf(page).locator(".button-danger").click();
    await page.waitForSelector(".secret-text");
    await page.click("dialog[open] button:text-is('Đóng')");

    await page.click(".row-open:text-is('Phạm Văn Đông')");
    await dialogOf(page).getByRole("button", { name: "Xóa người dùng" }).click();
    await dialogOf(page).locator(".button-danger").click();
    await page.waitForSelector("dialog[open] .field-error");
    await dialogOf(page).getByRole("textbox").fill("pham.van.dong");
    await dialogOf(page).locator(".button-danger").click();
    await page.waitForSelector(".notice:has-text('Đã xóa Phạm Văn Đông.')");
    await page.waitForSelector(".row-open:text-is('Phạm Văn Đông')", { state: "detached" });
  });

  test("that the server refuses are told in words, beside the field", async () => {
    const page = await desk.open("/admin/people");
    await page.click("button:text-is('Thêm người dùng')");
    const dialog = dialogOf(page);
    await dialog.getByLabel("Họ tên").fill("Người thứ hai");
    await dialog.getByLabel("Tên đăng nhập").fill("admin");
    await chooseUnit(page, "Đơn vị", "P.02");
    await dialog.locator("button[type=submit]").click();
    await page.waitForSelector("dialog[open] .failure");
    expect(await page.textContent("dialog[open] .failure")).toContain("đã có người dùng");
    await expectAccessible(page, "a refused person");
  });

  test("come and go as CSV, the differences shown before anything is written", async () => {
    const page = await desk.open("/admin/people");
    await page.click("button:text-is('Nhập CSV')");
    await page.setInputFiles("dialog[open] input[type=file]", {
      name: "nguoi.csv",
      mimeType: "text/csv",
      buffer: Buffer.from("user,name,role,unit\nvo.thi.em,Võ Thị Em,staff,P.NOWHERE\n"),
    });
    await page.waitForSelector("dialog[open] .failure:has-text('không phải đơn vị đã có')");
    await page.setInputFiles("dialog[open] input[type=file]", {
      name: "nguoi.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(
        "\uFEFFuser,name,role,unit\nvo.thi.em,Võ Thị Em,staff,P.02\nvo.thi.em,Võ Thị Em,leader,P.01\n",
      ),
    });
    await page.waitForSelector("dialog[open] .changes:has-text('vo.thi.em')");
    expect(await page.textContent("dialog[open] .differences")).toContain("Cán bộ, P.02; Lãnh đạo, P.01");
    await expectAccessible(page, "a table's differences");
    const listed = await desk.ask("GET", "/people");
    expect(JSON.stringify(listed.body)).not.toContain("vo.thi.em");
    await page.click("dialog[open] button:text-is('Áp dụng 1 thay đổi')");
    await page.waitForSelector(".row-open:text-is('Võ Thị Em')");

    const [download] = await Promise.all([page.waitForEvent("download"), page.click("button:text-is('Xuất CSV')")]);
    const csv = await readFile(await download.path(), "utf8");
    expect(csv).toContain("vo.thi.em,Võ Thị Em,staff,P.02");
  });
});

describe("service tokens", () => {
  test("are shown once, work, are used and revoked, sockets included", async () => {
    const page = await desk.open("/admin/tokens");
    await page.click("button:text-is('Tạo mã truy cập')");
    await dialogOf(page).locator("button[type=submit]").click();
    await page.waitForSelector("dialog[open] .field-error:text-is('Đặt tên cho mã.')");
    await dialogOf(page).getByLabel("Tên").fill("Báo cáo hằng ngày");
    await chooseUnit(page, "Đơn vị", "suoi vang");
    await expectAccessible(page, "a new token");
    await dialogOf(page).locator("button[type=submit]").click();
    await page.waitForSelector(".secret-text");
    await expectAccessible(page, "a token shown once");
    const token = (await page.textContent(".secret-text")) ?? "";
    await page.click("dialog[open] button:text-is('Đóng')");
    expect(await page.content()).not.toContain(token);

    expect((await call(desk.url, "GET", "/api/v1/board", { token })).status).toBe(200);
    const socket = io(`${desk.url}/board`, { auth: { token }, reconnection: false, forceNew: true });
    await new Promise<void>((resolve, reject) => {
      socket.on("connect", resolve);
      socket.on("connect_error", reject);
    });
    const ended = new Promise<void>((resolve) => {
      socket.on("disconnect", () => resolve());
    });
    await page.getByRole("button", { name: "Thu hồi mã “Báo cáo hằng ngày”" }).click();
    await expectAccessible(page, "asked about revoking");
    await dialogOf(page).locator(".button-danger").click();
    await page.waitForSelector(".empty");
    await ended;
    expect((await call(desk.url, "GET", "/api/v1/board", { token })).status).toBe(401);
  });
});

describe("screens", () => {
  test("are listed, renamed and pointed elsewhere, reloaded and revoked", async () => {
    const wall = await desk.browse();
    await wall.goto(`${desk.url}/screen`);
    const code = await (await wall.waitForSelector(".enrol-code")).getAttribute("data-code");
    // At night, whenever this runs, it would show a clock and no numbers.
    const look = { theme: "dark", language: "vi", density: "normal", night: false };
    const approval = { code, name: "Sảnh chính", unit: "P.01", scene: "overview", look };
    const approved = await desk.ask("POST", "/device/approve", approval);
    expect(approved.status, JSON.stringify(approved.body)).toBe(201);
    await wall.waitForSelector('[data-measure="received"]');

    const page = await desk.open("/admin/screens");
    await page.waitForSelector("tr:has-text('Sảnh chính') :text('Đang chạy')");
    await expectAccessible(page, "screens");
    await page.click(".row-open:text-is('Sảnh chính')");
    await expectAccessible(page, "a screen");
    await dialogOf(page).getByLabel("Tên").fill("Phòng họp");
    await chooseUnit(page, "Đơn vị", "nghia dien");
    await dialogOf(page).locator("button[type=submit]").click();
    await page.waitForSelector("tr:has-text('Phòng họp'):has-text('Huyện Nghĩa Điền')");
    await wall.waitForFunction(() => document.querySelector(".header")?.textContent?.includes("Huyện Nghĩa Điền"));

    await wall.evaluate(() => Object.assign(globalThis, { sameLoad: true }));
    await page.click(".row-open:text-is('Phòng họp')");
    await dialogOf(page).getByRole("button", { name: "Tải lại màn hình" }).click();
    await page.waitForSelector(".notice:has-text('tải lại')");
    await wall.waitForFunction(() => !("sameLoad" in globalThis));
    await wall.waitForSelector('[data-measure="received"]');

    await page.click(".row-open:text-is('Phòng họp')");
    await dialogOf(page).getByRole("button", { name: "Thu hồi" }).click();
    await dialogOf(page).locator(".button-danger").click();
    await page.waitForSelector(".empty");
    await wall.waitForSelector(".enrol-code");
  });

  test("turn through a playlist that is put in order by the keyboard, by a schedule and in a look of their own", async () => {
    const { screen } = await letIn(desk, { name: "Phòng giao ban", unit: "P" });
    const page = await desk.open("/admin/screens");
    await page.click(".row-open:text-is('Phòng giao ban')");
    const dialog = dialogOf(page);
    await dialog.getByText("Danh sách phát, lịch và giao diện").click();
    await dialog.getByRole("button", { name: "Thêm nội dung" }).click();
    await dialog.getByRole("button", { name: "Thêm nội dung" }).click();
    const second = dialog.getByRole("listitem").nth(1);
    await second.getByLabel("Nội dung").selectOption({ label: "Một đơn vị" });
    await second.getByLabel("Số giây").fill("5");
    await chooseUnit(page, "Đơn vị của mục này", "suoi vang", 1);
    await dialog.getByRole("button", { name: "Thêm khung giờ" }).click();
    await dialog.locator("button[type=submit]").click();
    expect(await dialog.locator(".field-error").allTextContents()).toEqual([
      "Từ 10 đến 3600 giây.",
      "Chọn ít nhất một ngày.",
    ]);
    await expectAccessible(page, "a screen that is not written to its end");
    await second.getByLabel("Số giây").fill("10");
    for (const day of ["Chủ nhật", "Thứ Bảy"]) await dialog.getByRole("checkbox", { name: day }).check({ force: true });
    await dialog.getByRole("button", { name: "Chuyển mục 2 lên" }).focus();
    await page.keyboard.press("Enter");
    // The focus has gone up with the item.
    await page.waitForFunction(() => document.activeElement?.getAttribute("aria-label") === "Chuyển mục 1 lên");
    expect(await page.evaluate(() => document.activeElement?.ariaDisabled)).toBe("true");
    await dialog.getByLabel("Cỡ chữ").selectOption("far");
    await dialog.locator("button[type=submit]").click();
    await page.waitForSelector("tr:has-text('Phòng giao ban'):has-text('2 mục, lần lượt')");
    const [kept] = (await listScreens(desk)).filter(({ id }) => id === screen.id);
    expect(kept).toMatchObject({
      name: "Phòng giao ban",
      playlist: [
        { scene: "unit", unit: "P.01", seconds: 10 },
        { scene: "overview", seconds: 60 },
      ],
      schedule: [{ days: ["sat", "sun"], from: "18:00", to: "06:00", items: "off" }],
      look: { theme: "dark", language: "vi", density: "far", night: true },
    });
  });

  test("are driven from a phone; everybody sees who drives, and another may take over", async () => {
    const { screen, credential } = await letIn(desk, { name: "Sảnh tầng 1", unit: "P" });
    const { socket, orders } = await openScreen(desk, credential);
    await orders.next();
    const since = new Date().toISOString();
    await socket.emitWithAck("report", { version: "1.4.0", scene: "hotspots", unit: "P", since });
    const page = await desk.open("/remote", LOOKS[1]);
    await page.locator(".remote-screen", { hasText: "Sảnh tầng 1" }).click();
    await page.waitForSelector(".remote-shown:text-is('Điểm nóng, Tỉnh Sơn Giang')");
    await page.getByRole("button", { name: "Sau", exact: false }).click();
    expect(await orders.next()).toMatchObject({ drive: { scene: "digitization", unit: null } });
    await page.getByRole("button", { name: "Tổng quan" }).click();
    expect(await orders.next()).toMatchObject({ drive: { scene: "overview" } });
    await page.getByRole("button", { name: "Đứng hình" }).click();
    expect(await orders.next()).toMatchObject({ drive: { frozen: true } });
    await page.getByRole("combobox", { name: "Đơn vị" }).fill("da bac");
    await page.keyboard.press("Enter");
    expect(await orders.next()).toMatchObject({ drive: { scene: "overview", unit: "P.01.01" } });
    await page.getByLabel("Giải thích số").selectOption({ label: "Quá hạn" });
    expect(await orders.next()).toMatchObject({ drive: { explain: { measure: "overdue" } } });
    await page.getByLabel("Thời điểm", { exact: true }).last().fill("2026-03-02T08:15");
    await page.getByRole("button", { name: "Xem lại lúc đó" }).click();
    expect(await orders.next()).toMatchObject({ drive: { at: "2026-03-02T01:15:00.000Z" } });
    await page.waitForSelector(".remote-driver:has-text('Bạn đang điều khiển')");
    await expectAccessible(page, "a screen that is driven");

    const body = { name: "Bà Hạnh", role: "leader", unit: "P" };
    const { token } = (await desk.ask("POST", "/tokens", body)).body as { token: string };
    await call(desk.url, "POST", `/api/v1/screens/${screen.id}/drive`, { token, body: { scene: "feeds" } });
    expect(await orders.next()).toMatchObject({ drive: { by: "Bà Hạnh", scene: "feeds" } });
    await page.waitForSelector(".remote-driver:has-text('Bà Hạnh đang điều khiển')");
    expect(await page.locator(".remote-scene").count()).toBe(0);
    await expectAccessible(page, "a screen that another one drives");
    const list = await desk.open("/admin/screens");
    await list.waitForSelector("tr:has-text('Sảnh tầng 1'):has-text('Bà Hạnh')");
    await page.getByRole("button", { name: "Giành quyền điều khiển" }).click();
    expect(await orders.next()).toMatchObject({ drive: { by: "Quản trị viên", scene: "feeds" } });
    await page.getByRole("button", { name: "Thả ra" }).click();
    expect(await orders.next()).toMatchObject({ drive: null });
    await page.waitForSelector(".remote-driver:has-text('Không ai điều khiển')");
    socket.disconnect();
  });
});

describe("the audit trail", () => {
  test("is filtered in the page's address, shows before and after, and goes out as CSV", async () => {
    const rename = [{ ...UNITS[2], name: "Xã Đá Vàng" }];
    expect((await desk.ask("PUT", "/units", rename)).status).toBe(200);
    const page = await desk.open("/admin/audit");
    await page.getByLabel("Việc").selectOption({ label: "Sửa đơn vị" });
    await page.getByLabel("Có chữ").fill("Đá Vàng");
    await page.click("button:text-is('Lọc')");
    await page.waitForFunction(() => document.querySelectorAll(".row-open").length === 1);
    expect(new URL(page.url()).searchParams.get("action")).toBe("units.change");
    await page.click(".row-open");
    await page.waitForSelector("dialog[open] .differences");
    expect(await page.textContent("dialog[open] .differences del")).toContain("Xã Đá Bạc");
    expect(await page.textContent("dialog[open] .differences ins")).toContain("Xã Đá Vàng");
    await expectAccessible(page, "a line of the trail");
    await page.keyboard.press("Escape");
    const [download] = await Promise.all([page.waitForEvent("download"), page.click("button:text-is('Xuất CSV')")]);
    const lines = (await readFile(await download.path(), "utf8")).trim().split("\n");
    expect(lines[0]).toContain("at,actorKind");
    expect(lines.length).toBe(2);
    await page.goBack();
    await page.waitForFunction(() => document.querySelectorAll(".row-open").length > 1);
    await page.getByLabel("Ai").fill("không ai cả");
    await page.click("button:text-is('Lọc')");
    await page.waitForSelector(".empty");
  });
});

describe.each(LOOKS)("for $name", (look) => {
  test("every page can be read and used by everybody", async () => {
    const page = await desk.open("/admin/people?lang=en", look);
    for (const language of ["en", "vi"]) {
      if (language === "vi") await page.goto(`${desk.url}/admin/people?lang=vi`);
      for (const path of ["people", "tokens", "screens", "audit"]) {
        await goTo(page, `/admin/${path}`);
        await page.waitForSelector(".table, .empty");
        await expectAccessible(page, `${path} in ${language}`);
      }
    }
    await goTo(page, "/admin/people");
    await page.locator(".row-open").first().click();
    await expectAccessible(page, "a person");
    await dialogOf(page).getByRole("combobox", { name: "Đơn vị" }).or(dialogOf(page).locator("select")).first().click();
    await expectAccessible(page, "a person with units to choose from");
    await page.goto(`${desk.url}/admin/screens?theme=${look.theme}`);
    await page.locator(".row-open", { hasText: "Phòng giao ban" }).click();
    await page.waitForSelector(".schedule-entry");
    await expectAccessible(page, "a screen with its playlist");
    await page.goto(`${desk.url}/remote?theme=${look.theme}`);
    await page.waitForSelector(".remote-screen");
    await expectAccessible(page, "screens to drive");
    await page.locator(".remote-screen").first().click();
    await page.waitForSelector(".remote-scene");
    await expectAccessible(page, "a screen to drive");
  });
});
