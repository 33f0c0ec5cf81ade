import { checkWire } from "@ioc/protocol/wire-fault.ts";
import type { Request } from "express";
import type { z } from "zod";
import { csvRows } from "./csv-rows.ts";
import { invalid } from "./http-error.ts";
import { jsonOf } from "./read-body.ts";

export const JSON_TYPE = "application/json";
export const CSV_TYPE = "text/csv";

/** A foreign value by its schema; everything wrong with it is 422. */
export function checkedValue<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const checked = checkWire(schema, value);
  if (!checked.ok) throw invalid(checked.errors);
  return checked.value;
}

/** A table that was sent as JSON or as CSV, still to be checked. */
export function tableOf(request: Request, fromCsv: (row: Record<string, string>) => unknown): unknown {
  return request.is(CSV_TYPE) === false ? jsonOf(request) : csvRows(request).map(fromCsv);
}
