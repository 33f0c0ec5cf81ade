import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { expectAccessible, LOOKS } from "./desk-browser.test-support.ts";
import { deskServer } from "./desk-server.test-support.ts";
import { call } from "./http-client.test-support.ts";

const UNITS = [
  { code: "P", name: "Tỉnh Sơn Giang", kind: "province" },
  { code: "P.01", name: "Xã Đá Bạc", kind: "commune", parent: "P" },
  { code: "P.02", name: "Xã Nghĩa Điền", kind: "commune", parent: "P" },
];
const PROCEDURES = ["Hộ tịch", "Đất đai"].map((field, index) => ({
  ...{ code: `1.00${index}`, name: `Thủ tục ${index}`, field, level: "commune", service: "full" },
  ...{ limit: 5, limitUnit: "workingDay" },
}));

let token = "";
let events = 0;

function received(subject: string, unit = "P.01", procedure = "1.000"): object {
  events += 1;
  return {
    specversion: "1.0",
    id: `e${events}`,
    source: `/units/${unit}`,
    type: "vn.motcua.dossier.received",
    subject,
    time: new Date(Date.now() - 60_000).toISOString(),
    data: { procedure, channel: "counter" },
  };
}

async function send(batch: readonly object[]): Promise<void> {
  const type = "application/cloudevents-batch+json";
  const answer = await call(desk.url, "POST", "/api/v1/events", { token, type, body: batch });
  expect(answer.body).toMatchObject({ ok: true, accepted: batch.length });
}

const desk = deskServer(async ({ ask }) => {
  expect((await ask("PUT", "/units", UNITS)).status).toBe(200);
  expect((await ask("PUT", "/procedures", PROCEDURES)).status).toBe(200);
  token = ((await ask("POST", "/feeds", { unit: "P", name: "Một cửa" })).body as { token: string }).token;
  await send(Array.from({ length: 600 }, (_, index) => received(`CU-${index}`)));
  await send([received("DD-1", "P.02", "1.001")]);
});

async function opened(path = "/desk/feed?unit=P", look?: (typeof LOOKS)[number]): Promise<Page> {
  const page = await desk.open(path, look);
  await page.getByText("Đang nhận trực tiếp.").waitFor();
  await page.locator(".event").first().waitFor();
  return page;
}

/** Codes of the rows that are drawn, as they stand from the top. */
async function codes(page: Page): Promise<string[]> {
  const rows = page.locator(".event");
  const drawn = await rows.evaluateAll((all) =>
    all
      .map((row) => [Number(row.getAttribute("aria-posinset")), row.querySelector("a")?.textContent ?? ""] as const)
      .sort(([a], [b]) => a - b),
  );
  return drawn.map(([, code]) => code);
}

test("the last five hundred are there, few of them drawn, and what arrives stands on top and leads to its dossier", async () => {
  const page = await opened();
  await page.getByText("500 trong 500 sự kiện").waitFor();
  expect((await codes(page))[0]).toBe("DD-1");
  expect(await page.locator(".event").count()).toBeLessThan(60);
  await send([received("MOI-1")]);
  await page.locator(".event a:text-is('MOI-1')").waitFor();
  expect((await codes(page))[0]).toBe("MOI-1");
  expect(await page.locator(".event a:text-is('MOI-1')").getAttribute("href")).toBe("/dossiers/MOI-1");
  // As far down as there are any.
  await page.locator(".events").evaluate((list) => list.scrollTo({ top: list.scrollHeight }));
  await page.locator(".event[aria-posinset='501']").waitFor();
  expect(await page.locator(".event").count()).toBeLessThan(60);
});

test("held by a press, or by whoever reads further down: new ones wait and are counted", async () => {
  const page = await opened();
  await page.click("button:text-is('Tạm dừng')");
  const before = await codes(page);
  await send([received("CHO-1"), received("CHO-2"), received("CHO-3")]);
  await page.getByText("Hiện 3 sự kiện mới").waitFor();
  expect(await codes(page)).toEqual(before);
  await page.click("button:text-is('Tiếp tục')");
  await page.locator(".event a:text-is('CHO-3')").waitFor();

  await page.locator(".events").evaluate((list) => list.scrollTo({ top: 2000 }));
  await page.getByText("Đang tạm dừng;").waitFor();
  await send([received("XA-1")]);
  await page.getByText("Hiện 1 sự kiện mới").click();
  await page.locator(".event a:text-is('XA-1')").waitFor();
  await page.getByText("Đang nhận trực tiếp.").waitFor();
});

test("filtered by field, place and code, and the address holds it", async () => {
  await send([received("LOC-1", "P.02", "1.001")]);
  const page = await opened();
  await page.getByLabel("Lĩnh vực").selectOption("Đất đai");
  await page.getByLabel("Xảy ra tại").selectOption("P.02");
  await expect.poll(() => codes(page)).toEqual(["LOC-1", "DD-1"]);
  await page.getByLabel("Mã hồ sơ").fill("loc");
  await expect.poll(() => codes(page)).toEqual(["LOC-1"]);
  // What does not fit is not shown when it arrives either.
  await send([received("KHAC-1"), received("LOC-2", "P.02", "1.001")]);
  await expect.poll(() => codes(page)).toEqual(["LOC-2", "LOC-1"]);
  await page.reload();
  await expect.poll(() => codes(page)).toEqual(["LOC-2", "LOC-1"]);
  await page.getByLabel("Loại").selectOption("vn.motcua.dossier.paid");
  await page.getByText("Không có sự kiện nào khớp bộ lọc.").waitFor();
});

test("of a unit nothing of others is told", async () => {
  const page = await opened("/desk/feed?unit=P.02");
  await send([received("NGOAI-1", "P.01"), received("TRONG-1", "P.02")]);
  await page.locator(".event a:text-is('TRONG-1')").waitFor();
  expect(await codes(page)).not.toContain("NGOAI-1");
  expect(await page.getByLabel("Xảy ra tại").count()).toBe(0);
});

test.each(LOOKS)("on $name", async (look) => {
  const page = await opened("/desk/feed?unit=P", look);
  await page.click("button:text-is('Tạm dừng')");
  await send([received(`NHIN-${look.width}-${look.theme}`)]);
  await page.getByText("Hiện 1 sự kiện mới").waitFor();
  await expectAccessible(page, `the feed on ${look.name}`);
});
