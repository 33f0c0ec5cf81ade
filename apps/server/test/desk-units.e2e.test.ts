import { violationsOf } from "@ioc/testkit/browser/violations.ts";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { inventedMap } from "../src/unit-map/invented-map.test-support.ts";
import { expectAccessible, LOOKS } from "./desk-browser.test-support.ts";
import { provisionDeskProvince } from "./desk-province.test-support.ts";
import { deskServer } from "./desk-server.test-support.ts";

const desk = deskServer(provisionDeskProvince);

async function unitOf(code: string): Promise<object | undefined> {
  const { body } = await desk.ask("GET", "/units");
  return (body as { items: { code: string }[] }).items.find((unit) => unit.code === code);
}

/** The lines of the tree as they are read out. */
function treeLines(page: Page): Promise<string[]> {
  return page.$$eval('[role="treeitem"]', (items) =>
    items.map((item) => `${item.getAttribute("aria-level")} ${item.querySelector(".unit-name")?.textContent}`),
  );
}

/** The comboboxes are named by their labels. */
async function pick(page: Page, label: string, words: string): Promise<void> {
  const combobox = page.getByRole("combobox", { name: label });
  await combobox.click();
  await combobox.fill(words);
  await combobox.press("Enter");
}

describe("the map", () => {
  const choose = (page: Page, map: object): Promise<void> =>
    page.setInputFiles("input[type=file]", {
      name: "ban-do.geojson",
      mimeType: "application/geo+json",
      buffer: Buffer.from(JSON.stringify(map)),
    });
  const map = inventedMap(["SG.A1", "SG.A2", "SG.A", "SG.B"]);

  test("is tried, shown with who is missing, taken, drawn on the wall, and removed", async () => {
    const page = await desk.open("/admin/map");
    await page.waitForSelector("text=Chưa có bản đồ.");
    await choose(page, inventedMap(["SG.A1", "KHONG-CO"]));
    await page.waitForSelector(".failure-list li:has-text('features.1.properties.code không phải đơn vị đã có')");
    await choose(page, map);
    await page.waitForSelector("text=2 trên 3 xã, phường có hình");
    expect(await page.locator(".map-preview .preview-land").count()).toBe(3);
    expect(await page.locator(".map-missing li").allTextContents()).toEqual(["Phường Mường Lộc SG.B1"]);
    expect((await desk.ask("GET", "/map")).body).toMatchObject({ items: [] });
    await page.click("button:text-is('Dùng bản đồ này')");
    await page.waitForSelector(".notice:has-text('Đã nạp bản đồ.')");
    await page.waitForSelector("button:text-is('Gỡ bản đồ')");

    const wall = await desk.browse();
    await wall.setViewportSize({ width: 1920, height: 1080 });
    await wall.context().addCookies(await page.context().cookies());
    await wall.goto(`${desk.url}/?unit=SG`);
    await wall.waitForSelector("[data-map=land]");
    // Each unit once: as land, or in the row of those that have none.
    const drawn = await wall.$$eval("[data-map=land] .tile", (tiles) =>
      tiles.map((tile) => `${tile.getAttribute("data-unit")} ${tile.querySelector(".land") === null ? "row" : "land"}`),
    );
    expect(drawn.sort()).toEqual(["SG.A row", "SG.A1 land", "SG.A2 land", "SG.B land", "SG.B1 row"]);
    expect(await wall.locator(".land-around").count()).toBe(1);
    expect(await violationsOf(wall)).toEqual([]);
    await wall.getByRole("button", { name: "Xem mỗi đơn vị một ô" }).focus();
    await wall.keyboard.press("Enter");
    await wall.waitForSelector("[data-map=land]", { state: "detached" });
    expect(new URL(wall.url()).searchParams.get("map")).toBe("tiles");
    await wall.reload();
    await wall.getByRole("button", { name: "Xem bản đồ địa giới" }).focus();
    await wall.keyboard.press("Enter");
    await wall.locator('.tile[data-unit="SG.A1"]').click();
    await wall.waitForSelector("dialog[open]");

    await page.click("button:text-is('Gỡ bản đồ')");
    await page.click("dialog button:text-is('Gỡ bản đồ')");
    await page.waitForSelector("text=Chưa có bản đồ.");
  });

  test.each(LOOKS)("can be read and used by everybody: $name", async (look) => {
    expect((await desk.ask("PUT", "/map", map)).status).toBe(200);
    const page = await desk.open("/admin/map", look);
    await page.waitForSelector(".map-preview");
    await choose(page, map);
    await page.waitForSelector(".map-tried");
    await page.locator(".map-tried summary").click();
    await expectAccessible(page, "the map");
    expect((await desk.ask("DELETE", "/map")).status).toBe(204);
  });
});

