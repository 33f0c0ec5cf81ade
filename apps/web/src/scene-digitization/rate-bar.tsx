import type { RateValue } from "@ioc/protocol/board.ts";
import type { ReactElement } from "react";

export interface RateBarProps {
  readonly of: RateValue;
  readonly target: number | undefined;
  readonly met: boolean;
}

/** A rate from 0 to 100%, and a mark where it should be. The number beside it says the same. */
export function RateBar({ of, target, met }: RateBarProps): ReactElement {
  return (
    <span className="rate-bar" aria-hidden="true">
      <i className={met ? "rate-met" : "rate-value"} style={{ width: `${(of.value ?? 0) * 100}%` }} />
      {target !== undefined && <i className="rate-target" style={{ left: `${target * 100}%` }} />}
    </span>
  );
}
