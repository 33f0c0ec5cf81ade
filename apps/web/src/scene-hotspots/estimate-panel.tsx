import type { EstimateSum } from "@ioc/protocol/estimates.ts";
import { type ReactElement, useEffect, useRef } from "react";
import { nameIn } from "../language/language.ts";
import { civilTimeOf, formatDate, weekdayName } from "../numbers/civil-time.ts";
import { formatCount } from "../numbers/number-format.ts";
import { useLanguage, useWords } from "../page/page-context.ts";
import { Glyph } from "../stage/glyph.tsx";
import { EstimateDossiers } from "./estimate-dossiers.tsx";
import { estimateText } from "./estimate-text.ts";
import { EstimateTrust } from "./estimate-trust.tsx";
import { estimateWords } from "./estimate-words.ts";
import "../styles/pages.css";
import "../styles/explain.css";

/** How the estimate came about, over the wall: its formula, what it was learned from, how true it was, and the dossiers. */
export function EstimatePanel({ sum, onClose }: { sum: EstimateSum; onClose: () => void }): ReactElement {
  const text = useWords(estimateWords);
  const language = useLanguage();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const { unit, asOf, nextClose, learned } = sum;
  const { count, expected, unknown } = nextClose;
  const [close, moment] = [civilTimeOf(nextClose.at), civilTimeOf(asOf)];
  const name = nameIn(language, unit);
  return (
    <dialog ref={dialog} className="panel explain" onClose={onClose} aria-labelledby="panel-title">
      <header>
        <h2 id="panel-title" className="panel-title">
          {text("title", { time: close.minute, day: weekdayName(language, close.date) })}
        </h2>
        <p className="soft">
          {name} · {text("asOf", { time: moment.minute, date: formatDate(moment.date) })}
        </p>
      </header>
      <div className="explain-columns">
        <div>
          <p className="explain-value" data-explained={expected ?? ""}>
            {expected == null ? "–" : estimateText(language, expected)}
          </p>
          <p>{text("ofDue", { count, number: formatCount(language, count) })}</p>
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
                unit: name,
                from: formatDate(learned.from),
              })}{" "}
              {learned.oneOf > 1 && text("sampled", { oneOf: learned.oneOf })}
            </p>
          </section>
          <EstimateTrust unit={unit.code} />
        </div>
        <EstimateDossiers unit={unit.code} at={asOf} />
      </div>
      <p className="panel-actions">
        <button type="button" onClick={() => dialog.current?.close()}>
          {text("close")}
        </button>
      </p>
    </dialog>
  );
}
