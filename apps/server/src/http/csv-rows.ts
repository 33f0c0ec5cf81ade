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

/** The rows of a CSV text by its header; throws what is wrong with it. */
export function rowsOfCsv(text: string): Record<string, string>[] {
  return rowsOf(parse(text, { skip_empty_lines: true, trim: true, bom: true, delimiter: delimiterOf(text) }));
}

/** Rows by column name, built so that a column may have any name. */
function rowsOf([header, ...rows]: readonly (readonly string[])[]): Record<string, string>[] {
  if (header === undefined) throw new Error("it has no header");
  if (new Set(header).size !== header.length) throw new Error("a column occurs twice in the header");
  return rows.map((row) => Object.fromEntries(header.map((name, column) => [name, textOfCell(row[column] ?? "")])));
}

function delimiterOf(text: string): string {
  const [header = ""] = text.split(/[\r\n]/, 1);
  return header.includes(";") && !header.includes(",") ? ";" : ",";
}
