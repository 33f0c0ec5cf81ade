import type { ReactElement } from "react";
import { textOf } from "../language/text.ts";
import { Count } from "../numbers/count.tsx";
import { formatTarget } from "../numbers/number-format.ts";
import { Percent } from "../numbers/percent.tsx";
import { Phrase } from "../numbers/phrase.tsx";
import { useLanguage, useText } from "../page/page-context.ts";
import { Glyph } from "../stage/glyph.tsx";
import { judgeRate } from "./judge-rate.ts";
import { OnTimeDays } from "./on-time-days.tsx";
import type { Scene } from "./scene.ts";

/** Are we keeping our word? The official rate, its target, how many missed it, and twenty working days. */
export function OnTime({ scene }: { scene: Scene }): ReactElement {
  const text = useText();
  const rate = scene.board.rates.onTime;
  const target = scene.overview.targets.onTime;
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
            <LateNote scene={scene} />
          </div>
        </div>
      </div>
      <OnTimeDays days={scene.overview.days} target={target?.value} today={scene.today} />
    </section>
  );
}

function Target({ of, value }: { of: "targetMissed" | "targetMet"; value: number }): ReactElement {
  const language = useLanguage();
  return <>{textOf(language, of, { target: formatTarget(language, value) })}</>;
}

function LateNote({ scene }: { scene: Scene }): ReactElement {
  const text = useText();
  const { resolved, resolvedLate } = scene.board.measures;
  if (resolved === 0) return <>{text("nothingResolved")}</>;
  if (scene.manyStale) return <>{text("byUnitsShort", { sending: scene.sending })}</>;
  if (resolvedLate === 0) return <>{text("lateResolvedNone")}</>;
  const late = <Count value={resolvedLate} measure="resolvedLate" />;
  return <Phrase of="lateResolved" count={resolvedLate} slots={{ resolvedLate: late }} />;
}
