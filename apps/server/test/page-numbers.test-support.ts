import type { Board } from "@ioc/protocol/board.ts";
import type { Overview } from "@ioc/protocol/overview.ts";
import type { Page } from "playwright-core";

/** A number as it stands on the page: which one it is, and its raw value. */
export interface PageNumber {
  readonly measure: string | null;
  readonly rate: string | null;
  readonly unit: string | null;
  readonly group: string | null;
  readonly field: string | null;
  readonly of: string | null;
  readonly value: string;
}

/** Every number of the page that says which one it is. */
export function readPageNumbers(page: Page): Promise<PageNumber[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll("[data-measure], [data-rate]")].map((element) => ({
      measure: element.getAttribute("data-measure"),
      rate: element.getAttribute("data-rate"),
      unit: element.getAttribute("data-unit"),
      group: element.getAttribute("data-group"),
      field: element.getAttribute("data-field"),
      of: element.getAttribute("data-of"),
      value: element.getAttribute("data-value") ?? "",
    })),
  );
}

/** What the page says otherwise than the server's REST board and overview, in words. */
export function differencesOf(numbers: readonly PageNumber[], board: Board, overview: Overview): string[] {
  return numbers.flatMap((number) => {
    const expected = expectedOf(number, board, overview);
    const shown = number.value === "" ? null : Number(number.value);
    return expected === shown ? [] : [`${JSON.stringify(number)}: the server says ${expected}`];
  });
}

function expectedOf(number: PageNumber, board: Board, overview: Overview): number | null | undefined {
  const { measure, rate, unit, group, field, of } = number;
  if (rate !== null) return (board.rates as Record<string, { value?: number | null }>)[rate]?.value ?? null;
  const name = measure ?? "";
  if (of === "previous") return memberOf(overview.previous.measures, name);
  if (field !== null) {
    return memberOf(
      board.hotspots.find((hotspot) => hotspot.unit === unit && hotspot.field === field),
      name,
    );
  }
  if (unit !== null) return memberOf(overview.tiles[unit], name);
  if (group !== null) return memberOf(overview.groups[group]?.measures, name);
  return memberOf(board.measures, name);
}

function memberOf(object: object | undefined, name: string): number | undefined {
  return (object as Record<string, number> | undefined)?.[name];
}
