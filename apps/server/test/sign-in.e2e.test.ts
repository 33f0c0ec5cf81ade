import type { Page } from "playwright-core";
import { afterAll, describe, expect, test } from "vitest";
import { changeFirstPassword, expectAccessible, LOOKS, typeSignIn } from "./desk-browser.test-support.ts";
import { deskServer } from "./desk-server.test-support.ts";
import { codeOf } from "./one-time-code.test-support.ts";
import { type OwnIssuer, startIssuer } from "./own-issuer.test-support.ts";
import { ADMIN_PASSWORD } from "./running-server.test-support.ts";
import { freePort } from "./server-program.test-support.ts";

const OWN = "chim bay ve nui toi roi";
const UNITS = [
  { code: "P", name: "Tỉnh Sơn Giang", kind: "province" },
  { code: "P.01", name: "Huyện Suối Vàng", kind: "district", parent: "P" },
];

let issuer: OwnIssuer;
const desk = deskServer(
  async ({ ask }) => expect((await ask("PUT", "/units", UNITS)).status).toBe(200),
  async () => {
    const port = await freePort();
    issuer = await startIssuer(`http://127.0.0.1:${port}/api/v1/single-sign-on/callback`, "localhost");
    const { url, clientId, clientSecret } = issuer;
    return { port, singleSignOn: { issuer: url, clientId, clientSecret, name: "Cổng tỉnh" } };
  },
);
afterAll(() => issuer.stop());

/** Somebody with a password of their own at a unit; returns the user name. */
async function makePerson(user: string, role: string, unit: string): Promise<void> {
  const body = { user, name: `Người ${user}`, grants: [{ role, unit }] };
  const made = await desk.ask("POST", "/people", body);
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const page = await desk.browse();
  await page.goto(`${desk.url}/sign-in?return=/account`);
  await typeSignIn(page, user, (made.body as { password: string }).password);
  await page.waitForSelector("input[name=new-password]");
  await changeFirstPassword(page, OWN);
  await page.waitForURL(`${desk.url}/account`);
  await page.context().close();
}

async function signIn(user: string, path: string): Promise<Page> {
  const page = await desk.browse();
  await page.goto(desk.url + path);
  await page.waitForSelector("input[name=username]");
  await typeSignIn(page, user, OWN);
  return page;
}

describe("signing in", () => {
  test("leads to where one wanted to go", async () => {
    await makePerson("di.den.noi", "administrator", "P");
    const page = await signIn("di.den.noi", "/admin/audit?action=session.start");
    await page.waitForSelector("h1:text-is('Nhật ký')");
    expect(new URL(page.url()).search).toBe("?action=session.start");
    await page.reload();
    await page.waitForSelector("h1:text-is('Nhật ký')");
  });

  test("never leads to another site", async () => {
    const page = await desk.browse();
    await page.goto(`${desk.url}/sign-in?return=${encodeURIComponent("//elsewhere.example/")}`);
    await typeSignIn(page, "di.den.noi", OWN);
    await page.waitForURL(`${desk.url}/admin`);
  });

  test("with a wrong password says so and keeps the name", async () => {
    const page = await desk.browse();
    await page.goto(`${desk.url}/sign-in`);
    await typeSignIn(page, "di.den.noi", "sai mat khau roi");
    await page.waitForSelector("[role=alert]");
    expect(await page.textContent("[role=alert]")).toBe("Tên đăng nhập hoặc mật khẩu không đúng.");
    expect(await page.inputValue("input[name=username]")).toBe("di.den.noi");
    await page.fill("input[name=username]", "");
    await page.click("button[type=submit]");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("username");
  });

  test("with the first administrator's own choice of a password asks for nothing more", async () => {
    const page = await desk.browse();
    await page.goto(`${desk.url}/sign-in`);
    await typeSignIn(page, "admin", ADMIN_PASSWORD);
    await page.waitForURL(`${desk.url}/admin`);
  });

  test("to the wall shows the numbers without any token, and their dossiers", async () => {
    await makePerson("lanh.dao", "leader", "P.01");
    const page = await desk.browse();
    await page.goto(`${desk.url}/`);
    await page.click("a:text-is('Đăng nhập')");
    await typeSignIn(page, "lanh.dao", OWN);
    await page.waitForSelector('[data-measure="received"]');
    expect(await page.textContent(".header h1")).toBe("Huyện Suối Vàng");
    expect(await page.evaluate(() => [document.cookie, sessionStorage.length])).toEqual(["", 0]);
    await page.locator(".term-overdue button, .hero-number button").first().click();
    await page.waitForSelector(".panel-comparison");
    expect(await page.textContent(".panel-comparison")).toContain("Danh sách có đúng 0 mục");
  });

  test("shows what somebody may do and nothing else", async () => {
    const page = await signIn("lanh.dao", "/sign-in");
    await page.waitForURL(`${desk.url}/desk`);
    const placesOf = (title: string): Promise<string[]> =>
      page.locator(`.desk-nav h2:text-is('${title}') + .desk-places a`).allTextContents();
    expect((await placesOf("Công việc"))[0]).toBe("Hôm nay");
    expect(await placesOf("Quản trị")).toEqual(["Màn hình", "Điều khiển màn hình"]);
    await page.goto(`${desk.url}/admin/people`);
    await page.waitForSelector("text=Tài khoản này không có quyền quản trị.");
  });

  test("ends with signing out, in every page of the browser", async () => {
    const page = await signIn("lanh.dao", "/account");
    await page.waitForSelector("h1:text-is('Tài khoản của tôi')");
    const other = await page.context().newPage();
    await other.goto(`${desk.url}/admin/screens`);
    await other.waitForSelector("h1:text-is('Màn hình')");
    await page.click(".desk-nav button:text-is('Đăng xuất')");
    await page.waitForURL(`${desk.url}/sign-in`);
    // Without a press there: what it shows is nobody's any more.
    await other.waitForSelector("input[name=username]");
  });
});

