import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { unzip } from "../../test/unzip.test-support.ts";
import { excelDay, sendXlsx, wantsXlsx, XLSX_TYPE, type XlsxRow, type XlsxSheet } from "./xlsx-out.ts";

let sheet: XlsxSheet;
const app = express();
app.get("/table", async (request, response) => {
  if (wantsXlsx(request)) await sendXlsx(response, "table", sheet);
  else response.json({});
});
const onError: express.ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) next(error);
  else response.status(500).end();
};
app.use(onError);
const server = createServer(app);
let url = "";
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/table`;
});
afterAll(() => {
  server.close();
  server.closeAllConnections();
});

function ask(): Promise<Response> {
  return fetch(url, { headers: { Accept: XLSX_TYPE } });
}

async function written(rows: Iterable<XlsxRow> | AsyncIterable<XlsxRow>): Promise<Map<string, string>> {
  sheet = { name: "Hồ sơ & <1>", widths: [10, 20], frozenRows: 1, rows, merges: ["A1:B1"] };
  const answer = await ask();
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="table.xlsx"');
  return unzip(Buffer.from(await answer.arrayBuffer()));
}

/** What the sheet's cells say, by their places. */
function cellsOf(files: Map<string, string>): Record<string, string> {
  const xml = files.get("xl/worksheets/sheet1.xml") ?? "";
  expect(xml).not.toContain("<f");
  const text = (of: string): string =>
    of
      .replaceAll("&quot;", '"')
      .replaceAll("&gt;", ">")
      .replaceAll("&lt;", "<")
      .replaceAll("&amp;", "&")
      .replaceAll("_x005F_", "_");
  return Object.fromEntries(
    [...xml.matchAll(/<c r="([A-Z]+\d+)"[^>]*?>(?:<v>|<is><t xml:space="preserve">)([\s\S]*?)<\/(?:v|t)>/g)].map(
      ([, place = "", value = ""]) => [place, text(value)],
    ),
  );
}

test("text stays text, whatever it looks like, numbers are numbers, and nothing is a formula", async () => {
  const files = await written([
    ["=1+1", '=HYPERLINK("http://x","y")'],
    [12.5, { value: 0.25, style: "percent" }],
    ["_x0041_ & <b>", " \u0000\ud800 "],
    [null, true],
  ]);
  expect(cellsOf(files)).toEqual({
    A1: "=1+1",
    B1: '=HYPERLINK("http://x","y")',
    A2: "12.5",
    B2: "0.25",
    A3: "_x0041_ & <b>",
    B3: " \ufffd\ufffd ",
    B4: "1",
  });
  expect(files.get("xl/worksheets/sheet1.xml")).toContain('<mergeCell ref="A1:B1"/>');
  expect(files.get("xl/workbook.xml")).toContain('name="Hồ sơ &amp; &lt;1&gt;"');
  expect([...files.keys()]).toContain("[Content_Types].xml");
});

test("any text is read back as it was", async () => {
  const cell = fc.string({ unit: "grapheme", minLength: 1, maxLength: 20 }).filter((text) => !/[\p{Cc}\r]/u.test(text));
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 5 }), async (rows) => {
      const expected = Object.fromEntries(
        rows.flatMap(([a, b], i) => [
          [`A${i + 1}`, a],
          [`B${i + 1}`, b],
        ]),
      );
      expect(cellsOf(await written(rows))).toEqual(expected);
    }),
    { numRuns: 30 },
  );
});

test("columns beyond Z have two letters", async () => {
  const row = Array.from({ length: 30 }, (_, index) => index + 1);
  expect(cellsOf(await written([row]))).toMatchObject({ Z1: "26", AA1: "27", AD1: "30" });
});

test("days are counted as Excel counts them", () => {
  expect(excelDay(Date.parse("1970-01-01T00:00:00Z"))).toBe(25_569);
  expect(excelDay(Date.parse("2026-11-29T12:00:00Z"))).toBe(46_355.5);
});

test("what fails before anything is sent is an error; what fails later breaks the file off", async () => {
  const broken = async function* (rows: number): AsyncGenerator<XlsxRow> {
    for (let i = 0; i < rows; i += 1) yield [`row ${i} ${Math.sin(i)}`, "x".repeat(40)];
    throw new Error("the database is gone");
  };
  sheet = { name: "x", widths: [], frozenRows: 0, rows: broken(1) };
  expect((await ask()).status).toBe(500);
  sheet = { ...sheet, rows: broken(50_000) };
  const answer = await ask();
  expect(answer.status).toBe(200);
  await expect(answer.arrayBuffer()).rejects.toThrow();
});

test("rows are made no faster than they are taken", async () => {
  let made = 0;
  const endless = async function* (): AsyncGenerator<XlsxRow> {
    for (;;) {
      made += 1;
      yield [made, `${Math.sin(made)}${Math.cos(made)}`];
      if (made % 1000 === 0) await new Promise(setImmediate);
    }
  };
  sheet = { name: "x", widths: [], frozenRows: 0, rows: endless() };
  const answer = await ask();
  const reader = answer.body?.getReader();
  await reader?.read();
  // Whoever reads nothing more stops it: what is on its way fills up, and then no row is made.
  let before = -1;
  while (before !== made) {
    before = made;
    for (let turn = 0; turn < 200; turn += 1) await new Promise(setImmediate);
  }
  expect(made).toBeLessThan(3_000_000);
  await reader?.cancel();
});
