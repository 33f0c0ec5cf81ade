import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { expectAccessible, LOOKS } from "./desk-browser.test-support.ts";
import { deskServer } from "./desk-server.test-support.ts";
import { call } from "./http-client.test-support.ts";

const UNITS = [
  { code: "P", name: "Tỉnh Sơn Giang", kind: "province" },
  { code: "P.01", name: "Xã Đá Bạc", kind: "commune", parent: "P" },
  { code: "P.02", name: "Xã Nghĩa Điền", kind: "commune", parent: "P" },
];
const PROCEDURE = {
  ...{ code: "1.001193", name: "Đăng ký khai sinh", field: "Hộ tịch", level: "commune", service: "full" },
  ...{ limit: 5, limitUnit: "workingDay" },
};
const MINUTE_MS = 60_000;

let token = "";
let events = 0;

function event(type: string, subject: string, minutesAgo: number, data: object): object {
  events += 1;
  return {
    specversion: "1.0",
    id: `e${events}`,
    source: "/units/P.01",
    type: `vn.motcua.dossier.${type}`,
    subject,
    time: new Date(Date.now() - minutesAgo * MINUTE_MS).toISOString(),
    data,
  };
}

function received(subject: string, minutesAgo: number, data: object = {}): object {
  return event("received", subject, minutesAgo, { procedure: "1.001193", channel: "counter", ...data });
}

const desk = deskServer(async ({ ask, url }) => {
  expect((await ask("PUT", "/units", UNITS)).status).toBe(200);
  expect((await ask("PUT", "/procedures", [PROCEDURE])).status).toBe(200);
  const feed = await ask("POST", "/feeds", { unit: "P.01", name: "Một cửa Đá Bạc" });
  token = (feed.body as { token: string }).token;
  const batch = [
    ...Array.from({ length: 12 }, (_, index) => received(`DB-${index + 1}`, 3)),
    ...Array.from({ length: 11 }, (_, index) => event("paid", `DB-${index + 1}`, 2.5, { method: "counter" })),
    ...Array.from({ length: 12 }, (_, index) => event("resolved", `DB-${index + 1}`, 2, { outcome: "approved" })),
    event("resolved", "MC-1", 2, { outcome: "approved" }),
    received("DB-1", 1),
    { ...received("SAI-1", 1), source: "Xã Đá Bạc" },
    received("SAI-2", 1, { channel: "web" }),
    received("SAI-3", -60),
  ];
  const type = "application/cloudevents-batch+json";
  for (const body of [batch, batch.slice(0, 5)]) {
    expect((await call(url, "POST", "/api/v1/events", { token, type, body })).status).toBe(200);
  }
});

function section(page: Page, title: string) {
  return page.locator("section").filter({ has: page.getByRole("heading", { name: title, exact: true }) });
}

