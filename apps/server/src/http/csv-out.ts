import { type CsvValue, cellOf } from "@ioc/protocol/csv-cell.ts";
import type { Request, Response } from "express";
import { sendDownload } from "./send-download.ts";

export type CsvRow = readonly CsvValue[];
type Rows = Iterable<CsvRow> | AsyncIterable<CsvRow>;

/** Without it Excel reads UTF-8 as the code page of the machine, and Vietnamese becomes unreadable. */
const BYTE_ORDER_MARK = "\uFEFF";
const CHUNK_CHARACTERS = 16_384;

/** Whether a list is asked for as CSV; whoever says nothing gets JSON. */
export function wantsCsv(request: Request): boolean {
  return request.accepts(["application/json", "text/csv"]) === "text/csv";
}

/**
 * Answers with a table, row by row as they come; see `sendDownload`.
 *
 * @param file what the download is called, without its ending
 */
export function sendCsv(response: Response, file: string, columns: readonly string[], rows: Rows): Promise<void> {
  const type = "text/csv; charset=utf-8; header=present";
  return sendDownload(response, { name: `${file}.csv`, type }, csvChunks(columns, rows));
}

/** The text of a table in parts: a header, then the rows, lines ended as RFC 4180 wants. */
async function* csvChunks(columns: readonly string[], rows: Rows): AsyncGenerator<string> {
  let chunk = BYTE_ORDER_MARK + lineOf(columns);
  for await (const row of rows) {
    chunk += lineOf(row);
    if (chunk.length < CHUNK_CHARACTERS) continue;
    yield chunk;
    chunk = "";
  }
  if (chunk !== "") yield chunk;
}

function lineOf(row: CsvRow): string {
  // A row of one empty cell would be no row at all.
  return `${row.map(cellOf).join(",") || '""'}\r\n`;
}
