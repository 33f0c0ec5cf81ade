import { expect, test } from "vitest";
import { expectAccessible, LOOKS } from "./desk-browser.test-support.ts";
import { provisionDeskProvince } from "./desk-province.test-support.ts";
import { deskServer } from "./desk-server.test-support.ts";

const desk = deskServer(provisionDeskProvince);

/** Numbers of the form as they stand there, by the key of their column; of a field, or of the foot. */
function numbersIn(page: Awaited<ReturnType<typeof desk.open>>, row: string): Promise<Record<string, number>> {
  return page
    .locator(`${row} [data-number]`)
    .evaluateAll((cells) =>
      Object.fromEntries(
        cells.map((cell) => [cell.getAttribute("data-number") ?? "", Number(cell.getAttribute("data-value"))]),
      ),
    );
}

test.each(LOOKS)("the form is right, readable and accessible on $name", async (look) => {
  const page = await desk.open("/report", look);
  await page.waitForSelector(".report-table tfoot");
  const { body } = await desk.ask("GET", "/board?unit=SG");
  const { measures } = body as { measures: Record<string, number> };
  const foot = await numbersIn(page, ".report-table tfoot");
  expect(foot).toMatchObject({
    received_total: measures["received"],
    received_otherwise: measures["receivedCounter"],
    open_total: measures["inProgress"],
    open_overdue: 0,
  });
  expect(foot["received_total"]).toBe(8);
  expect(await numbersIn(page, "[data-field='Hộ tịch']")).toEqual(foot);
  expect(await page.textContent(".report-check")).toContain("Tiếp nhận 8 = đã giải quyết 0 + đang giải quyết 8.");
  await expectAccessible(page, `/report on ${look.name}`);
  await page.context().close();
});

test("unit and period stand in the address, and the form follows them", async () => {
  const page = await desk.open("/report?unit=SG.A2&period=2024-Q2&closing=14");
  await page.waitForSelector("text=Đơn vị không có hồ sơ nào trong kỳ này.");
  expect(await page.textContent(".report-period")).toBe("Quý II năm 2024từ ngày 15/03/2024 đến ngày 14/06/2024");
  await page.getByLabel("Kỳ báo cáo").selectOption("Năm");
  await page.waitForSelector(".report-period:has-text('Năm 2024')");
  expect(new URL(page.url()).searchParams.get("period")).toBe("2024");
  const thisYear = String(new Date().getFullYear());
  await page.getByLabel("Năm", { exact: true }).selectOption(thisYear);
  await page.getByLabel("Chốt số liệu").selectOption("Hết tháng");
  await page.waitForSelector(".report-table tfoot");
  expect(await numbersIn(page, ".report-table tfoot")).toMatchObject({ received_total: 3 });
  await page.reload();
  await page.waitForSelector(".report-table tfoot");
  expect(await page.textContent(".report-unit")).toBe("Xã Đà Nẵng");
  await page.context().close();
});

test("a number opens the dossiers that it counts, a sum first the parts that it is made of", async () => {
  const page = await desk.open("/report?unit=SG&lang=vi");
  await page.click("[data-field='Hộ tịch'] button:has([data-number='received_total'])");
  await page.waitForSelector("dialog[open] >> text=Tiếp nhận trong kỳ");
  await expectAccessible(page, "the parts of a sum");
  await page.click("dialog[open] a:text-is('Tiếp nhận trong kỳ')");
  await page.waitForURL(/\/dossiers\?/);
  const { measure, unit, field, period } = Object.fromEntries(new URL(page.url()).searchParams);
  expect({ measure, unit, field, period }).toEqual({
    measure: "received",
    unit: "SG",
    field: "Hộ tịch",
    period: "days",
  });
  await page.waitForSelector(".dossiers-count[data-total='8']");
  await page.goBack();
  await page.click(".report-table tfoot a:has([data-number='open_total'])");
  await page.waitForURL(/measure=inProgress/);
  await page.waitForSelector(".dossiers-count[data-total='8']");
  await page.context().close();
});

test("it is saved as a workbook of what stands there", async () => {
  const page = await desk.open("/report?unit=SG.A1");
  const saved = page.waitForEvent("download");
  await page.click("button:text-is('Tải Excel')");
  expect((await saved).suggestedFilename()).toMatch(/^bao-cao-ky-SG\.A1-\d{4}-\d\d-01-.*\.xlsx$/);
  await page.context().close();
});

test("on paper it is the form alone: the authority above, the unit, the period, who signs", async () => {
  const page = await desk.open("/report?unit=SG.A1&lang=vi", LOOKS[2]);
  await page.waitForSelector(".report-table tfoot");
  await page.getByLabel("Cơ quan cấp trên (khi in)").fill("UBND huyện Hòa Lâm");
  await page.emulateMedia({ media: "print" });
  for (const seen of [".report-above", ".report-unit", ".report-form-number", ".report-marks", ".report-signatures"]) {
    expect(await page.locator(seen).isVisible(), seen).toBe(true);
  }
  expect(await page.textContent(".report-above")).toBe("UBND huyện Hòa Lâm");
  for (const unseen of [".desk-side", ".page-head", ".report-tools", ".report-print-tools"]) {
    expect(await page.locator(unseen).isVisible(), unseen).toBe(false);
  }
  // Ink on white, though the desk is dark.
  expect(await page.locator(".report-form").evaluate((form) => getComputedStyle(form).color)).toBe("rgb(0, 0, 0)");
  await page.context().close();
});
