import type { Request } from "express";
import type { Action } from "../access/decide.ts";
import { notFound } from "./http-error.ts";
import type { RouteParts } from "./route-parts.ts";

export interface NamedUnitParts extends RouteParts {
  /** Brings memory up to what other nodes have committed. */
  level(): Promise<void>;
}

/** The unit of a code that a body names, if whoever asks may do it there; throws what `require` throws, 404 if there is none. */
export async function namedUnit(
  request: Request,
  action: Action,
  code: string,
  parts: NamedUnitParts,
): Promise<number> {
  const known = parts.state.reference.unit(code)?.id;
  // Another node may have made it a moment ago.
  if (known === undefined || !parts.covers(request, action)(known)) await parts.level();
  const unit = parts.state.reference.unit(code)?.id;
  if (unit === undefined) throw notFound("unit");
  parts.require(request, action, unit);
  return unit;
}
