import { type ProcedureBody, procedureSchema } from "@ioc/protocol/provisioning.ts";
import { procedureFromCsv } from "@ioc/protocol/provisioning-csv.ts";

/** What is written of a procedure, in the order of the form. */
export const PROCEDURE_FIELDS = [
  "code",
  "name",
  "field",
  "level",
  "service",
  "limit",
  "limitUnit",
  "fee",
] as const satisfies readonly (keyof ProcedureBody)[];
export type ProcedureField = (typeof PROCEDURE_FIELDS)[number];
export type ProcedureDraft = Readonly<Record<ProcedureField, string>>;

export type CheckedDraft =
  | { readonly ok: true; readonly procedure: ProcedureBody }
  | { readonly ok: false; readonly faults: readonly ProcedureField[] };

export function draftOf(procedure: Partial<ProcedureBody>): ProcedureDraft {
  return textsOf((field) => String(procedure[field] ?? ""));
}

/** The procedure that the form says, or the fields that are wrong. A limit is also written with a comma. */
export function checkDraft(draft: ProcedureDraft): CheckedDraft {
  const texts = textsOf((field) => draft[field].trim().normalize("NFC"));
  const row = { ...texts, limit: texts.limit.replace(/^(\d+),(\d+)$/, "$1.$2") };
  const checked = procedureSchema.safeParse(procedureFromCsv(row));
  if (checked.success) return { ok: true, procedure: checked.data };
  const wrong = new Set(checked.error.issues.map(({ path }) => path[0]));
  return { ok: false, faults: PROCEDURE_FIELDS.filter((field) => wrong.has(field)) };
}

function textsOf(textOf: (field: ProcedureField) => string): ProcedureDraft {
  return Object.fromEntries(PROCEDURE_FIELDS.map((field) => [field, textOf(field)])) as Record<ProcedureField, string>;
}