describe("the tree", () => {
  test("is walked by keys, one tab stop, and opens the unit beside it", async () => {
    const page = await desk.open("/admin/units");
    await page.focus('[role="treeitem"][tabindex="0"]');
    const focused = () => page.evaluate(() => document.activeElement?.querySelector(".unit-name")?.textContent);
    await page.keyboard.press("ArrowDown");
    expect(await focused()).toBe("Huyện Hòa Lâm");
    await page.keyboard.press("ArrowLeft");
    expect(await treeLines(page)).not.toContain("3 Xã Quảng Nghĩa");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    expect(await focused()).toBe("Xã Quảng Nghĩa");
    await page.keyboard.press("m");
    expect(await focused()).toBe("Phường Mường Lộc");
    await page.keyboard.press("Home");
    await page.keyboard.press("Enter");
    await page.waitForSelector(".unit-work h2:text-is('Tỉnh Sơn Giang')");
    expect(await focused()).toBe("Tỉnh Sơn Giang");
    expect(await page.locator('[role="treeitem"][tabindex="0"]').count()).toBe(1);
  });

  test("is searched without marks, and shows what has ended when it is asked to", async () => {
    const page = await desk.open("/admin/units");
    await page.getByLabel("Tìm đơn vị").fill("da nang");
    await page.waitForSelector("text=1 đơn vị khớp.");
    expect(await treeLines(page)).toEqual(["1 Tỉnh Sơn Giang", "2 Huyện Hòa Lâm", "3 Xã Đà Nẵng"]);
    await page.getByLabel("Tìm đơn vị").fill("xa cu");
    await page.waitForSelector("text=Không có đơn vị nào khớp.");
    await page.getByText("Hiện cả đơn vị đã kết thúc").click();
    await page.waitForSelector("text=1 đơn vị khớp.");
  });

  test("stays quick with thousands of units, of which only what is in sight is drawn", async () => {
    const many = Array.from({ length: 4000 }, (_, index) => ({
      code: `X.${index}`,
      name: `Xã ${index}`,
      kind: "commune",
      parent: index < 40 ? "SG.B" : `X.${index % 40}`,
    }));
    expect((await desk.ask("PUT", "/units", many)).status).toBe(200);
    const page = await desk.open("/admin/units?unit=X.3999");
    await page.waitForSelector('[role="treeitem"][aria-selected="true"]');
    expect(await page.locator('[role="treeitem"]').count()).toBeLessThan(120);
    await page.focus('[role="treeitem"][tabindex="0"]');
    await page.keyboard.press("End");
    await page.waitForFunction(() => document.activeElement?.textContent?.includes("Xã 39"));
    await page.keyboard.press("Home");
    await page.waitForFunction(() => document.activeElement?.textContent?.includes("Tỉnh Sơn Giang"));
  });
});

describe("a unit", () => {
  test("is edited, and what is wrong is said at its field", async () => {
    const page = await desk.open("/admin/units?unit=SG.B1");
    await page.getByLabel("Vĩ độ").fill("báo");
    await page.click("button:text-is('Lưu')");
    await page.waitForSelector(".field-error:has-text('Cần số từ -90 đến 90.')");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("aria-invalid"))).toBe("true");
    await page.getByLabel("Vĩ độ").fill("15,5");
    await page.getByLabel("Tên tiếng Anh").fill("Mường Lộc ward");
    await page.click("button:text-is('Lưu')");
    await page.waitForSelector(".notice:has-text('Đã lưu Phường Mường Lộc.')");
    expect(await unitOf("SG.B1")).toMatchObject({ nameEn: "Mường Lộc ward", lat: 15.5, parent: "SG.B" });
  });

  test("that moves shows what its move does to the boards before it is done", async () => {
    const page = await desk.open("/admin/units?unit=SG.A2");
    await pick(page, "Đơn vị cấp trên", "tan khe");
    await page.click("button:text-is('Xem tác động')");
    const row = page.locator(".board-effects tbody tr", { hasText: "Huyện Tân Khê" });
    await row.waitFor();
    expect(await row.locator(".move").first().textContent()).toBe("0 thành 3");
    expect(await unitOf("SG.A2")).toMatchObject({ parent: "SG.A" });
    await page.click("button:text-is('Sửa lại')");
    await page.waitForSelector("button:text-is('Xem tác động')");
  });

  test("cannot be written with a code that is taken", async () => {
    const page = await desk.open("/admin/units?add=SG.B");
    await page.getByLabel("Tên", { exact: true }).fill("Xã Mới");
    await page.getByLabel("Mã đơn vị").fill("SG.B1");
    await page.getByLabel("Loại").selectOption("commune");
    await page.click("button:text-is('Lưu')");
    await page.waitForSelector(".field-error:has-text('Mã này đã có đơn vị dùng.')");
  });
});

