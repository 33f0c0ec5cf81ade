import { type OwnReport, ownReportSchema } from "@ioc/protocol/reconciliation.ts";
import { checkedValue } from "../http/checked-body.ts";
import { rowsOfCsv } from "../http/csv-rows.ts";
import { invalid } from "../http/http-error.ts";

type Row = Readonly<Record<string, string>>;

const WHOLE_NUMBER = /^\d{1,15}$/;
/** Software that gives out nothing but the codes may leave the header away. */
const HEADER_OF_CODES = "code";

/** A report as it was sent, its tables read; throws 422 with all that is wrong with it. */
export function ownReport(sent: unknown): OwnReport {
  if (typeof sent !== "object" || sent === null || Array.isArray(sent)) return checkedValue(ownReportSchema, sent);
  const { figures, dossiers } = sent as { readonly figures?: unknown; readonly dossiers?: unknown };
  const report = checkedValue(ownReportSchema, {
    ...sent,
    ...(typeof figures === "string" ? { figures: rowsOf("figures", figures).map(figureOf) } : {}),
    ...(typeof dossiers === "string" ? { dossiers: rowsOf("dossiers", withHeader(dossiers)) } : {}),
  });
  if (report.explain != null && report.explain >= report.figures.length) {
    throw invalid([{ path: "explain", code: "invalid", message: "is not one of the figures" }]);
  }
  if (report.dossiers != null && report.figures.length === 0) {
    throw invalid([{ path: "figures", code: "invalid", message: "must name the figure that the list stands for" }]);
  }
  return report;
}

/** An empty cell is no cell. */
function rowsOf(table: string, text: string): Row[] {
  try {
    return rowsOfCsv(text).map((row) => Object.fromEntries(Object.entries(row).filter(([, cell]) => cell !== "")));
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : "it cannot be read";
    throw invalid([{ path: table, code: "invalid", message: `is no CSV: ${message}` }]);
  }
}

function figureOf(row: Row): Readonly<Record<string, string | number>> {
  const { count } = row;
  return count !== undefined && WHOLE_NUMBER.test(count) ? { ...row, count: Number(count) } : row;
}

function withHeader(text: string): string {
  const [first = ""] = text.replace(/^\uFEFF/, "").split(/[\r\n]/, 1);
  const names = first.split(/[,;]/).map((name) => name.trim().replaceAll('"', ""));
  return names.length === 1 && names[0] !== HEADER_OF_CODES ? `${HEADER_OF_CODES}\n${text}` : text;
}
