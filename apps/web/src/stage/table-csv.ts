import { type CsvValue, cellOf } from "@ioc/protocol/csv-cell.ts";

/** Spreadsheets take a file for UTF-8 only if it begins with it. */
const BYTE_ORDER_MARK = "\uFEFF";

/** A table of the page as CSV (RFC 4180): numbers raw, from `data-value`, and words as they stand there. */
export function tableCsv(table: HTMLTableElement): string {
  const rows = [...table.rows].map((row) => [...row.cells].map((cell) => cellOf(cellValue(cell))).join(","));
  return BYTE_ORDER_MARK + rows.map((row) => `${row}\r\n`).join("");
}

function cellValue(cell: HTMLTableCellElement): CsvValue {
  const value = cell.querySelector("[data-value]")?.getAttribute("data-value");
  return value ?? cell.textContent?.trim();
}