test("units are merged in one guided step, whose numbers are the sum", async () => {
  const page = await desk.open("/admin/units?merge=SG.A1");
  await pick(page, "Thêm đơn vị vào danh sách", "da nang");
  await page.waitForSelector(".merge-units li:nth-child(2)");
  await page.getByLabel("Tên", { exact: true }).fill("Xã Nghĩa Đà");
  await page.getByLabel("Mã đơn vị").fill("SG.A9");
  await page.click("button:text-is('Xem tác động')");
  await page.waitForSelector(".field-error:has-text('Cần ngày đầu tiên.')");
  await page.getByLabel("Ngày đầu tiên").fill("2099-01-01");
  await page.click("button:text-is('Xem tác động')");
  await page.waitForSelector("text=2 đơn vị kết thúc sau 31/12/2098");
  const row = page.locator(".board-effects tbody tr").first();
  await row.waitFor();
  expect(await row.locator("th").textContent()).toBe("Xã Nghĩa Đà");
  expect(await row.locator(".move").first().textContent()).toBe("0 thành 8");
  expect(await unitOf("SG.A9")).toBeUndefined();
  await page.click("button:text-is('Áp dụng')");
  await page.waitForSelector(".notice:has-text('Đã sáp nhập 2 đơn vị vào Xã Nghĩa Đà.')");
  await page.waitForSelector(".unit-work h2:text-is('Xã Nghĩa Đà')");
  expect(await unitOf("SG.A9")).toMatchObject({ validFrom: "2099-01-01", parent: "SG.A" });
  expect(await unitOf("SG.A1")).toMatchObject({
    validTo: "2098-12-31",
    successor: "SG.A9",
    nameEn: "Quảng Nghĩa commune",
  });
  expect(await unitOf("SG.A2")).toMatchObject({ validTo: "2098-12-31", successor: "SG.A9" });
});

test("a unit ends with a successor", async () => {
  const page = await desk.open("/admin/units?unit=SG.B1");
  await page.click("button:text-is('Kết thúc đơn vị')");
  await page.locator("dialog").getByLabel("Ngày cuối cùng").fill("2098-06-30");
  await page.locator("dialog").getByRole("combobox", { name: "Đơn vị kế thừa" }).click();
  await page.locator("dialog").getByRole("combobox", { name: "Đơn vị kế thừa" }).fill("tan khe");
  await page.keyboard.press("Enter");
  await page.click("dialog button:text-is('Xem tác động')");
  await page.click("dialog button:text-is('Áp dụng')");
  await page.waitForSelector("text=Hoạt động đến hết 30/06/2098");
  expect(await unitOf("SG.B1")).toMatchObject({ validTo: "2098-06-30", successor: "SG.B" });
});

test("the tree goes out as CSV and comes in again, its differences shown first", async () => {
  const page = await desk.open("/admin/units");
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("button:text-is('Xuất CSV')")]);
  const chunks: Buffer[] = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer);
  const csv = Buffer.concat(chunks).toString();
  expect(csv.replace("\uFEFF", "")).toMatch(/^code,name,nameEn,kind,parent,/);

  await page.click("button:text-is('Nhập CSV')");
  const choose = (text: string) =>
    page.setInputFiles("input[type=file]", { name: "don-vi.csv", mimeType: "text/csv", buffer: Buffer.from(text) });
  await choose(csv);
  await page.waitForSelector("text=giống hệt dữ liệu hiện có");
  await choose(csv.replace("Huyện Tân Khê", "Huyện Tân Khê Mới"));
  await page.waitForSelector("dialog ins:text-is('Huyện Tân Khê Mới')");
  expect(await unitOf("SG.B")).toMatchObject({ name: "Huyện Tân Khê" });
  await page.click("button:text-is('Áp dụng 1 thay đổi')");
  await page.waitForSelector(".notice:has-text('Đã áp dụng cây đơn vị từ CSV.')");
  expect(await unitOf("SG.B")).toMatchObject({ name: "Huyện Tân Khê Mới" });
});

describe.each(LOOKS)("for $name", (look) => {
  test("the pages of the units can be read and used by everybody", async () => {
    const page = await desk.open("/admin/units", look);
    await page.waitForSelector('[role="treeitem"]');
    await expectAccessible(page, "tree");
    const steps: [string, string][] = [
      ["/admin/units?unit=SG.A", ".unit-work form"],
      ["/admin/units?add=SG.A", ".unit-work form"],
      ["/admin/units?merge=SG.A", ".merge-units"],
      ["/admin/units?unit=SG.A&lang=en", ".unit-work form"],
    ];
    for (const [path, ready] of steps) {
      await page.goto(desk.url + path);
      await page.waitForSelector(ready);
      await page.locator(".unit-work button[type=submit]").click();
      await expectAccessible(page, path);
    }
    await page.goto(`${desk.url}/admin/units?unit=SG.B&lang=vi`);
    await page.click("button:text-is('Kết thúc đơn vị')");
    await page.click("dialog button:text-is('Xem tác động')");
    await page.waitForSelector("dialog button:text-is('Áp dụng')");
    await expectAccessible(page, "the preview of an end");
  });
});
