import type { CsvValue } from "@ioc/protocol/csv-cell.ts";
import type { Request, Response } from "express";
import { sendCsv, wantsCsv } from "./csv-out.ts";

/** Answers with a list as JSON, or as CSV with the members of its items as columns, in the form that a `PUT` takes. */
export async function answerList<C extends string>(
  request: Request,
  response: Response,
  { file, columns, items }: ListAnswer<C>,
): Promise<void> {
  if (wantsCsv(request)) {
    const rows = items.map((item) => columns.map((column) => item[column]));
    await sendCsv(response, file, columns, rows);
  } else response.vary("Accept").json({ items });
}

export interface ListAnswer<C extends string> {
  /** What the download is called, without its ending. */
  readonly file: string;
  readonly columns: readonly C[];
  readonly items: readonly Readonly<Partial<Record<C, CsvValue>>>[];
}
