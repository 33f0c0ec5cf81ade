import { expect, test } from "vitest";
import { expectAccessible, LOOKS } from "./desk-browser.test-support.ts";
import { provisionDeskProvince } from "./desk-province.test-support.ts";
import { type DeskServer, deskServer } from "./desk-server.test-support.ts";
import { call } from "./http-client.test-support.ts";

const DAY_MS = 86_400_000;

/** Of sixty days each one dossier that took two days, and one that took nine; and three that are open. */
async function provision(desk: DeskServer): Promise<void> {
  const { token } = await provisionDeskProvince(desk);
  const now = Date.now();
  const event = (type: string, subject: string, time: number, data: object) => ({
    specversion: "1.0",
    id: `${subject} ${type}`,
    source: "/units/SG.A1",
    type: `vn.motcua.dossier.${type}`,
    subject,
    time: new Date(time).toISOString(),
    data,
  });
  const received = (subject: string, time: number, dueAt: number) =>
    event("received", subject, time, {
      procedure: "1.012783",
      channel: "counter",
      dueAt: new Date(dueAt).toISOString(),
    });
  const past = Array.from({ length: 60 }, (_, index) => {
    const begun = now - (70 - index) * DAY_MS;
    return [2, 9].flatMap((days) => {
      const subject = `SG.A1-P${index}-${days}`;
      const resolved = event("resolved", subject, begun + days * DAY_MS, { outcome: "approved" });
      return [received(subject, begun, begun + 5 * DAY_MS), resolved];
    });
  }).flat();
  const open = [
    received("SG.A1-O1", now - 3 * DAY_MS, now + 3_600_000),
    received("SG.A1-O2", now - 4 * DAY_MS, now + 20 * DAY_MS),
    received("SG.A1-O3", now - 60_000, now + 4 * DAY_MS),
  ];
  const type = "application/cloudevents-batch+json";
  const sent = await call(desk.url, "POST", "/api/v1/events", { token, type, body: [...past, ...open] });
  expect(sent.body).toMatchObject({ accepted: 243, rejected: [] });
}

const desk = deskServer(provision);

test.each(LOOKS)("what is due comes first, each with its chance and its reasons, accessible on $name", async (look) => {
  const page = await desk.open("/late?unit=SG.A1", look);
  await page.waitForSelector(".late-chart");
  const { body } = await desk.ask("GET", "/hotspots?unit=SG.A1");
  const { nextClose } = body as { nextClose: { count: number } };
  const sections = page.locator(".page-section");
  expect(await sections.nth(0).locator(".row-open").count()).toBe(nextClose.count);
  expect(await sections.nth(0).locator(".row-open").first().textContent()).toBe("SG.A1-O1");
  expect(await page.textContent(".late-sentence")).toContain(`${nextClose.count} hồ sơ đến hạn`);
  // The procedure has its name, and what is left is said as on the desk.
  const due = (await sections.nth(0).textContent()) ?? "";
  const procedures = (await desk.ask("GET", "/procedures")).body as { items: { code: string; name: string }[] };
  expect(due).toContain(procedures.items.find(({ code }) => code === "1.012783")?.name);
  expect(due).toMatch(/còn \d+ (giờ|phút|ngày)|hết giờ làm việc|hết hôm nay/);
  await expectAccessible(page, `/late on ${look.name}`);

  await page.click(".row-open:text-is('SG.A1-O3')");
  await page.waitForSelector("dialog[open] .late-weights");
  expect(await page.textContent("dialog[open]")).toContain("Cùng thủ tục, cùng đơn vị");
  await expectAccessible(page, `the reasons on ${look.name}`);
  await page.click("dialog[open] button:text-is('Đóng')");

  await page.click("button:text-is('Xem bảng')");
  expect(await sections.last().locator("tbody tr").count()).toBe(10);
  await expectAccessible(page, `the table on ${look.name}`);
  await page.context().close();
});

test("the reasons lead to the dossier", async () => {
  const page = await desk.open("/late?unit=SG.A1");
  await page.click(".row-open:text-is('SG.A1-O2')");
  await page.click("dialog[open] a:text-is('Mở hồ sơ')");
  await page.waitForURL(/\/dossiers\/SG\.A1-O2\?unit=SG\.A1$/);
  await page.waitForSelector("h1:has-text('SG.A1-O2')");
  await page.context().close();
});

test("where nobody has finished anything, it says that it knows nothing", async () => {
  const page = await desk.open("/late?unit=SG.A2");
  await page.waitForSelector("text=Chưa có hồ sơ nào đã giải quyết để học từ đó");
  expect(await page.locator(".late-unknown").count()).toBe(3);
  await page.waitForSelector("text=Chưa đủ quá khứ để đối chiếu.");
  await page.context().close();
});
