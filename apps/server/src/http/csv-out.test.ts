import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import express from "express";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type CsvRow, sendCsv, wantsCsv } from "./csv-out.ts";
import { csvRows } from "./csv-rows.ts";
import { HttpError } from "./http-error.ts";
import { bodyOf } from "./read-body.ts";

let table: { columns: string[]; rows: Iterable<CsvRow> | AsyncIterable<CsvRow> };
beforeEach(() => {
  table = { columns: ["code", "name"], rows: [] };
});

const app = express();
app.get("/table", async (request, response) => {
  if (wantsCsv(request)) await sendCsv(response, "table", table.columns, table.rows);
  else response.json({});
});
app.put("/table", ...bodyOf("text/csv"), (request, response) => {
  response.json(csvRows(request));
});
const onError: express.ErrorRequestHandler = (error, _request, response, next) => {
  if (response.headersSent) next(error);
  else response.status(error instanceof HttpError ? error.problem.status : 500).end();
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

/** Without the byte order mark, which `text()` takes off. */
async function written(columns: string[], rows: string[][]): Promise<string> {
  table = { columns, rows };
  return (await fetch(url, { headers: { Accept: "text/csv" } })).text();
}

async function read(csv: string): Promise<unknown> {
  const answer = await fetch(url, { method: "PUT", headers: { "Content-Type": "text/csv" }, body: csv });
  return answer.json();
}

const awkward = fc.string({
  unit: fc.constantFrom(
    "=",
    "+",
    "-",
    "@",
    "'",
    '"',
    ",",
    ";",
    " ",
    "\t",
    "\r",
    "\n",
    "\u00a0",
    "＝",
    "1",
    ".",
    "a",
    "Đ",
    "𝄞",
  ),
  maxLength: 6,
});
const cells = fc.oneof(awkward, fc.string({ unit: "grapheme" }), fc.integer().map(String));

test("what is written and read back is the same, whatever it is", async () => {
  const tables = fc
    .uniqueArray(fc.string({ unit: fc.constantFrom("a", "b", "c", "_"), minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    })
    .chain((columns) =>
      fc.tuple(fc.array(fc.array(cells, { minLength: columns.length, maxLength: columns.length }))).map(([rows]) => ({
        columns,
        rows,
      })),
    );
  await fc.assert(
    fc.asyncProperty(tables, async ({ columns, rows }) => {
      const expected = rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, row[index]])));
      expect(await read(await written(columns, rows))).toEqual(expected);
    }),
    { numRuns: 200 },
  );
});

test.each([
  ["=1+1", "'=1+1"],
  ["+84", "'+84"],
  ["-2+3", "'-2+3"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", '"\'\t=1"'],
  ["  =1", "'  =1"],
  ["＝1", "'＝1"],
  ["'=1", "''=1"],
  ["-108.5", "-108.5"],
  ["'quoted'", "'quoted'"],
  ["a=b", "a=b"],
])("no cell is a formula to a spreadsheet: %s", async (text, cell) => {
  expect(await written(["a", "b"], [[text, "x"]])).toBe(`a,b\r\n${cell},x\r\n`);
});

test("Excel is told that it is UTF-8, the browser that it is a download", async () => {
  table = { columns: ["code", "name"], rows: [["X", "Xã Suối Vàng"]] };
  const answer = await fetch(url, { headers: { Accept: "text/csv" } });
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8; header=present");
  expect(answer.headers.get("content-disposition")).toBe('attachment; filename="table.csv"');
  expect(Buffer.from(await answer.arrayBuffer()).toString("utf8")).toBe("\uFEFFcode,name\r\nX,Xã Suối Vàng\r\n");
});

test.each(["*/*", "application/json", "application/json, text/csv", "text/html"])(
  "%s is no wish for CSV",
  async (accept) => {
    expect(await (await fetch(url, { headers: { Accept: accept } })).json()).toEqual({});
  },
);

test.each([1e-7, -1.25e-9, 0.1, -0, 5e-324, 10_000.5])("a number is written without an exponent: %d", async (value) => {
  table = { columns: ["a"], rows: [[value]] };
  const answer = await fetch(url, { headers: { Accept: "text/csv" } });
  const [, cell = ""] = (await answer.text()).split("\r\n");
  expect(cell).toMatch(/^-?\d+(\.\d+)?$/);
  expect(Number(cell)).toBe(value + 0);
});

test("semicolons, as spreadsheets with a decimal comma save them", async () => {
  expect(await read("code;name\r\nX;Xã Một, miền núi\r\n")).toEqual([{ code: "X", name: "Xã Một, miền núi" }]);
});

test("what fails at once is an error, what fails later breaks off instead of ending", async () => {
  const noTable = { next: () => Promise.reject(new Error("no such table")) };
  table.rows = { [Symbol.asyncIterator]: () => noTable };
  expect((await fetch(url, { headers: { Accept: "text/csv" } })).status).toBe(500);
  table.rows = (async function* () {
    for (let row = 0; row < 10_000; row += 1) yield [String(row), "x".repeat(20)];
    throw new Error("the table broke off");
  })();
  const answer = await fetch(url, { headers: { Accept: "text/csv" } });
  expect(answer.status).toBe(200);
  await expect(answer.text()).rejects.toThrow();
});

test("rows are asked for no faster than the client takes them", async () => {
  let asked = 0;
  let closed: () => void = () => undefined;
  const end = new Promise<void>((resolve) => {
    closed = resolve;
  });
  table.rows = (async function* () {
    try {
      for (; asked < 2_000_000; asked += 1) yield [String(asked), "x".repeat(100)];
    } finally {
      closed();
    }
  })();
  const leave = new AbortController();
  const answer = await fetch(url, { headers: { Accept: "text/csv" }, signal: leave.signal });
  expect(answer.status).toBe(200);
  leave.abort();
  await end;
  expect(asked).toBeLessThan(2_000_000);
});
