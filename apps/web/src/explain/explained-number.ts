import { RATES } from "@ioc/domain/measure/measures.ts";
import type { Board, FieldNumbers } from "@ioc/protocol/board.ts";
import type { Measure } from "@ioc/protocol/names.ts";
import type { DrillTarget, NumberName } from "../page/drill-store.ts";

/** Whether nothing stands below the board's unit, so that its numbers are its own. */
export function standsAlone({ unit, children }: Board): boolean {
  return Object.keys(children).every((code) => code === unit.code);
}

/** The numbers of the target on the board of its unit; undefined where that board does not hold them apart. */
export function numbersOf(board: Board, { field, own }: DrillTarget): FieldNumbers | undefined {
  if (own === true && !standsAlone(board)) return field === undefined ? board.children[board.unit.code] : undefined;
  if (field === undefined) return board;
  return board.fields[field];
}

/** What a unit that others stand below has overdue by itself in one field: of its own fields a board tells the hotspots alone. */
export function ownCellOf({ unit, hotspots }: Board, { name, field, own }: DrillTarget): number | undefined {
  if (own !== true || field === undefined || !("measure" in name)) return undefined;
  const cell = hotspots.find((hotspot) => hotspot.unit === unit.code && hotspot.field === field);
  return name.measure === "overdue" ? cell?.overdue : name.measure === "inProgress" ? cell?.open : undefined;
}

/** The number itself: a count, or a share of one; null when there is nothing to divide by. */
export function numberOf(numbers: FieldNumbers, name: NumberName): number | null {
  return "measure" in name ? numbers.measures[name.measure] : (numbers.rates[name.rate].value ?? null);
}

/** The measures whose dossiers stand behind a number: its own, or those of a rate's numerator and its denominator. */
export function measuresBehind(name: NumberName): readonly Measure[] {
  if ("measure" in name) return [name.measure];
  const { numerator, denominator } = RATES[name.rate];
  return [...numerator, denominator];
}
