const PLAIN = /^\d{1,15}$/;
/** Thousands set apart by one kind of mark: a dot or a space as in Việt Nam, a comma as elsewhere. */
const GROUPED = /^[1-9]\d{0,2}([., \u00a0\u202f])\d{3}(?:\1\d{3}){0,3}$/;
const MARKS = /\D/g;

/**
 * A count as people and their software write it: 1234, 1.234, 1 234 and 1,234 are the same. Undefined: it is no whole
 * number, as 1,5 or 12.0, or might be another one than it seems, as 0.500 or 1.23.
 */
export function writtenCount(text: string): number | undefined {
  const written = text.trim();
  if (PLAIN.test(written)) return Number(written);
  return GROUPED.test(written) ? Number(written.replace(MARKS, "")) : undefined;
}