describe("whether data arrive", () => {
  test("the line, its feed, what was refused and how to mend it, what came twice", async () => {
    const page = await desk.open("/connection?unit=P.01");
    await page.waitForSelector(".line-word:has-text('Đang gửi.')");
    expect(await page.textContent("h1")).toBe("Kết nối dữ liệu: Xã Đá Bạc");
    await section(page, "Nguồn gửi cho đơn vị").locator("tr:has-text('Một cửa Đá Bạc')").waitFor();
    const refused = section(page, "Bị từ chối");
    await refused.getByText("3 sự kiện bị từ chối.").waitFor();
    const source = refused.locator("li:has(code:text-is('source'))");
    expect(await source.textContent()).toContain("Đặt source là /units/ rồi đến mã đơn vị");
    await source.locator("summary").click();
    await source.locator("td:text-is('Xã Đá Bạc')").waitFor();
    await refused.locator("li:has(code:text-is('time')):has-text('Đồng hồ của máy gửi đang chạy trước.')").waitFor();
    await refused.locator("li:has(code:text-is('data.channel'))").waitFor();
    await section(page, "Gửi trùng").getByText("5 lần gửi lại sự kiện đã có.").waitFor();
    await section(page, "Giờ làm việc không có gì về").getByText("cần ít nhất 5 ngày").waitFor();
  });

  test("each fault opens its list, as long as its number", async () => {
    const page = await desk.open("/connection?unit=P.01");
    const faults = section(page, "Dữ liệu chưa đúng");
    for (const [words, code] of [
      ["Không có tiếp nhận", "MC-1"],
      ["Tiếp nhận hai lần", "DB-1"],
      ["Đã giải quyết mà chưa thấy nộp phí, lệ phí", "DB-12"],
    ] as const) {
      const kind = faults.locator(`li:has(summary:has-text('${words}'))`);
      expect(await kind.locator(".fault-count").textContent()).toBe("1");
      await kind.locator("summary").click();
      const rows = kind.locator("tbody tr");
      await rows.first().waitFor();
      expect(await rows.count()).toBe(1);
      expect(await rows.first().locator("a").getAttribute("href")).toBe(`/dossiers/${code}`);
    }
    await faults.getByText("Đăng ký khai sinh: 1 trong 12 hồ sơ · theo nếp của đơn vị, danh mục").waitFor();
  });

  test("once the list of procedures says that a fee is due, that is what the page goes by", async () => {
    expect((await desk.ask("PUT", "/procedures", [{ ...PROCEDURE, fee: "due" }])).status).toBe(200);
    try {
      // The town's numbers were not read before: what was read is held for ten seconds.
      const page = await desk.open("/connection?unit=P");
      const kind = section(page, "Dữ liệu chưa đúng").locator("li:has(summary:has-text('chưa thấy nộp phí'))");
      await kind.locator("summary").click();
      await kind.getByText("Đăng ký khai sinh: 1 trong 12 hồ sơ · danh mục ghi có thu · P.01").waitFor();
    } finally {
      await desk.ask("PUT", "/procedures", [PROCEDURE]);
    }
  });

  test("of a unit above, each unit below by itself, and those that are silent in sight", async () => {
    const page = await desk.open("/connection?unit=P");
    await page.getByText("1/3 đơn vị đang gửi.").waitFor();
    await page.locator("details[open] tr:has-text('Xã Nghĩa Điền'):has-text('chưa từng gửi')").waitFor();
    await page.locator("details[open] a:text-is('Xã Nghĩa Điền')").click();
    await page.waitForSelector(".line-word:has-text('Chưa từng gửi sự kiện nào.')");
    expect(new URL(page.url()).searchParams.get("unit")).toBe("P.02");
  });

  test.each(LOOKS)("on $name", async (look) => {
    const page = await desk.open("/connection?unit=P.01", look);
    await page.waitForSelector(".line-word");
    for (const summary of await page.locator(".desk-main summary").all()) await summary.click();
    await page.locator(".faults tbody tr").first().waitFor();
    await expectAccessible(page, `connection on ${look.name}`);
  });
});

