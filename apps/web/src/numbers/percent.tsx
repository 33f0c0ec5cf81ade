import type { RateValue } from "@ioc/protocol/board.ts";
import type { Rate } from "@ioc/protocol/names.ts";
import type { ReactElement } from "react";
import { useLanguage, useText } from "../page/page-context.ts";
import type { CountOf } from "./count.tsx";
import { Fading } from "./fading.tsx";
import { NumberButton } from "./number-button.tsx";
import { formatPercent } from "./number-format.ts";

export interface PercentProps extends Pick<CountOf, "child" | "unit" | "more"> {
  readonly rate: Rate;
  readonly of: RateValue;
  readonly fractionDigits: number;
  /** Absent: today's board. */
  readonly period?: "month";
  /** Values that rounding must not reach when the rate does not. */
  readonly bars?: readonly number[];
}

/** A rate of the board, `data-value` unrounded; without a denominator there is none, and it says so. Activated, it explains itself. */
export function Percent({ rate, of, fractionDigits, child, unit, more, period, bars }: PercentProps): ReactElement {
  const language = useLanguage();
  const text = useText();
  const data = {
    "data-rate": more === undefined ? rate : undefined,
    "data-child": child,
    "data-unit": unit,
    "data-of": period,
  };
  if (typeof of.value !== "number") {
    return (
      <span className="percent percent-none" {...data} data-value="">
        {text("nothingYet")}
      </span>
    );
  }
  const digits = formatPercent(language, of.value, fractionDigits, bars);
  const whose = { child, unit, of: period };
  return (
    <NumberButton
      name={{ rate }}
      of={whose}
      more={more}
      className="count percent"
      data={{ ...data, "data-value": of.value }}
    >
      <Fading text={`${digits}%`}>
        {digits}
        <span className="percent-sign">%</span>
      </Fading>
    </NumberButton>
  );
}
