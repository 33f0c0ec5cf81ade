import type { Measure } from "@ioc/protocol/names.ts";
import type { ReactElement } from "react";
import { isListed } from "../page/drill-store.ts";
import { useDrill, useLanguage, useWall } from "../page/page-context.ts";
import { Fading } from "./fading.tsx";
import { formatCount } from "./number-format.ts";

/** Which number it is. */
export interface CountOf {
  /** The measure that it is; without one it is a number of the screen's own, such as a difference. */
  readonly measure?: Measure | undefined;
  /** Whose number it is, when not the board's: a unit by itself, a group of units, or an earlier day. */
  readonly unit?: string | undefined;
  readonly group?: string | undefined;
  readonly field?: string | undefined;
  /** A child of the board with all that is below it; the board's own unit by itself. */
  readonly child?: string | undefined;
  /** The last working day at this time, or the month so far. */
  readonly of?: "previous" | "month" | undefined;
  /** Where a document of the wall has a number that is no measure of a board: `hotspots/ageing/1/overdue`. */
  readonly path?: string | undefined;
}

export interface CountProps extends CountOf {
  readonly value: number;
  /** False where the list behind it cannot be asked for. */
  readonly drill?: boolean | undefined;
  readonly label?: string | undefined;
}

/**
 * A number as the board has it. `data-measure` (with `data-unit`, `data-group`, `data-child`, `data-field`, `data-of`) or `data-path` says which one,
 * `data-value` holds it raw, so that anything can compare the page with the REST board; activated, it opens its list.
 */
export function Count(props: CountProps): ReactElement {
  const language = useLanguage();
  const open = useDrill((state) => state.open);
  const whole = useWall((state) => state.shown?.documents.board?.unit.code);
  const { value, measure, unit, group, child, field, of, path, drill = true, label } = props;
  const text = formatCount(language, value);
  const data = {
    "data-measure": measure,
    "data-unit": unit,
    "data-group": group,
    "data-child": child,
    "data-field": field,
    "data-of": of,
    "data-path": path,
    "data-value": value,
  };
  if (measure === undefined || of !== undefined || !drill || !isListed(measure)) {
    return (
      <span className="count" {...data}>
        <Fading text={text} />
      </span>
    );
  }
  // A unit's number is its own, a group's or a child's is that of all its units; the board's own unit is no child of itself.
  const own = unit !== undefined || (child !== undefined && child === whole);
  const target = { measure, value, unit: unit ?? child ?? group, field, own };
  return (
    <button
      type="button"
      className="count"
      aria-label={label && `${text} ${label}`}
      {...data}
      onClick={() => open(target)}
    >
      <Fading text={text} />
    </button>
  );
}
