import { textOfCell } from "@ioc/protocol/csv-cell.ts";
import { parse } from "csv-parse/sync";
import type { Request } from "express";
import { HttpError } from "./http-error.ts";
import { malformed, textOf } from "./read-body.ts";

/**
 * A CSV body by its header; one that is no CSV, or whose rows do not fit the header, is 400. Spreadsheets set to a
 * decimal comma, as in Việt Nam, save with semicolons: a header that has these and no comma says so.
 */
export function csvRows(request: Request): Record<string, string>[] {
  try {
    return rowsOfCsv(textOf(request));
  } catch (cause) {
    if (cause instanceof HttpError) throw cause;
    throw malformed(cause instanceof Error ? `The body is not CSV: ${cause.message}` : "The body is not CSV", cause);
  }
}

/** A row by column name, and the line of the text on which it ends, from 1. */
export interface CsvLine {
  readonly line: number;
  readonly row: Record<string, string>;
}

/** The rows of a CSV text by its header; throws what is wrong with it. */
function rowsOfCsv(text: string): Record<string, string>[] {
  return linesOfCsv(text).map(({ row }) => row);
}

/** The same, each with its line. */
export function linesOfCsv(text: string): CsvLine[] {
  const options = { skip_empty_lines: true, trim: true, bom: true, info: true, delimiter: delimiterOf(text) };
  // What it says of each record is not among its types.
  const [first, ...rest] = parse(text, options) as unknown as readonly ParsedRecord[];
  if (first === undefined) throw new Error("it has no header");
  const header = first.record;
  if (new Set(header).size !== header.length) throw new Error("a column occurs twice in the header");
  return rest.map(({ record, info }) => ({ line: info.lines, row: rowOf(header, record) }));
}

interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/** Built so that a column may have any name. */
function rowOf(header: readonly string[], cells: readonly string[]): Record<string, string> {
  return Object.fromEntries(header.map((name, column) => [name, textOfCell(cells[column] ?? "")]));
}

function delimiterOf(text: string): string {
  const [header = ""] = text.split(/[\r\n]/, 1);
  return header.includes(";") && !header.includes(",") ? ";" : ",";
}
