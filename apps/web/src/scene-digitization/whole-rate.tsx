import type { RateValue } from "@ioc/protocol/board.ts";
import type { ReactElement } from "react";
import { formatCount, formatTarget } from "../numbers/number-format.ts";
import { Percent } from "../numbers/percent.tsx";
import { PhraseOf } from "../numbers/phrase-of.tsx";
import { useLanguage, useText, useWords } from "../page/page-context.ts";
import { Glyph } from "../stage/glyph.tsx";
import type { JudgedRate } from "./digital-rates.ts";
import { digitalWords } from "./digital-words.ts";
import { RateBar } from "./rate-bar.tsx";

/** One rate of the whole unit: the month so far, its target with who demands it, and today. */
export function WholeRate({ judged, today }: { judged: JudgedRate; today: RateValue }): ReactElement {
  const words = useWords(digitalWords);
  const language = useLanguage();
  const { rate, of, target, judgement } = judged;
  return (
    <li className={`whole-rate whole-rate-${judgement}`}>
      <div className="section-head">
        <h3 className="whole-name">{words(rate)}</h3>
        <Verdict judged={judged} />
      </div>
      <div className="whole-now">
        <span className={of.value === null ? "whole-value whole-value-none" : "whole-value"}>
          <Percent rate={rate} of={of} period="month" fractionDigits={1} bars={target ? [target.value] : []} />
        </span>
        <div className="soft whole-notes">
          <p className="whole-parts">
            {of.denominator > 0 && (
              <span>
                {words("outOf", {
                  numerator: formatCount(language, of.numerator),
                  denominator: formatCount(language, of.denominator),
                })}
              </span>
            )}
            {today.denominator > 0 && (
              <span>
                <PhraseOf
                  words={digitalWords}
                  of="todayRate"
                  slots={{
                    rate: <Percent rate={rate} of={today} fractionDigits={1} bars={target ? [target.value] : []} />,
                  }}
                />
              </span>
            )}
          </p>
          {target && (
            <p className="whole-source" title={target.source}>
              {words("source", { source: target.source })}
            </p>
          )}
        </div>
      </div>
      <RateBar of={of} target={target?.value} met={judgement === "met"} />
    </li>
  );
}

function Verdict({ judged }: { judged: JudgedRate }): ReactElement | null {
  const text = useText();
  const language = useLanguage();
  const { target, judgement } = judged;
  if (judgement === "none") return null;
  if (target === undefined) return <span className="soft">{text("noTarget")}</span>;
  const words = { target: formatTarget(language, target.value) };
  return (
    <b className="whole-verdict">
      {judgement === "missed" && <Glyph name="soon" size={22} />}
      {judgement === "met" && <Glyph name="met" size={22} />}
      {judgement === "few" ? text("tooFew") : text(judgement === "met" ? "targetMet" : "targetMissed", words)}
    </b>
  );
}
