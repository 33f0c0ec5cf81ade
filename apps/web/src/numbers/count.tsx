import type { Measure } from "@ioc/protocol/names.ts";
import type { ReactElement } from "react";
import type { DrillTarget, NumberPart } from "../page/drill-store.ts";
import { useLanguage } from "../page/page-context.ts";
import { Fading } from "./fading.tsx";
import { NumberButton } from "./number-button.tsx";
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
  /** Only that of what the measure counts; it has a `path`. */
  readonly part?: NumberPart | undefined;
  /** Where a document of the wall has a number that is no measure of a board: `hotspots/ageing/1/overdue`. */
  readonly path?: string | undefined;
  /** What else tells which number it is: then it is no measure of a board. */
  readonly more?: Partial<DrillTarget> | undefined;
}

export interface CountProps extends CountOf {
  readonly value: number;
  readonly label?: string | undefined;
}

/**
 * A number as the board has it. `data-measure` (with `data-unit`, `data-group`, `data-child`, `data-field`, `data-of`) or
 * `data-path` says which one, `data-value` holds it raw, so that anything can compare the page with the REST board;
 * activated, it explains itself.
 */
export function Count(props: CountProps): ReactElement {
  const language = useLanguage();
  const { value, measure, unit, group, child, field, of, part, path, more, label } = props;
  const text = formatCount(language, value);
  const data = {
    "data-measure": part === undefined && more === undefined ? measure : undefined,
    "data-unit": unit,
    "data-group": group,
    "data-child": child,
    "data-field": field,
    "data-of": of,
    "data-path": path,
    "data-value": value,
  };
  if (measure === undefined && more === undefined) {
    return (
      <span className="count" {...data}>
        <Fading text={text} />
      </span>
    );
  }
  return (
    <NumberButton
      name={{ measure: measure ?? "inProgress" }}
      of={{ unit, group, child, field, of, part }}
      more={more}
      className="count"
      label={label && `${text} ${label}`}
      data={data}
    >
      <Fading text={text} />
    </NumberButton>
  );
}
