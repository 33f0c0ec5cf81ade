import type { Page, Worker } from "playwright-core";
import { beforeAll, describe, expect, test } from "vitest";
import { type Browser, newcomer } from "./browser.test-support.ts";
import { expectAccessible, LOOKS, type Look } from "./desk-browser.test-support.ts";
import { provisionDeskProvince } from "./desk-province.test-support.ts";
import { deskServer } from "./desk-server.test-support.ts";
import { openWithWorker } from "./desk-worker.test-support.ts";
import { call } from "./http-client.test-support.ts";

const DAY_MS = 86_400_000;
const SOON = { timeout: 20_000 };

let feed = "";
const desk = deskServer(async (server) => {
  ({ token: feed } = await provisionDeskProvince(server));
});
let leader: Browser;
let staff: Browser;
beforeAll(async () => {
  ({ browser: leader } = await newcomer(desk.url, [{ role: "leader", unit: "SG" }]));
  ({ browser: staff } = await newcomer(desk.url, [{ role: "staff", unit: "SG.A1" }], { name: "Lê Thị Hạnh" }));
});

interface Shown {
  readonly title: string;
  readonly body: string;
  readonly lang: string;
  readonly path: string;
  /** Whether it is told as news where it takes the place of another. */
  readonly renotify: boolean;
}

/** What the browser shows, whoever's it is. */
function shown(page: Page): Promise<Shown[]> {
  return page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration("/desk");
    const notifications = ((await registration?.getNotifications()) ?? []) as (Notification & { renotify: boolean })[];
    return notifications.map(({ title, body, lang, data, renotify }) => {
      return { title, body, lang, path: data.path as string, renotify };
    });
  });
}

async function urge(unit: string): Promise<string> {
  const body = { unit, text: "Báo cáo ngay", dueAt: new Date(Date.now() + DAY_MS).toISOString() };
  const sent = await leader.call("POST", "/api/v1/directives", { body });
  expect(sent.status, JSON.stringify(sent.body)).toBe(201);
  return (sent.body as { id: string }).id;
}

/** Dossiers whose deadline is minutes away. */
async function becomeAtRisk(...codes: readonly string[]): Promise<void> {
  const now = Date.now();
  const body = codes.map((code) => ({
    specversion: "1.0",
    id: code,
    source: "/units/SG.A1",
    type: "vn.motcua.dossier.received",
    subject: code,
    time: new Date(now - DAY_MS).toISOString(),
    data: { procedure: "1.012783", channel: "counter", dueAt: new Date(now + 1_200_000).toISOString() },
  }));
  const type = "application/cloudevents-batch+json";
  const sent = await call(desk.url, "POST", "/api/v1/events", { token: feed, type, body });
  expect(sent.body).toMatchObject({ accepted: codes.length });
}

/** Presses what is shown under a tag, as a person would: browsers of tests draw no notifications. */
async function press(page: Page, tag: string): Promise<void> {
  for (const worker of page.context().serviceWorkers()) if (await pressed(worker, tag)) return;
  throw new Error(`nothing is shown under ${tag}`);
}

function pressed(worker: Worker, tag: string): Promise<boolean> {
  return worker.evaluate(async (tag) => {
    const scope = globalThis as unknown as { registration: ServiceWorkerRegistration } & EventTarget;
    const [notification] = await scope.registration.getNotifications({ tag });
    if (notification === undefined) return false;
    const Press = (globalThis as unknown as { NotificationEvent: new (type: string, how: object) => Event })
      .NotificationEvent;
    scope.dispatchEvent(new Press("notificationclick", { notification }));
    return true;
  }, tag);
}

async function openAccount(look: Look, isAllowed: boolean, who: Browser = staff): Promise<Page> {
  const page = await openWithWorker(desk, desk.url, "/account", look, who);
  if (isAllowed) await page.context().grantPermissions(["notifications"], { origin: desk.url });
  await page.reload();
  await page.waitForSelector("[data-notifications]");
  return page;
}

