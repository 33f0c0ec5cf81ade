import type { Targets } from "@ioc/protocol/targets.ts";
import type { ReactElement } from "react";
import { judgeRate } from "../numbers/judge-rate.ts";
import { Percent } from "../numbers/percent.tsx";
import { useWords } from "../page/page-context.ts";
import { Glyph } from "../stage/glyph.tsx";
import { type DigitalRate, targetOf } from "./digital-rates.ts";
import { digitalWords } from "./digital-words.ts";
import { RateBar } from "./rate-bar.tsx";
import type { UnitRow } from "./unit-rows.ts";

export interface UnitRateProps {
  readonly rate: DigitalRate;
  readonly row: UnitRow;
  readonly targets: Targets;
}

/** One rate of one unit; what rests on too few dossiers is neither praised nor blamed. */
export function UnitRate({ rate, row, targets }: UnitRateProps): ReactElement {
  const words = useWords(digitalWords);
  const target = targetOf(targets, rate);
  const of = row.rates[rate];
  const judgement = judgeRate(of, target);
  return (
    <td className={`unit-rate unit-rate-${judgement}`}>
      <span className="unit-label">{words(`${rate}_short`)}</span>
      <span className="unit-value">
        {judgement === "missed" && <Glyph name="soon" size={16} />}
        <Value row={row} rate={rate} bar={target?.value} />
        {judgement === "missed" && <span className="unseen">, {words("missed")}</span>}
      </span>
      <RateBar of={of} target={target?.value} met={judgement === "met"} />
    </td>
  );
}

/** The rate of the rest is no number of a board, but explains itself as the others do. */
function Value({ row, rate, bar }: { row: UnitRow; rate: DigitalRate; bar: number | undefined }): ReactElement {
  const of = row.rates[rate];
  const bars = bar === undefined ? [] : [bar];
  const [child] = row.children;
  const whose = row.except === undefined ? { child } : { more: { except: row.except } };
  return <Percent rate={rate} of={of} {...whose} period="month" fractionDigits={1} bars={bars} />;
}
