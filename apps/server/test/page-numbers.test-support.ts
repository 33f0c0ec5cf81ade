import type { Board } from "@ioc/protocol/board.ts";
import type { Hotspots } from "@ioc/protocol/hotspots.ts";
import type { Overview } from "@ioc/protocol/overview.ts";
import type { Ranking } from "@ioc/protocol/ranking.ts";
import type { Page } from "playwright-core";

/** A number as it stands on the page: which one it is, and its raw value. */
export interface PageNumber {
  readonly measure: string | null;
  readonly rate: string | null;
  readonly unit: string | null;
  readonly group: string | null;
  readonly child: string | null;
  readonly field: string | null;
  readonly of: string | null;
  readonly path: string | null;
  readonly value: string;
}

/** What the server says by REST of the unit that the page shows; `month` is the board of the month so far. */
export interface ServerDocuments {
  readonly board: Board;
  readonly overview: Overview;
  readonly month: Board;
  readonly hotspots: Hotspots;
  readonly ranking: Ranking;
}

/** Every number of the page that says which one it is. */
export function readPageNumbers(page: Page): Promise<PageNumber[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("[data-measure], [data-rate], [data-path]")].map((element) => ({
      measure: element.getAttribute("data-measure"),
      rate: element.getAttribute("data-rate"),
      unit: element.getAttribute("data-unit"),
      group: element.getAttribute("data-group"),
      child: element.getAttribute("data-child"),
      field: element.getAttribute("data-field"),
      of: element.getAttribute("data-of"),
      path: element.getAttribute("data-path"),
      value: element.getAttribute("data-value") ?? "",
    })),
  );
}

/** What the page says otherwise than the server's REST documents, in words. */
export function differencesOf(numbers: readonly PageNumber[], documents: ServerDocuments): string[] {
  return numbers.flatMap((number) => {
    const expected = expectedOf(number, documents);
    const shown = number.value === "" ? null : Number(number.value);
    return expected === shown ? [] : [`${JSON.stringify(number)}: the server says ${expected}`];
  });
}

function expectedOf(number: PageNumber, documents: ServerDocuments): number | null | undefined {
  const { measure, rate, child, of, path } = number;
  if (path !== null) return numberAt(documents, path);
  const board = of === "month" ? documents.month : documents.board;
  if (rate !== null && number.unit !== null) {
    const { resolved = 0, resolvedLate = 0 } = documents.ranking.units[number.unit] ?? {};
    return 1 - resolvedLate / resolved;
  }
  if (rate !== null) {
    const rates = child === null ? board.rates : board.children[child]?.rates;
    return (rates as Record<string, { value?: number | null }> | undefined)?.[rate]?.value ?? null;
  }
  return measureOf(number, measure ?? "", board, documents);
}

function measureOf(number: PageNumber, name: string, board: Board, documents: ServerDocuments): number | undefined {
  const { unit, group, child, field, of } = number;
  const { overview, hotspots } = documents;
  if (of === "previous") return memberOf(overview.previous.measures, name);
  if (child !== null && field !== null) return memberOf(hotspots.children[child]?.fields[field], name);
  if (child !== null) return memberOf(board.children[child]?.measures, name);
  if (unit !== null && field !== null) {
    const cell = board.hotspots.find((hotspot) => hotspot.unit === unit && hotspot.field === field);
    return memberOf(cell, name);
  }
  if (field !== null) return memberOf(board.fields[field]?.measures, name);
  if (unit !== null) return memberOf(overview.tiles[unit], name);
  if (group !== null) return memberOf(overview.groups[group]?.measures, name);
  return memberOf(board.measures, name);
}

/** @param path `hotspots/ageing/1/overdue` */
function numberAt(documents: ServerDocuments, path: string): number | undefined {
  let found: unknown = documents;
  for (const step of path.split("/")) found = (found as Record<string, unknown> | undefined)?.[step];
  return found as number | undefined;
}

function memberOf(object: object | undefined, name: string): number | undefined {
  return (object as Record<string, number> | undefined)?.[name];
}