describe.each([LOOKS[0], LOOKS[1]])("for $name", (look) => {
  test("somebody who wants it is told of directives to their unit and of dossiers at risk, and led there", async () => {
    const page = await openAccount(look, true);
    expect(await page.getAttribute("[data-notifications]", "data-notifications")).toBe("granted");
    // Nobody is told, or asked, before they press.
    await urge("SG.A1");
    expect(await shown(page)).toEqual([]);
    const followed = page.waitForResponse((response) => response.url().includes("measure=atRisk"));
    const asked = page.waitForResponse((response) => response.url().includes("/directives?"));
    await page.click("button:text-is('Bật thông báo')");
    await page.waitForSelector("[data-notifications=on]:has-text('Xã Quảng Nghĩa')");
    await expectAccessible(page, "notifications are on");
    await Promise.all([followed, asked]);
    // Of several tabs one follows and tells.
    const other = await page.context().newPage();
    const askedByOther: string[] = [];
    other.on("request", (request) => askedByOther.push(request.url()));
    await other.goto(`${desk.url}/directives`);
    await other.waitForSelector(".desk-main h1");

    const id = await urge("SG.A1");
    await urge("SG.A2");
    await expect.poll(() => shown(page), SOON).toHaveLength(1);
    expect(askedByOther.filter((url) => url.includes("limit=500"))).toEqual([]);
    await other.close();
    const [directive] = await shown(page);
    expect(directive).toMatchObject({ title: "Đôn đốc mới", lang: "vi", path: `/directives/${id}` });
    // The unit and the day, and nothing of what was written.
    expect(directive?.body).toMatch(/^Xã Quảng Nghĩa, hạn [\d:/ ]+$/);
    await press(page, `directive-${id}`);
    await page.waitForURL(`${desk.url}/directives/${id}`);
    await expect.poll(() => shown(page), SOON).toEqual([]);

    const codes = [1, 2, 3, 4].map((index) => `SG.A1-${look.width}-${index}`);
    await becomeAtRisk(...codes);
    // One for all of them.
    await expect.poll(() => shown(page), SOON).toHaveLength(1);
    const [atRisk] = await shown(page);
    expect(atRisk).toMatchObject({ title: "4 hồ sơ sắp đến hạn", path: "/desk?list=atRisk", renotify: true });
    expect(atRisk?.body).toBe(`Xã Quảng Nghĩa: ${codes[0]}, ${codes[1]} và 2 hồ sơ khác`);
    await press(page, "at-risk");
    await page.waitForURL(`${desk.url}/desk?list=atRisk`);

    // In the language of the page, and no more once it is off.
    // On a phone it stands in the menu, which is closed.
    await page.locator(".look-switches button").first().dispatchEvent("click");
    const english = await urge("SG.A1");
    await expect.poll(() => shown(page), SOON).toHaveLength(1);
    expect((await shown(page))[0]).toMatchObject({
      title: "New directive",
      lang: "en",
      path: `/directives/${english}`,
    });
    await press(page, `directive-${english}`);
    await page.goto(`${desk.url}/account`);
    await page.click("button:text-is('Turn notifications off')");
    await page.waitForSelector("[data-notifications=granted]");
    await page.goto(`${desk.url}/desk`);
    await page.waitForSelector("#today-list .row-open");
    const counted = Number(await page.textContent("[data-count=atRisk]"));
    await urge("SG.A1");
    await becomeAtRisk(`SG.A1-${look.width}-5`);
    await page.waitForSelector(`[data-count=atRisk]:text-is('${counted + 1}')`);
    expect(await shown(page)).toEqual([]);
  });

  test("who works at several units is told which of them what is followed of", async () => {
    const { browser } = await newcomer(desk.url, [
      { role: "staff", unit: "SG.A1" },
      { role: "staff", unit: "SG.A2" },
    ]);
    const page = await openAccount(look, true, browser);
    await page.click("button:text-is('Bật thông báo')");
    await page.waitForSelector("[data-notifications=on]");
    expect(await page.textContent("[data-notifications]")).toBe(
      "Đang bật: đôn đốc gửi Xã Quảng Nghĩa, Xã Đà Nẵng; hồ sơ sắp đến hạn của Xã Quảng Nghĩa.",
    );
  });

  test("where the browser forbids it the page says so, and offers nothing", async () => {
    const page = await openAccount(look, false);
    expect(await page.getAttribute("[data-notifications]", "data-notifications")).toBe("blocked");
    expect(await page.textContent("[data-notifications]")).toContain("đang chặn thông báo");
    expect(await page.locator("button:text-is('Bật thông báo')").count()).toBe(0);
    await expectAccessible(page, "notifications are blocked");
  });
});
