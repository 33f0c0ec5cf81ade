import type { FaultyMember } from "@ioc/protocol/error.ts";
import { type OwnReport, ownReportSchema } from "@ioc/protocol/reconciliation.ts";
import { writtenCount } from "@ioc/protocol/written-count.ts";
import { CsvError } from "csv-parse/sync";
import { checkedValue } from "../http/checked-body.ts";
import { type CsvLine, linesOfCsv } from "../http/csv-rows.ts";
import { HttpError, invalid } from "../http/http-error.ts";

type Tables = Readonly<Record<string, readonly CsvLine[]>>;

/** Software that gives out nothing but the codes may leave the header away. */
const HEADER_OF_CODES = "code";
/** Where a fault of a table lies: the table, its row, its column. */
const IN_TABLE = /^(figures|dossiers)\.(\d+)(?:\.(.+))?$/;
const OTHER_LENGTH = "CSV_RECORD_INCONSISTENT_FIELDS_LENGTH";

/**
 * A report as it was sent, its tables read; throws 422 with all that is wrong with it. Of a table that came as CSV it says
 * so by line and column.
 */
export function ownReport(sent: unknown): OwnReport {
  if (typeof sent !== "object" || sent === null || Array.isArray(sent)) return checkedValue(ownReportSchema, sent);
  const { figures, dossiers } = sent as { readonly figures?: unknown; readonly dossiers?: unknown };
  const tables: Tables = {
    ...(typeof figures === "string" ? { figures: tableOf("figures", figures) } : {}),
    ...(typeof dossiers === "string" ? { dossiers: tableOf("dossiers", withHeader(dossiers)) } : {}),
  };
  const report = checkedTables(tables, () =>
    checkedValue(ownReportSchema, {
      ...sent,
      ...(tables["figures"] && { figures: tables["figures"].map(figureOf) }),
      ...(tables["dossiers"] && { dossiers: tables["dossiers"].map(({ row }) => row) }),
    }),
  );
  if (report.explain != null && report.explain >= report.figures.length) {
    throw invalid([{ path: "explain", code: "invalid", message: "is not one of the figures" }]);
  }
  if (report.dossiers != null && report.figures.length === 0) {
    throw invalid([{ path: "figures", code: "invalid", message: "must name the figure that the list stands for" }]);
  }
  return report;
}

/** An empty cell is no cell. */
function tableOf(table: string, text: string): CsvLine[] {
  try {
    return linesOfCsv(text).map(({ line, row }) => ({
      line,
      row: Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== "")),
    }));
  } catch (cause) {
    throw invalid([{ path: table, code: "invalid", message: csvFault(cause) }]);
  }
}

function csvFault(cause: unknown): string {
  if (cause instanceof CsvError && cause.code === OTHER_LENGTH) {
    return `line ${String(cause["lines"])}: has another number of cells than the header`;
  }
  return `is no CSV: ${cause instanceof Error ? cause.message : "it cannot be read"}`;
}

function figureOf({ row }: CsvLine): Readonly<Record<string, string | number>> {
  const { count: written } = row;
  const count = written === undefined ? undefined : writtenCount(written);
  return count === undefined ? row : { ...row, count };
}

function checkedTables<T>(tables: Tables, check: () => T): T {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof HttpError)) throw error;
    const { errors } = error.problem;
    throw errors === undefined ? error : invalid(errors.map((fault) => inTable(tables, fault)));
  }
}

function inTable(tables: Tables, fault: FaultyMember): FaultyMember {
  const [, table = "", index = "", column] = IN_TABLE.exec(fault.path) ?? [];
  const found = tables[table]?.[Number(index)];
  if (found === undefined || column === undefined) return fault;
  const { line, row } = found;
  const written = row[column];
  const isCount = column === "count" && written !== undefined && writtenCount(written) === undefined;
  const message = isCount ? `is no whole number: ${written.slice(0, MOST_QUOTED)}` : fault.message;
  return { ...fault, message: `line ${line}, column ${column}: ${message}` };
}

const MOST_QUOTED = 40;

function withHeader(text: string): string {
  const [first = ""] = text.replace(/^\uFEFF/, "").split(/[\r\n]/, 1);
  const names = first.split(/[,;]/).map((name) => name.trim().replaceAll('"', ""));
  return names.length === 1 && names[0] !== HEADER_OF_CODES ? `${HEADER_OF_CODES}\n${text}` : text;
}
