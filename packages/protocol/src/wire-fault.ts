import type { z } from "zod";
import type { FaultyMember } from "./error.ts";
import { toPrintable } from "./text.ts";

export type Checked<T> = { ok: true; value: T } | { ok: false; errors: FaultyMember[] };

const MAX_FAULTS = 1000;
const MAX_MEMBER_CHARACTERS = 80;

/** The place of a fault with dots between its members; foreign names are cut and made printable. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.map((member) => toPrintable(String(member), MAX_MEMBER_CHARACTERS)).join(".");
}

/** Checks a foreign value by a schema and lists everything that is wrong with it, at most `maxFaults` faults. */
export function checkWire<S extends z.ZodType>(
  schema: S,
  value: unknown,
  maxFaults = MAX_FAULTS,
): Checked<z.output<S>> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  const issues = parsed.error.issues.slice(0, maxFaults);
  return { ok: false, errors: issues.flatMap((issue) => faultsOf(issue, maxFaults)).slice(0, maxFaults) };
}

function faultsOf(issue: z.core.$ZodIssue, maxFaults: number): FaultyMember[] {
  if (issue.code !== "unrecognized_keys") {
    return [{ path: pathText(issue.path), code: "invalid", message: issue.message }];
  }
  return issue.keys.slice(0, maxFaults).map((key) => ({
    path: pathText([...issue.path, key]),
    code: "invalid",
    message: "is not a property that may be here",
  }));
}
