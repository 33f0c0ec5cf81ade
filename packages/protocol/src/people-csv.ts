import { z } from "zod";
import { MOST_GRANTS, roleSchema } from "./access.ts";
import type { FaultyMember } from "./error.ts";
import type { PersonBody } from "./people.ts";
import type { CsvRow } from "./provisioning-csv.ts";
import { userNameSchema } from "./session.ts";
import { codeSchema, nameSchema } from "./text.ts";
import { checkWire } from "./wire-fault.ts";

/** The columns of a table of people, one line for each role; who has several stands in several lines. */
export const PERSON_COLUMNS = ["user", "name", "role", "unit", "disabled"] as const;
const KNOWN: ReadonlySet<string> = new Set(PERSON_COLUMNS);

const MOST_LINES = 20_000;

const lineSchema = z.strictObject({
  user: userNameSchema,
  name: nameSchema,
  role: roleSchema,
  unit: codeSchema.optional(),
  disabled: z.enum(["0", "1"], { error: "must be 0 or 1" }).optional(),
});
const linesSchema = z.array(lineSchema).max(MOST_LINES, { error: `must have at most ${MOST_LINES} lines` });

/** A person of a table, and in which line each role stands. */
export interface PersonLines {
  readonly lines: readonly number[];
  readonly body: Omit<PersonBody, "subject">;
}

/** A line as what it stands for, still to be checked: empty is absent. */
export function personLineFromCsv(row: CsvRow): Record<string, string> {
  return Object.fromEntries(Object.entries(row).filter(([column, text]) => text !== "" || !KNOWN.has(column)));
}

/** The people of a table, or everything that is wrong with it, by line and column. */
export function checkPersonLines(
  rows: unknown,
):
  | { readonly ok: true; readonly people: readonly PersonLines[] }
  | { readonly ok: false; readonly errors: FaultyMember[] } {
  const checked = checkWire(linesSchema, rows);
  if (!checked.ok) return checked;
  const errors: FaultyMember[] = [];
  const people = new Map<string, { lines: number[]; body: PersonBody }>();
  for (const [line, { user, name, role, unit, disabled }] of checked.value.entries()) {
    const fault = (column: string, message: string) =>
      errors.push({ path: `${line}.${column}`, code: "invalid", message });
    const known = people.get(user);
    const isDisabled = disabled === undefined ? undefined : disabled === "1";
    if (known === undefined) {
      const shut = isDisabled === undefined ? {} : { disabled: isDisabled };
      const body = { user, name, grants: [{ role, unit: unit ?? null }], ...shut };
      people.set(user, { lines: [line], body });
      continue;
    }
    if (known.body.name !== name) fault("name", "is another one than in the lines above");
    if (known.body.disabled !== isDisabled) fault("disabled", "is another one than in the lines above");
    if (known.body.grants.some((grant) => grant.role === role && grant.unit === (unit ?? null))) {
      fault("role", "is there twice");
    } else if (known.body.grants.length >= MOST_GRANTS) fault("role", `is one more than ${MOST_GRANTS}`);
    else {
      known.body.grants.push({ role, unit: unit ?? null });
      known.lines.push(line);
    }
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, people: [...people.values()] };
}
