/**
 * Arrays as PostgreSQL reads them, for parameters cast from text (`$1::text::int4[]`): the drivers write them value by
 * value, at several times the cost.
 */
export function numberArray(values: readonly (number | null)[]): string {
  return `{${values.map((value) => value ?? "NULL").join(",")}}`;
}

const SPECIAL = /["\\]/;
const SPECIALS = /["\\]/g;

export function textArray(values: readonly string[]): string {
  let literal = "{";
  for (let i = 0; i < values.length; i += 1) {
    const value = values[i] ?? "";
    const escaped = SPECIAL.test(value) ? value.replace(SPECIALS, "\\$&") : value;
    literal += i === 0 ? `"${escaped}"` : `,"${escaped}"`;
  }
  return `${literal}}`;
}
