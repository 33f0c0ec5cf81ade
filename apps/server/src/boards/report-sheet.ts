import { parseDay } from "@ioc/domain/time/civil-date.ts";
import { parseInstant } from "@ioc/domain/time/instant.ts";
import type { Zone } from "@ioc/domain/time/zone.ts";
import { UNCLASSIFIED_FIELD } from "@ioc/protocol/names.ts";
import type { ReportNumbers } from "@ioc/protocol/report.ts";
import { excelDay, type XlsxCell, type XlsxRow, type XlsxSheet } from "../http/xlsx-out.ts";
import type { XlsxStyle } from "../http/xlsx-parts.ts";
import type { ReportContent } from "./read-report.ts";
import { REPORT_WORDS, type ReportWords } from "./report-words.ts";

const DAY_MS = 86_400_000;
const WIDTHS = [6, 28, 11, 11, 14, 11, 11, 11, 11, 11, 11, 11, 11, 13, 16];
/** Rows above the head of the table. */
const HEADING = 6;

/** The form as a sheet: whose it is, of which period and of when, then its table, and what stands beside it. */
export function reportSheet(report: ReportContent, language: "vi" | "en", zone: Zone): XlsxSheet {
  const words = REPORT_WORDS[language];
  const unit = language === "en" ? (report.unit.nameEn ?? report.unit.name) : report.unit.name;
  const heading: XlsxRow[] = [
    [styled(words.title, "title")],
    [words.form],
    [words.unit, unit],
    [words.period, dayCell(report.period.from), words.until, dayCell(report.period.to)],
    [words.asOf, momentCell(report.asOf, zone), ...(report.simulated ? [words.simulated] : [])],
    [],
  ];
  const top = HEADING + 1;
  const rows = [
    ...heading,
    ...headRows(words),
    ...report.rows.map(({ field, numbers }, index) => [
      index + 1,
      nameOf(field, words),
      ...numbersOf(numbers).map((value) => styled(value, "count")),
    ]),
    [
      styled("", "total"),
      styled(words.total, "total"),
      ...numbersOf(report.total).map((value) => styled(value, "total")),
    ],
  ];
  const both = ["A", "B", "N", "O"].map((column) => `${column}${top}:${column}${top + 1}`);
  const merges = [`C${top}:F${top}`, `G${top}:J${top}`, `K${top}:M${top}`, ...both];
  return { name: words.sheet, widths: WIDTHS, frozenRows: top + 1, rows, merges };
}

function headRows(words: ReportWords): XlsxRow[] {
  const { received, resolved, open } = words;
  const groups = [words.number, words.field, received, "", "", "", resolved, "", "", "", open, "", ""];
  const columns = [
    ...["", "", words.total, words.online, words.otherwise, words.carriedOver],
    ...[words.total, words.ahead, words.onTime, words.late],
    ...[words.total, words.within, words.overdue],
  ];
  return [
    [...groups, words.withdrawn, words.handedOver].map((text) => styled(text, "head")),
    [...columns, "", ""].map((text) => styled(text, "head")),
  ];
}

/** In the order of the form, then what stands beside it. */
function numbersOf({ received, resolved, open, withdrawn, handedOver }: ReportNumbers): number[] {
  return [
    ...[received.total, received.online, received.otherwise, received.carriedOver],
    ...[resolved.total, resolved.ahead, resolved.onTime, resolved.late],
    ...[open.total, open.within, open.overdue],
    ...[withdrawn, handedOver],
  ];
}

function nameOf(field: string, words: ReportWords): string {
  return field === UNCLASSIFIED_FIELD ? words.unclassified : field;
}

function styled(value: string | number, style: XlsxStyle): XlsxCell {
  return { value, style };
}

function dayCell(day: string): XlsxCell {
  return styled(excelDay((parseDay(day) ?? 0) * DAY_MS), "date");
}

function momentCell(instant: string, zone: Zone): XlsxCell {
  return styled(excelDay(zone.toLocal(parseInstant(instant) ?? 0)), "dateTime");
}
