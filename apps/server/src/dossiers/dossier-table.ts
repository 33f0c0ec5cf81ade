import { parseInstant } from "@ioc/domain/time/instant.ts";
import type { DossierItem } from "@ioc/protocol/dossiers.ts";
import type { CsvRow } from "../http/csv-out.ts";
import { excelDay, type XlsxCell, type XlsxRow } from "../http/xlsx-out.ts";
import type { Reference } from "../reference/reference.ts";
import { ENGLISH, TABLE_COLUMNS, type TableColumn, type TableWords, VIETNAMESE } from "./table-words.ts";

const WIDTHS: Readonly<Partial<Record<TableColumn, number>>> = { code: 24, procedureName: 44, field: 20, unitName: 26 };
const USUAL_WIDTH = 18;

export const TABLE_WIDTHS: readonly number[] = TABLE_COLUMNS.map((column) => WIDTHS[column] ?? USUAL_WIDTH);

export function tableWords(language: "vi" | "en"): TableWords {
  return language === "en" ? ENGLISH : VIETNAMESE;
}

/** An item as programs read it: names and instants of the API. */
export function csvLine(item: DossierItem, reference: Reference): CsvRow {
  return TABLE_COLUMNS.map((column) => (column === "unitName" ? unitName(item, reference) : item[column]));
}

export function xlsxHeads(words: TableWords): XlsxRow {
  return TABLE_COLUMNS.map((column) => ({ value: words.heads[column], style: "head" }));
}

/** An item as people read it: words, and times of the wall clock. */
export function xlsxLine(item: DossierItem, reference: Reference, words: TableWords): XlsxRow {
  return TABLE_COLUMNS.map((column): XlsxCell => {
    switch (column) {
      case "unitName":
        return unitName(item, reference);
      case "channel":
        return item.channel == null ? null : words.channels[item.channel];
      case "state":
        return words.states[item.state];
      case "receivedAt":
      case "dueAt":
      case "closedAt":
      case "paidAt":
        return wallClock(item[column], reference);
      case "amount":
        return { value: item.amount, style: "count" };
      default:
        return item[column];
    }
  });
}

function unitName({ unit }: DossierItem, reference: Reference): string | undefined {
  return reference.unit(unit)?.body.name;
}

function wallClock(instant: string | null | undefined, { zone }: Reference): XlsxCell {
  const at = instant == null ? undefined : parseInstant(instant);
  return at === undefined ? null : { value: excelDay(zone.toLocal(at)), style: "dateTime" };
}
