import type { Request } from "express";
import type { Kysely } from "kysely";
import type { Database } from "../database/schema.ts";
import { type DirectiveRow, readDirective } from "../directives/directive-store.ts";
import { notFound } from "./http-error.ts";
import type { RouteParts } from "./route-parts.ts";

/** The number in a path; 404 for what cannot be one. */
export function directiveIdOf(request: Request): number {
  const { id } = request.params;
  if (typeof id !== "string" || !/^\d{1,9}$/.test(id)) throw notFound("directive");
  return Number(id);
}

/** The directive that a path names, if whoever asks may read it; throws 401, 403, or the 404 of what is not there. */
export async function readableDirective(
  request: Request,
  db: Kysely<Database>,
  parts: RouteParts,
): Promise<DirectiveRow> {
  parts.require(request, "readDirectives");
  const row = await readDirective(db, directiveIdOf(request));
  if (row === undefined) throw notFound("directive");
  parts.require(request, "readDirectives", row.unit, "directive");
  return row;
}