test.each([
  ["before one has signed in", false],
  ["to whoever has", true],
])("an address that leads nowhere says so, %s, and leads on", async (_, isSignedIn) => {
  const page = isSignedIn ? await desk.open("/account") : await desk.browse();
  const answer = await page.goto(`${desk.url}/adminn/units?unit=P`);
  expect(answer?.status()).toBe(404);
  await page.waitForSelector("h1:text-is('Không có trang này')");
  expect(new URL(page.url()).pathname).toBe("/adminn/units");
  await expectAccessible(page, "nowhere");
  await page.click(isSignedIn ? ".desk-main a:text-is('Hôm nay')" : "a:text-is('Đăng nhập')");
  await page.waitForURL(isSignedIn ? `${desk.url}/desk` : `${desk.url}/sign-in`);
  await page.context().close();
});

describe("the single sign-on", () => {
  test("is a button, leads to the issuer and back to where one wanted to go", async () => {
    const grants = [{ role: "leader", unit: "P.01" }];
    const body = { user: "mot.lan", name: "Người qua cổng", grants, subject: "sub-1" };
    expect((await desk.ask("POST", "/people", body)).status).toBe(201);
    issuer.person = { sub: "sub-1", name: undefined };
    const page = await desk.browse();
    await page.goto(`${desk.url}/account`);
    await page.click("a:has-text('Cổng tỉnh')");
    await page.waitForURL(`${desk.url}/account`);
    await page.waitForSelector("h1:text-is('Tài khoản của tôi')");
    expect(issuer.asked).toHaveLength(1);
    // Whoever comes that way has no password here, and is told so.
    expect(await page.locator("input[name=current-password]").count()).toBe(0);
    await expectAccessible(page, "an account of the single sign-on");
  });

  test("lets in nobody whom we do not know, and says so", async () => {
    issuer.person = { sub: "sub-2", name: "khong.quen" };
    const page = await desk.browse();
    await page.goto(`${desk.url}/sign-in`);
    await page.click("a:has-text('Cổng tỉnh')");
    await page.waitForSelector("[role=alert]");
    expect(new URL(page.url()).pathname).toBe("/sign-in");
    expect(await page.textContent("[role=alert]")).not.toBe("");
    await expectAccessible(page, "refused by the single sign-on");
  });
});

test("a page that looks for news while nobody is at it says so, until somebody touches it", async () => {
  const page = await desk.open("/admin/feeds");
  const looked = async (): Promise<string | undefined> =>
    (await page.waitForRequest(/\/api\/v1\/feeds$/)).headers()["ioc-unattended"];
  await page.clock.install();
  const opened = looked();
  await page.reload();
  expect(await opened).toBeUndefined();
  await page.waitForSelector(".desk-main h1");
  const unattended = page.waitForRequest((request) => request.headers()["ioc-unattended"] === "1");
  await page.clock.fastForward(90_000);
  expect(new URL((await unattended).url()).pathname).toBe("/api/v1/feeds");
  await page.keyboard.press("Shift");
  const attended = looked();
  await page.clock.fastForward(15_000);
  expect(await attended).toBeUndefined();
});

