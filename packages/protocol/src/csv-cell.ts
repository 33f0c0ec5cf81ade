export type CsvValue = string | number | boolean | null | undefined;

const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;
/** How a cell begins that a spreadsheet would take for a formula, and the same behind apostrophes (OWASP, CSV injection). */
const LIKE_FORMULA = /^[\s']*[=+\-@\t\r\n＝＋－＠]/;
const KEPT_FROM_BEING_A_FORMULA = /^'[\s']*[=+\-@\t\r\n＝＋－＠]/;
/** Semicolons too: where the decimal sign is a comma, spreadsheets cut there. */
const NEEDS_QUOTES = /[",;\t\r\n]|^\s|\s$/;

/**
 * A value as a cell of RFC 4180. What a spreadsheet would take for a formula gets an apostrophe before it, which
 * `textOfCell` takes off again: what is written and read back is the same, whatever it is.
 */
export function cellOf(value: CsvValue): string {
  const text = value == null ? "" : typeof value === "number" ? decimalOf(value) : String(value);
  const safe = LIKE_FORMULA.test(text) && !PLAIN_NUMBER.test(text) ? `'${text}` : text;
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Without an exponent, which JavaScript gives to what is nearly nothing. */
function decimalOf(value: number): string {
  const [, sign = "", whole = "", fraction = "", exponent] = /^(-?)(\d+)(?:\.(\d+))?e-(\d+)$/.exec(String(value)) ?? [];
  return exponent === undefined ? String(value) : `${sign}0.${"0".repeat(Number(exponent) - 1)}${whole}${fraction}`;
}

/** The text that a cell stands for, its quotes being off. */
export function textOfCell(cell: string): string {
  return KEPT_FROM_BEING_A_FORMULA.test(cell) ? cell.slice(1) : cell;
}
