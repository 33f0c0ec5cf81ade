import type { EstimateSum } from "@ioc/protocol/estimates.ts";
import type { ReactElement } from "react";
import { nameIn } from "../language/language.ts";
import { useAsked } from "../live/use-asked.ts";
import { civilTimeOf, formatDate, weekdayName } from "../numbers/civil-time.ts";
import { estimateText } from "../numbers/estimate-text.ts";
import { formatCount } from "../numbers/number-format.ts";
import { useLanguage, usePage, useWords } from "../page/page-context.ts";
import { Glyph } from "../stage/glyph.tsx";
import { EstimateDossiers } from "./estimate-dossiers.tsx";
import { EstimateTrust } from "./estimate-trust.tsx";
import { estimateWords } from "./estimate-words.ts";
import type { ExplanationProps } from "./explanation.tsx";
import { Trust } from "./trust.tsx";

/** How the estimate came about: its formula, what it was learned from, how true it was, and the dossiers. */
export function EstimateExplanation({ board, isPast }: ExplanationProps): ReactElement {
  const text = useWords(estimateWords);
  const language = useLanguage();
  const query = { unit: board.unit.code, at: board.asOf };
  const asked = useAsked<EstimateSum>("estimates/sum", query, usePage().token.read());
  if (asked.kind === "failed") return <p role="alert">{text("failed", { detail: asked.detail })}</p>;
  if (asked.kind !== "there") return <p>{text("loading")}</p>;
  const { unit, asOf, nextClose, learned } = asked.answer;
  const { count, expected, unknown } = nextClose;
  const close = civilTimeOf(nextClose.at);
  const moment = civilTimeOf(asOf);
  return (
    <div className="explain-columns">
      <div>
        <p className="explain-value" data-explained={expected ?? ""}>
          {expected == null ? "–" : estimateText(language, expected)}
        </p>
        <p>{text("ofDue", { count, number: formatCount(language, count) })}</p>
        <p>
          {text("until", { time: close.minute, day: weekdayName(language, close.date), date: formatDate(close.date) })}
        </p>
        <p className="panel-comparison">
          <Glyph name="open" size={18} />
          {text("isEstimate")}
        </p>
        {expected == null && <p>{text("none")}</p>}
        {expected != null && unknown > 0 && (
          <p>{text("unknown", { count: unknown, number: formatCount(language, unknown) })}</p>
        )}
        <section>
          <h3>{text("meaning")}</h3>
          <p>{text("formula")}</p>
          <p>
            {text("learned", {
              count: formatCount(language, learned.resolved),
              unit: nameIn(language, unit),
              from: formatDate(learned.from),
            })}{" "}
            {learned.oneOf > 1 && text("sampled", { oneOf: learned.oneOf })}
          </p>
          <p className="soft">{text("asOf", { time: moment.minute, date: formatDate(moment.date) })}</p>
        </section>
        <EstimateTrust unit={unit.code} />
        {!isPast && <Trust board={board} />}
      </div>
      <EstimateDossiers unit={unit.code} at={asOf} />
    </div>
  );
}