describe("reconciliation", () => {
  const dayAgo = (days: number): string =>
    new Date(Date.now() + 7 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10);
  const PAGE = `/connection/reconcile?unit=P.01&from=${dayAgo(9)}&to=${dayAgo(0)}`;

  /** Every field of a figure has room to type in, and what takes the figure away stands at its right end. */
  async function expectRow(page: Page): Promise<void> {
    const { widths, rights, button } = await page
      .locator(".figure-row")
      .first()
      .evaluate((row) => {
        const boxes = [...row.querySelectorAll(":is(select, input)")].map((control) => control.getBoundingClientRect());
        const end = row.querySelector(".button")?.getBoundingClientRect();
        return { widths: boxes.map(({ width }) => width), rights: boxes.map(({ right }) => right), button: end?.right };
      });
    expect(Math.min(...widths)).toBeGreaterThan(90);
    expect(button).toBeGreaterThanOrEqual(Math.max(...rights) - 1);
  }

  async function typed(page: Page): Promise<void> {
    await page.getByLabel("Số báo cáo").first().fill("11");
    await page.getByLabel("Số báo cáo").nth(1).fill("12");
  }

  test("typed figures: which differ, by how many, and the candidates", async () => {
    const page = await desk.open(PAGE);
    await page.click("button:text-is('Đối chiếu')");
    await page.getByText("Nhập ít nhất một số.").waitFor();
    await typed(page);
    await page.getByLabel("Số báo cáo").nth(2).fill("nhiều");
    await page.click("button:text-is('Đối chiếu')");
    await page.getByText("Cần số nguyên không âm, ví dụ 1.234.").waitFor();
    // A row stays a row beside what is wrong in it.
    const tops = await page
      .locator(".figure-row:nth-of-type(3) :is(select, input)")
      .evaluateAll((controls) => controls.map((control) => control.getBoundingClientRect().top));
    expect(new Set(tops).size).toBe(1);
    await expectRow(page);
    await page.getByLabel("Số báo cáo").nth(2).fill("");
    await page.click("button:text-is('Đối chiếu')");
    await page.getByText("1 số không khớp.").waitFor();
    const rows = page.locator(".figures tbody tr");
    expect(await rows.nth(0).locator("td").allTextContents()).toEqual(
      ["11", "12", "+1"].map((text) => expect.stringContaining(text)),
    );
    expect(await rows.nth(1).textContent()).toContain("khớp");
    await page.locator("summary:has-text('Tính vào ngày cuối kỳ')").waitFor();
    await page.getByText("1 không có tiếp nhận").waitFor();
  });

  test("a file with a wrong figure is told by line and column", async () => {
    const page = await desk.open(PAGE);
    await page.locator("summary:has-text('Hoặc từ tệp')").click();
    const choose = (csv: string) =>
      page.setInputFiles("input[accept='.csv,text/csv']", {
        ...{ name: "so-lieu.csv", mimeType: "text/csv" },
        buffer: Buffer.from(csv),
      });
    await choose("measure;count\r\nreceived;1.234\r\nresolved;1,5\r\n");
    await page.getByText("Lấy các chỉ số từ so-lieu.csv.").waitFor();
    await page.click("button:text-is('Đối chiếu')");
    await page.getByText("dòng 3, cột count: “1,5” không phải số nguyên không âm").waitFor();
    await page.click("button:text-is('Bỏ tệp này')");
    await page.locator("summary:has-text('Hoặc từ tệp')").click();
    await choose("measure;count\r\nreceived;1.234\r\n");
    await page.click("button:text-is('Đối chiếu')");
    await page.locator(".figures td:text-is('1.234')").waitFor();
  });

  test("a list of codes says which are on one side alone", async () => {
    const page = await desk.open(PAGE);
    await typed(page);
    const codes = ["DB-1", "DB-2", "DB-3", "LA-1"].join("\r\n");
    await page.setInputFiles("input[accept^='.csv,.txt']", {
      ...{ name: "ma-ho-so.csv", mimeType: "text/csv" },
      buffer: Buffer.from(`code\r\n${codes}\r\n`),
    });
    await page.getByText("Danh sách: ma-ho-so.csv.").waitFor();
    await page.click("button:text-is('Đối chiếu')");
    await page.locator("details:has(summary:has-text('Chưa có ở đây')) li:text-is('LA-1')").waitFor();
    const onlyHere = page.locator("details:has(summary:has-text('Chỉ có ở đây'))");
    expect(await onlyHere.locator("summary b").textContent()).toBe("9");
    expect(await onlyHere.locator("tbody tr").count()).toBe(9);
    await page.getByText("Danh sách có 4 mã: 3 mã được tính ở cả hai bên.").waitFor();
  });

  test.each(LOOKS)("on $name", async (look) => {
    const page = await desk.open(PAGE, look);
    await typed(page);
    // Two lines on a phone, one elsewhere: each control beside its own, as wide as it needs.
    const lefts = await page
      .locator(".figure-row:nth-of-type(1) :is(select, input)")
      .evaluateAll((controls) => controls.map((control) => Math.round(control.getBoundingClientRect().left)));
    expect(new Set(lefts).size).toBe(look.width > 720 ? 4 : 2);
    await page.locator("summary:has-text('Hoặc từ tệp')").click();
    await page.click("button:text-is('Đối chiếu')");
    await page.locator("summary:has-text('Tính vào ngày cuối kỳ')").waitFor();
    await expectRow(page);
    await expectAccessible(page, `reconciliation on ${look.name}`);
  });
});

test("whoever reads no dossiers of the unit finds nothing", async () => {
  const page = await desk.open("/connection?unit=NOWHERE");
  await page.waitForSelector(".failure:has-text('Không tìm thấy.')");
});
