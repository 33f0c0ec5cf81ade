import { type UnitBody, unitSchema } from "@ioc/protocol/provisioning.ts";
import { unitFromCsv } from "@ioc/protocol/provisioning-csv.ts";

/** What can be written of a unit, in the order of the form. */
export const UNIT_FIELDS = [
  "code",
  "name",
  "nameEn",
  "kind",
  "parent",
  "validFrom",
  "validTo",
  "successor",
  "codePrefix",
  "lat",
  "lon",
] as const satisfies readonly (keyof UnitBody)[];
export type UnitField = (typeof UNIT_FIELDS)[number];

/** The texts that stand in the form; an empty one says nothing. */
export type UnitDraft = Readonly<Record<UnitField, string>>;

export type UnitStart = { readonly [Field in UnitField]?: UnitBody[Field] | undefined };

export type CheckedDraft =
  | { readonly ok: true; readonly unit: UnitBody }
  | { readonly ok: false; readonly faults: readonly UnitField[] };

/** Of a new unit what is known of it. */
export function draftOf(unit: UnitStart): UnitDraft {
  return textsOf((field) => String(unit[field] ?? ""));
}

/** The unit that the form says, or the fields that are wrong. */
export function checkDraft(draft: UnitDraft): CheckedDraft {
  const checked = unitSchema.safeParse(unitFromCsv(textsOf((field) => written(field, draft[field]))));
  if (checked.success) return { ok: true, unit: checked.data };
  const wrong = new Set(checked.error.issues.map(({ path }) => path[0]));
  return { ok: false, faults: UNIT_FIELDS.filter((field) => wrong.has(field)) };
}

/** Places are also written with a comma, as people do in Việt Nam. */
function written(field: UnitField, text: string): string {
  const plain = text.trim().normalize("NFC");
  return field === "lat" || field === "lon" ? plain.replace(/^(-?\d+),(\d+)$/, "$1.$2") : plain;
}

function textsOf(textOf: (field: UnitField) => string): UnitDraft {
  return Object.fromEntries(UNIT_FIELDS.map((field) => [field, textOf(field)])) as Record<UnitField, string>;
}

/** Whether two units say the same; an absent member and null mean the same. */
export function isSameUnit(a: UnitBody, b: UnitBody): boolean {
  return UNIT_FIELDS.every((field) => (a[field] ?? null) === (b[field] ?? null));
}

/** Whether the second, written in place of the first, moves numbers from one board to another. */
export function movesTree(a: UnitBody, b: UnitBody): boolean {
  return (["parent", "validFrom", "validTo", "successor"] as const).some(
    (field) => (a[field] ?? null) !== (b[field] ?? null),
  );
}
