import { parseDay } from "@ioc/domain/time/civil-date.ts";
import { parseInstant } from "@ioc/domain/time/instant.ts";
import { z } from "zod";
import { FEEDBACK_FIELD, UNCLASSIFIED_FIELD } from "./names.ts";

/** Code of a unit or a procedure. It never begins with "_", so no code is a prototype key. */
export const CODE_PATTERN = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;
/** Short machine word of a `reason` or a `topic`. */
export const SLUG_PATTERN = /^[a-z0-9-]{1,40}$/;
/** `/units/CODE`, optionally followed by `/` and more; the first group is CODE. */
export const SOURCE_PATTERN = /^\/units\/([A-Za-z0-9][A-Za-z0-9._-]{0,63})(?:\/|$)/;

const UNPRINTABLE = "\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Zl}\\p{Zp}";
const UNPRINTABLE_CHARACTER = new RegExp(`[${UNPRINTABLE}]`, "u");
const UNPRINTABLE_CHARACTERS = new RegExp(`[${UNPRINTABLE}]`, "gu");
const PLAIN_ASCII = /^[\x20-\x7e]*$/;

/**
 * Whether `text` has 1 to `maxCharacters` characters (Unicode code points), none of them a control, format,
 * private-use or separator character or half of a surrogate pair.
 */
export function isPrintable(text: string, maxCharacters: number): boolean {
  const codeUnits = text.length;
  if (codeUnits === 0 || codeUnits > 2 * maxCharacters) return false;
  if (PLAIN_ASCII.test(text)) return codeUnits <= maxCharacters;
  if (UNPRINTABLE_CHARACTER.test(text)) return false;
  return codeUnits <= maxCharacters || countCharacters(text) <= maxCharacters;
}

/** A foreign text made fit for messages and logs: at most `maxCharacters`, unprintable characters replaced. */
export function toPrintable(text: string, maxCharacters: number): string {
  const start = Array.from(text.slice(0, 2 * maxCharacters)).slice(0, maxCharacters);
  return start.join("").replace(UNPRINTABLE_CHARACTERS, "\ufffd");
}

function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** Printable text of 1 to `maxCharacters` characters; the pattern counts code points, as JSON Schema does. */
export function printableSchema(maxCharacters: number) {
  return z.string().regex(new RegExp(`^[^${UNPRINTABLE}]{1,${maxCharacters}}$`, "u"), {
    error: `must be 1 to ${maxCharacters} printable characters`,
  });
}

export const codeSchema = z
  .string()
  .regex(CODE_PATTERN, { error: "must be a code: a letter or digit, then up to 63 letters, digits, dots, _ or -" })
  .meta({ id: "Code", description: "Code of a unit or of a procedure.", examples: ["H68.03"] });

export const slugSchema = z
  .string()
  .regex(SLUG_PATTERN, { error: "must be a short code of 1 to 40 of a-z, 0-9 and -" })
  .meta({
    id: "Slug",
    description: "A short code; never a sentence, never personal data.",
    examples: ["missing-papers"],
  });

export const nameSchema = printableSchema(200).meta({ id: "Name", description: "A name that people read." });

export const fieldNameSchema = printableSchema(80)
  .refine((name) => name === name.normalize("NFC"), { error: "must be in Unicode normalization form NFC" })
  .refine((name) => name !== FEEDBACK_FIELD && name !== UNCLASSIFIED_FIELD, { error: "is a reserved name" })
  .meta({
    id: "FieldName",
    description: "Name of the sector that a procedure belongs to, NFC; `feedback` and `unclassified` are reserved.",
    examples: ["Đất đai"],
  });

/** An instant as events and boards carry it: RFC 3339, cut to the millisecond when read. */
export const instantSchema = z
  .string()
  .refine((text) => parseInstant(text) !== undefined, { error: "must be an RFC 3339 date and time with an offset" })
  .meta({
    id: "Instant",
    format: "date-time",
    description: "RFC 3339 with an offset; digits beyond the millisecond are cut.",
    examples: ["2026-03-02T08:15:30.250+07:00"],
  });

export const daySchema = z
  .string()
  .refine((text) => parseDay(text) !== undefined, { error: "must be a real date, YYYY-MM-DD" })
  .meta({ id: "Day", format: "date", description: "A civil date, YYYY-MM-DD.", examples: ["2026-03-02"] });

/** What changes when the document does; compared for equality only. */
export const versionSchema = z
  .string()
  .min(1)
  .meta({ id: "Version", description: "Opaque: compare it for equality, read nothing into it." });
