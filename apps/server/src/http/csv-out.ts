import { pipeline } from "node:stream/promises";
import { type CsvValue, cellOf } from "@ioc/protocol/csv-cell.ts";
import type { Request, Response } from "express";

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
 * Answers with a table, row by row as they come, no faster than the client takes them. What fails before the first part
 * is full is thrown and answered as an error; what fails later breaks the connection off, so that half a table is never
 * taken for the whole.
 *
 * @param file what the download is called, without its ending
 */
export async function sendCsv(response: Response, file: string, columns: readonly string[], rows: Rows): Promise<void> {
  const chunks = csvChunks(columns, rows);
  const first = await chunks.next();
  response.set({
    "Content-Type": "text/csv; charset=utf-8; header=present",
    "Content-Disposition": `attachment; filename="${file}.csv"`,
  });
  response.vary("Accept");
  try {
    await pipeline(async function* () {
      if (first.done !== true) yield first.value;
      yield* chunks;
    }, response);
  } catch (error) {
    // Whoever asked has gone.
    if (codeOf(error) !== "ERR_STREAM_PREMATURE_CLOSE") throw error;
  }
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

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
