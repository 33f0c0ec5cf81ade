import type { Measure } from "@ioc/protocol/names.ts";
import type { ReactElement } from "react";
import { isListed } from "../page/drill-store.ts";
import { useDrill, useLanguage } from "../page/page-context.ts";
import { Fading } from "./fading.tsx";
import { formatCount } from "./number-format.ts";

export interface CountProps {
  readonly value: number;
  /** The measure that it is; without one it is a number of the screen's own, such as a difference. */
  readonly measure?: Measure | undefined;
  /** Whose number it is, when not the board's: a unit by itself, a group of units, or an earlier day. */
  readonly unit?: string | undefined;
  readonly group?: string | undefined;
  readonly field?: string | undefined;
  readonly of?: "previous" | undefined;
  /** False where the list behind it cannot be asked for. */
  readonly drill?: boolean | undefined;
  readonly label?: string | undefined;
}

/**
 * A number as the board has it. `data-measure` (with `data-unit`, `data-group`, `data-field`, `data-of`) says which one,
 * `data-value` holds it raw, so that anything can compare the page with the REST board; activated, it opens its list.
 */
export function Count(props: CountProps): ReactElement {
  const language = useLanguage();
  const open = useDrill((state) => state.open);
  const { value, measure, unit, group, field, of, drill = true, label } = props;
  const text = formatCount(language, value);
  const data = {
    "data-measure": measure,
    "data-unit": unit,
    "data-group": group,
    "data-field": field,
    "data-of": of,
    "data-value": value,
  };
  if (measure === undefined || of !== undefined || !drill || !isListed(measure)) {
    return (
      <span className="count" {...data}>
        <Fading text={text} />
      </span>
    );
  }
  // A unit's number is its own, a group's is that of all its units.
  const target = { measure, value, unit: unit ?? group, field, own: unit !== undefined };
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
