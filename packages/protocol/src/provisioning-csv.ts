import { procedureSchema, unitSchema } from "./provisioning.ts";

/** One row of a CSV body by its header. */
export type CsvRow = Readonly<Record<string, string>>;

const NUMBER_PATTERN = /^-?\d+(\.\d+)?$/;
const UNIT_COLUMNS = new Set(Object.keys(unitSchema.shape));
const PROCEDURE_COLUMNS = new Set(Object.keys(procedureSchema.shape));

/** A row as the unit it stands for, still to be checked: empty is absent, `lat` and `lon` become numbers. */
export function unitFromCsv(row: CsvRow): Record<string, string | number> {
  return fromCsv(row, UNIT_COLUMNS, new Set(["lat", "lon"]));
}

/** A row as the procedure it stands for, still to be checked: empty is absent, `limit` becomes a number. */
export function procedureFromCsv(row: CsvRow): Record<string, string | number> {
  return fromCsv(row, PROCEDURE_COLUMNS, new Set(["limit"]));
}

/** What is no number stays text, and a column that is not known stays there: the schema then refuses both by name. */
function fromCsv(row: CsvRow, columns: ReadonlySet<string>, numeric: ReadonlySet<string>) {
  const members = Object.entries(row)
    .filter(([column, text]) => text !== "" || !columns.has(column))
    .map(([column, text]) => [column, numeric.has(column) && NUMBER_PATTERN.test(text) ? Number(text) : text] as const);
  return Object.fromEntries(members);
}
