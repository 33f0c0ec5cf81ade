import type { EstimateCalibration } from "@ioc/protocol/estimates.ts";
import type { ReactElement } from "react";
import { LOCALE } from "../language/language.ts";
import { useAsked } from "../live/use-asked.ts";
import { chanceText } from "../numbers/estimate-text.ts";
import { formatCount } from "../numbers/number-format.ts";
import { useLanguage, usePage, useWords } from "../page/page-context.ts";
import { Glyph } from "../stage/glyph.tsx";
import { estimateWords } from "./estimate-words.ts";

/** How true such estimates were in the past. */
export function EstimateTrust({ unit }: { unit: string }): ReactElement {
  const text = useWords(estimateWords);
  const asked = useAsked<EstimateCalibration>("estimates/calibration", { unit }, usePage().token.read());
  return (
    <section>
      <h3>{text("trust")}</h3>
      {asked.kind === "loading" && <p>{text("loading")}</p>}
      {asked.kind === "failed" && <p role="alert">{text("failed", { detail: asked.detail })}</p>}
      {asked.kind === "there" && <Judged calibration={asked.answer} />}
    </section>
  );
}

function Judged({ calibration }: { calibration: EstimateCalibration }): ReactElement {
  const text = useWords(estimateWords);
  const language = useLanguage();
  const { count, missed, brier, naiveBrier, moments, tenths } = calibration;
  if (brier == null || naiveBrier == null) return <p>{text("trustNone")}</p>;
  const number = (value: number): string => formatCount(language, value);
  const score = (value: number): string =>
    new Intl.NumberFormat(LOCALE[language], { minimumFractionDigits: 3, maximumFractionDigits: 3 }).format(value);
  if (missed === 0) return <p>{text("trustSame", { count: number(count) })}</p>;
  const isBetter = brier < naiveBrier;
  return (
    <>
      <p>{text("trustLead", { moments: moments.length, count: number(count), missed: number(missed) })}</p>
      <p className="panel-comparison">
        <Glyph name={isBetter ? "met" : "soon"} size={18} />
        {text(isBetter ? "better" : "notBetter")} {text("brier", { brier: score(brier), naive: score(naiveBrier) })}
      </p>
      <table>
        <thead>
          <tr>
            {(["range", "times", "came"] as const).map((key) => (
              <th key={key} scope="col">
                {text(key)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {tenths
            .filter((tenth) => tenth.count > 0)
            .map((tenth) => (
              <tr key={tenth.from}>
                <th scope="row">{chanceText(language, tenth.said ?? 0)}</th>
                <td>{number(tenth.count)}</td>
                <td>{chanceText(language, tenth.came ?? 0)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </>
  );
}
