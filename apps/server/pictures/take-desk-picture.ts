import type { Browser, Page } from "playwright-core";
import { type DeskPicture, PHONE, type REMOTE_PICTURES } from "./desk-pictures.ts";
import type { WorldOfPictures } from "./world-of-pictures.ts";

const WALL = [1920, 1080] as const;
/** At night, whenever it is, the screen would show a clock and no numbers. */
const LOOK = { theme: "dark", language: "vi", density: "normal", night: false };
const FIELD = "Đất đai";

/** The picture as PNG. The page's clock stands still, as that of the server does. */
export async function takeDeskPicture(browser: Browser, world: WorldOfPictures, picture: DeskPicture): Promise<Buffer> {
  const cookies = picture.asAdministrator ? world.administrator : world.leader;
  const page = await openPage(browser, world, picture.size, cookies);
  await page.goto(addressOf(world, picture.path(world), picture.theme));
  await page.waitForSelector(".desk-main h1");
  const png = await shoot(page);
  await page.context().close();
  return png;
}

/** A wall that was let in, and the pages of whoever drives it from a phone. */
export async function takeRemotePictures(
  browser: Browser,
  world: WorldOfPictures,
): Promise<Map<keyof typeof REMOTE_PICTURES, Buffer>> {
  await world.takeOn();
  const wall = await openPage(browser, world, WALL, []);
  await wall.goto(addressOf(world, "/screen"));
  const code = await (await wall.waitForSelector(".enrol-code")).getAttribute("data-code");
  const look = { code, name: "Phòng họp UBND tỉnh", unit: "SG", scene: "overview", look: LOOK };
  await world.ask("POST", "/device/approve", look);
  await wall.waitForSelector('[data-measure="received"]');
  const phone = await openPage(browser, world, PHONE, world.leader);
  await phone.goto(addressOf(world, "/remote"));
  await phone.getByRole("button", { name: "Điểm nóng", exact: true }).click();
  await wall.waitForSelector("[data-scene=hotspots] .scene-note");
  await phone.getByLabel("Lĩnh vực").selectOption({ label: FIELD });
  await wall.waitForSelector(".heat-lit");
  await phone.waitForSelector(".remote-shown:has-text('Điểm nóng')");
  const taken = new Map<keyof typeof REMOTE_PICTURES, Buffer>([
    ["phone", await shoot(phone)],
    ["wall", await shoot(wall)],
  ]);
  await phone.getByRole("link", { name: "Chạm số bất kỳ trên hình" }).click();
  const number = phone.locator(".heat-lit button.count").first();
  await number.waitFor();
  taken.set("hand", await shoot(phone));
  await number.click();
  for (const page of [phone, wall]) await page.waitForSelector(".explain [data-explained]");
  taken.set("handExplained", await shoot(phone));
  taken.set("wallExplained", await shoot(wall));
  return taken;
}

async function openPage(
  browser: Browser,
  world: WorldOfPictures,
  [width, height]: readonly [number, number],
  cookies: WorldOfPictures["leader"],
): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: "reduce",
    locale: "vi-VN",
    serviceWorkers: "block",
  });
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: world.url })));
  const page = await context.newPage();
  await page.clock.setFixedTime(world.nowMs);
  return page;
}

function addressOf(world: WorldOfPictures, path: string, theme = "light"): string {
  const address = new URL(path, world.url);
  if (path !== "/screen") address.searchParams.set("theme", theme);
  return address.href;
}

async function shoot(page: Page): Promise<Buffer> {
  await page.waitForLoadState("networkidle");
  await page.evaluate(async () => void (await document.fonts.ready));
  return page.screenshot();
}
