import type { CountAnswer } from "@ioc/protocol/provisioning.ts";
import { type DryRun, dryRunQuerySchema } from "@ioc/protocol/provisioning-preview.ts";
import type { Request } from "express";
import type { Provisioned } from "../reference/provisioning.ts";
import type { ChangeOptions } from "../reference/reference-changes.ts";
import { invalid } from "./http-error.ts";
import { queryOf } from "./query.ts";

type Answer =
  | CountAnswer
  | (Omit<DryRun, "changes"> & { readonly changes: Extract<Provisioned, { ok: true }>["changes"] });

/** Whether a `PUT` is only to say what it would change. */
export function changeOptionsOf(request: Request): ChangeOptions {
  return { dryRun: queryOf(request, dryRunQuerySchema).dryRun === "1" };
}

export function putAnswerOf(provisioned: Provisioned, { dryRun }: ChangeOptions): Answer {
  if (!provisioned.ok) throw invalid(provisioned.errors);
  const { count, changes } = provisioned;
  return dryRun === true ? { count, dryRun, changes } : { count };
}
