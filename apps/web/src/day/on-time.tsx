import type { ReactElement } from "react";
import { textOf } from "../language/text.ts";
import { Count } from "../numbers/count.tsx";
import { judgeRate } from "../numbers/judge-rate.ts";
import { formatTarget } from "../numbers/number-format.ts";
import { Percent } from "../numbers/percent.tsx";
import { Phrase } from "../numbers/phrase.tsx";
import { useLanguage, useText } from "../page/page-context.ts";
import { Glyph } from "../stage/glyph.tsx";
import type { Picture } from "../stage/picture.ts";
import { unitsIn } from "../stage/units-in.ts";
import { OnTimeDays } from "./on-time-days.tsx";

/** Are we keeping our word? The official rate, its target, how many missed it, and twenty working days. */
export function OnTime({ picture }: { picture: Picture }): ReactElement {
  const text = useText();
  const rate = picture.board.rates.onTime;
  const target = picture.overview.targets.onTime;
  const judgement = judgeRate(rate, target);
  return (
    <section className="on-time">
      <h2 className="title">{text("onTimeTitle")}</h2>
      <div className="on-time-now">
        <span className={judgement === "none" ? "big on-time-absent" : "big on-time-rate"}>
          <Percent rate="onTime" of={rate} fractionDigits={2} bars={target ? [target.value] : []} />
        </span>
        <div className={`on-time-notes on-time-${judgement}`}>
          {judgement !== "none" && (
            <div className="on-time-judged">
              {judgement === "missed" && <Glyph name="soon" size={24} />}
              {judgement === "met" && <Glyph name="met" size={24} />}
              <b>
                {judgement === "noTarget" && text("noTarget")}
                {judgement === "few" && text("tooFew")}
                {judgement === "missed" && target && <Target of="targetMissed" value={target.value} />}
                {judgement === "met" && target && <Target of="targetMet" value={target.value} />}
              </b>
            </div>
          )}
          <div className="soft">
            <LateNote picture={picture} />
          </div>
        </div>
      </div>
      <OnTimeDays days={picture.overview.days} target={target?.value} today={picture.today} />
    </section>
  );
}

function Target({ of, value }: { of: "targetMissed" | "targetMet"; value: number }): ReactElement {
  const language = useLanguage();
  return <>{textOf(language, of, { target: formatTarget(language, value) })}</>;
}

function LateNote({ picture }: { picture: Picture }): ReactElement {
  const text = useText();
  const { resolved, resolvedLate } = picture.board.measures;
  if (resolved === 0) return <>{text("nothingResolved")}</>;
  if (picture.manyStale) {
    const sending = <Count value={picture.sending} more={unitsIn("live", "quiet")} />;
    return <Phrase of="byUnitsShort" slots={{ sending }} />;
  }
  if (resolvedLate === 0) return <>{text("lateResolvedNone")}</>;
  const late = <Count value={resolvedLate} measure="resolvedLate" />;
  return <Phrase of="lateResolved" count={resolvedLate} slots={{ resolvedLate: late }} />;
}
