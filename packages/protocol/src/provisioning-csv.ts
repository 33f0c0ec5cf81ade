import { procedureSchema, unitSchema } from "./provisioning.ts";

/** One row of a CSV body by its header. */
export type CsvRow = Readonly<Record<string, string>>;

const NUMBER_PATTERN = /^-?\d+(\.\d+)?$/;

/** The columns of a table of units, in the order in which it is given out; read in any order. */
export const UNIT_COLUMNS = columnsOf(unitSchema.shape);
export const PROCEDURE_COLUMNS = columnsOf(procedureSchema.shape);
const KNOWN_UNIT_COLUMNS: ReadonlySet<string> = new Set(UNIT_COLUMNS);
const KNOWN_PROCEDURE_COLUMNS: ReadonlySet<string> = new Set(PROCEDURE_COLUMNS);

/** A row as the unit it stands for, still to be checked: empty is absent, `lat` and `lon` become numbers. */
export function unitFromCsv(row: CsvRow): Record<string, string | number> {
  return fromCsv(row, KNOWN_UNIT_COLUMNS, new Set(["lat", "lon"]));
}

/** A row as the procedure it stands for, still to be checked: empty is absent, `limit` becomes a number. */
export function procedureFromCsv(row: CsvRow): Record<string, string | number> {
  return fromCsv(row, KNOWN_PROCEDURE_COLUMNS, new Set(["limit"]));
}

/** What is no number stays text, and a column that is not known stays there: the schema then refuses both by name. */
function fromCsv(row: CsvRow, columns: ReadonlySet<string>, numeric: ReadonlySet<string>) {
  const members = Object.entries(row)
    .filter(([column, text]) => text !== "" || !columns.has(column))
    .map(([column, text]) => [column, numeric.has(column) && NUMBER_PATTERN.test(text) ? Number(text) : text] as const);
  return Object.fromEntries(members);
}

function columnsOf<S extends object>(shape: S): readonly Extract<keyof S, string>[] {
  return Object.keys(shape) as Extract<keyof S, string>[];
}
