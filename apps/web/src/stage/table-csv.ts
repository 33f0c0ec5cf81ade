import { type CsvValue, cellOf } from "@ioc/protocol/csv-cell.ts";

/** Spreadsheets take a file for UTF-8 only if it begins with it. */
const BYTE_ORDER_MARK = "\uFEFF";

export type CsvRows = readonly (readonly CsvValue[])[];

/** Rows as CSV (RFC 4180), the head among them. */
export function rowsCsv(rows: CsvRows): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cellOf).join(",")}\r\n`).join("");
}

/** What stands in a table of the page: numbers raw, from `data-value`, and words as they stand there. */
export function rowsOf(table: HTMLTableElement): CsvRows {
  return [...table.rows].map((row) => [...row.cells].map(cellValue));
}

function cellValue(cell: HTMLTableCellElement): CsvValue {
  const value = cell.querySelector("[data-value]")?.getAttribute("data-value");
  return value ?? cell.textContent?.trim();
}
