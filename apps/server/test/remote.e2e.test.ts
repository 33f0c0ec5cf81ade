import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { expectAccessible, LOOKS } from "./desk-browser.test-support.ts";
import { provisionDeskProvince } from "./desk-province.test-support.ts";
import { deskServer } from "./desk-server.test-support.ts";
import { call } from "./http-client.test-support.ts";

const PROVINCE = "Tỉnh Sơn Giang";
const COMMUNE = "Xã Quảng Nghĩa";
/** At night, whenever this runs, the screen would show a clock and no numbers. */
const LOOK = { theme: "dark", language: "vi", density: "normal", night: false };

let feedToken: string;
let sent = 0;

const desk = deskServer(async (server) => {
  ({ token: feedToken } = await provisionDeskProvince(server));
});

async function receiveOne(): Promise<void> {
  sent += 1;
  const event = {
    specversion: "1.0",
    id: `remote-${sent}`,
    source: "/units/SG.A1",
    subject: `R-${sent}`,
    type: "vn.motcua.dossier.received",
    time: new Date().toISOString(),
    data: { procedure: "1.001193", channel: "counter" },
  };
  const type = "application/cloudevents+json";
  const answer = await call(desk.url, "POST", "/api/v1/events", { token: feedToken, type, body: event });
  expect(answer.body).toMatchObject({ accepted: 1 });
}

/** A wall that was let in, and the page of whoever drives it from a phone. */
async function wallAndPhone(name: string): Promise<{ readonly wall: Page; readonly phone: Page }> {
  const wall = await desk.browse();
  await wall.setViewportSize({ width: 1920, height: 1080 });
  await wall.goto(`${desk.url}/screen`);
  const code = await (await wall.waitForSelector(".enrol-code")).getAttribute("data-code");
  const approval = { code, name, unit: "SG", scene: "overview", look: LOOK };
  expect((await desk.ask("POST", "/device/approve", approval)).status).toBe(201);
  await wall.waitForSelector('[data-measure="received"]');
  const phone = await desk.open("/remote", LOOKS[1]);
  await phone
    .locator(".remote-screen", { hasText: name })
    .or(phone.locator(".remote-now", { hasText: name }))
    .click();
  await phone.waitForSelector(`.remote-shown:text-is('Tổng quan, ${PROVINCE}')`);
  return { wall, phone };
}

function received(page: Page): Promise<string | null> {
  return page.getAttribute('.flow [data-measure="received"]', "data-value");
}