describe("the own account", () => {
  test("changes its password, and ends the sessions that it does not know", async () => {
    await makePerson("doi.mat.khau", "staff", "P.01");
    const elsewhere = await signIn("doi.mat.khau", "/account");
    await elsewhere.waitForSelector("h1:text-is('Tài khoản của tôi')");
    const third = await signIn("doi.mat.khau", "/account");
    await third.waitForSelector("h1:text-is('Tài khoản của tôi')");
    const page = await signIn("doi.mat.khau", "/account");
    await page.waitForSelector(".table");
    expect(await page.locator(".table tbody tr").count()).toBe(4);
    await page
      .getByRole("button", { name: /^Kết thúc phiên/ })
      .first()
      .click();
    await page.waitForFunction(() => document.querySelectorAll(".table tbody tr").length === 3);

    await page.fill("input[name=current-password]", "khong phai mat khau");
    await changeFirstPassword(page, "doi sang cau khac cho chac");
    await page.waitForSelector(".field-error");
    expect(await page.textContent(".field-error")).toBe("Mật khẩu hiện tại không đúng.");
    await page.fill("input[name=current-password]", OWN);
    await changeFirstPassword(page, "123456789012345");
    await page.waitForSelector(".field-error:has-text('quá dễ đoán')");
    await page.fill("input[name=current-password]", OWN);
    await changeFirstPassword(page, "doi sang cau khac cho chac");
    await page.waitForSelector(".notice:has-text('Đã đổi mật khẩu.')");
    for (const ended of [elsewhere, third]) {
      await ended.reload();
      await ended.waitForSelector("input[name=username]");
    }
  });

  test("gets a second factor, signs in with it and with a recovery code, and drops it", async () => {
    await makePerson("hai.buoc", "staff", "P.01");
    const page = await signIn("hai.buoc", "/account");
    await page.click("button:text-is('Bật xác thực hai bước')");
    await page.fill("dialog input[name=password]", OWN);
    await page.click("dialog button[type=submit]");
    await page.waitForSelector("dialog .qr");
    await expectAccessible(page, "two-factor");
    const secret = await page.locator("dialog code").first().textContent();
    const codes = await page.locator(".recovery-codes code").allTextContents();
    await page.fill("dialog input[name=code]", "000000");
    await page.click("dialog button[type=submit]");
    await page.waitForSelector("dialog .field-error");
    await page.fill("dialog input[name=code]", codeOf(`otpauth://totp/?secret=${secret?.replaceAll(/\s/g, "")}`));
    await page.click("dialog button[type=submit]");
    await page.waitForSelector(".account-state:has-text('Đang bật')");

    const again = await signIn("hai.buoc", "/account");
    await again.waitForSelector("h1:text-is('Nhập mã xác thực')");
    expect(await again.evaluate(() => document.activeElement?.tagName)).toBe("H1");
    await expectAccessible(again, "code");
    await again.fill("input[name=code]", "không phải mã");
    await again.click("button[type=submit]");
    await again.waitForSelector(".field-error:has-text('Mã không đúng')");
    await again.fill("input[name=code]", codes[0] ?? "");
    await again.click("button[type=submit]");
    await again.waitForSelector("h1:text-is('Tài khoản của tôi')");

    await again.click("button:text-is('Tắt xác thực hai bước')");
    await again.fill("dialog input[name=password]", OWN);
    await again.click("dialog button[type=submit]");
    await again.waitForSelector(".account-state:has-text('Chưa bật')");
  });
});

describe.each(LOOKS)("for $name", (look) => {
  test("signing in and the account can be read and used by everybody", async () => {
    const page = await desk.browse(look);
    await page.goto(`${desk.url}/sign-in?theme=${look.theme}`);
    await page.waitForSelector("input[name=username]");
    await expectAccessible(page, "sign-in");
    await page.click("button[type=submit]");
    await page.waitForSelector(".field-error");
    await expectAccessible(page, "sign-in with faults");
    await typeSignIn(page, "di.den.noi", OWN);
    await page.waitForURL(`${desk.url}/admin`);
    await page.goto(`${desk.url}/account?theme=${look.theme}`);
    await page.waitForSelector(".table");
    await expectAccessible(page, "account");
    await page.goto(`${desk.url}/account?theme=${look.theme}&lang=en`);
    await page.waitForSelector("h1:text-is('My account')");
    await expectAccessible(page, "account in English");
    expect((await page.goto(`${desk.url}/admin/nothing-here?lang=en`))?.status()).toBe(200);
    await page.waitForSelector("h1:text-is('There is no such page')");
    await expectAccessible(page, "no such page");
  });
});