test("a phone turns a real wall: scene, unit, field, held picture, past, and what a number is made of", async () => {
  const { wall, phone } = await wallAndPhone("Phòng họp");
  const press = (name: string): Promise<void> => phone.getByRole("button", { name, exact: true }).click();

  await press("Điểm nóng");
  await wall.waitForSelector("[data-scene=hotspots] .scene-note:text-is('Quản trị viên đang điều khiển')");
  await phone.getByLabel("Lĩnh vực").selectOption({ label: "Hộ tịch" });
  await wall.waitForSelector(".scene-note:text-is('lĩnh vực: Hộ tịch')");
  await wall.waitForSelector(".heat-lit");
  await press("Một đơn vị");
  await phone.getByRole("combobox", { name: "Đơn vị" }).fill("quang nghia");
  await phone.keyboard.press("Enter");
  await wall.waitForSelector(`[data-scene=unit] .header:has-text("${COMMUNE}")`);
  await wall.waitForSelector('.flow [data-measure="received"]');

  // The picture stays while the numbers go on, and is explained as of the moment it shows: on the wall and on the phone.
  await press("Đứng hình");
  await wall.waitForSelector(".scene-note:has-text('Giữ hình lúc')");
  const held = await received(wall);
  await receiveOne();
  await expect.poll(async () => (await board("SG.A1")).measures["received"]).toBe(Number(held) + 1);
  await phone.getByLabel("Giải thích số").selectOption({ label: "Tiếp nhận" });
  for (const page of [wall, phone]) {
    const explained = await page.waitForSelector("[data-explained]");
    expect(await explained.getAttribute("data-explained")).toBe(held);
  }
  const asOf = (page: Page): Promise<string | undefined> =>
    page.textContent(".explain header").then((text) => text?.match(/\d\d:\d\d:\d\d/)?.[0]);
  expect(await asOf(phone)).toBe(await asOf(wall));
  expect(await wall.textContent(".scene-note:has-text('Giữ hình lúc')")).toContain(await asOf(wall));
  expect(await received(wall)).toBe(held);
  // A screen may not read dossiers; whoever holds the phone may.
  await phone.waitForSelector(`.panel-comparison:has-text("bằng số trên bảng")`);
  expect(await phone.locator("[data-list=received] tbody tr").count()).toBe(Number(held));
  const rows = phone.locator(".dossier-rows").first();
  expect(await rows.evaluate((list) => list.scrollWidth - list.clientWidth), "nothing stands sideways").toBe(0);
  expect(await wall.locator("[data-list=received] tbody tr").count()).toBe(0);
  await expectAccessible(phone, "a number that the wall explains, too");
  await phone.getByLabel("Giải thích số").selectOption({ label: "Không giải thích" });
  await wall.waitForSelector(".explain", { state: "detached" });
  await phone.waitForSelector(".remote-explained", { state: "detached" });
  await press("Chạy tiếp");
  await wall.waitForFunction(
    (before) => document.querySelector('.flow [data-measure="received"]')?.getAttribute("data-value") !== before,
    held,
  );

  // What makes a number up opens on the phone alone.
  await press("Tổng quan");
  await phone.getByRole("combobox", { name: "Đơn vị" }).fill("");
  await phone.keyboard.press("Escape");
  await wall.waitForSelector(`[data-scene=overview] .header:has-text("${PROVINCE}")`);
  const shown = await wholeNumbers(wall);
  expect(shown.length).toBeGreaterThan(8);
  const offered = await phone
    .getByLabel("Giải thích số")
    .locator("option")
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  expect(shown.filter((name) => !offered.includes(name))).toEqual([]);
  await phone.getByLabel("Giải thích số").selectOption({ label: "Tiếp nhận" });
  await phone.locator("[data-share='SG.A']").click();
  await phone.waitForSelector(".remote-explained header:has-text('Huyện Hòa Lâm')");
  await press("Về con số trên màn hình");

  const { date } = await pastMoment();
  await phone.getByLabel("Thời điểm", { exact: true }).last().fill(`${date}T08:15`);
  await press("Xem lại lúc đó");
  await wall.waitForSelector(`[data-at^="${date}T01:15"]`);
  await phone.waitForSelector(".remote-explained header:has-text('08:15:00')");
  await press("Thả ra");
  await wall.waitForSelector(".screen-past", { state: "detached" });
  await wall.waitForSelector(".scene-note", { state: "detached" });
  await wall.waitForSelector(".explain", { state: "detached" });
});

/** Which numbers of the whole place stand on a wall and explain themselves, by the keys of their names. */
function wholeNumbers(wall: Page): Promise<string[]> {
  const others = ["unit", "group", "child", "field", "path"].map((of) => `[data-${of}]`);
  return wall.$$eval(`.stage button.count:not(${others})`, (numbers) =>
    numbers.flatMap((number) => {
      const [measure, rate] = [number.getAttribute("data-measure"), number.getAttribute("data-rate")];
      return measure !== null ? [`name_${measure}`] : rate !== null ? [`rate_${rate}`] : [];
    }),
  );
}

async function board(unit: string): Promise<{ readonly measures: Readonly<Record<string, number>> }> {
  return (await desk.ask("GET", `/board?unit=${unit}`)).body as { measures: Record<string, number> };
}

/** Yesterday, on the civil clock. */
async function pastMoment(): Promise<{ readonly date: string }> {
  const { asOf } = (await desk.ask("GET", "/board?unit=SG")).body as { asOf: string };
  return { date: new Date(Date.parse(asOf) + 7 * 3_600_000 - 86_400_000).toISOString().slice(0, 10) };
}
