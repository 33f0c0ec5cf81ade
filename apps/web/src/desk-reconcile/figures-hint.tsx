import { MEASURES } from "@ioc/protocol/names.ts";
import type { ReactElement } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { numberNames } from "../numbers/number-names.ts";
import { reconcileWords } from "./reconcile-words.ts";

/** A table that is right as it stands. */
const EXAMPLE = "measure;field;count\nreceived;;1.234\nresolvedLate;Đất đai;12";

/** What a file of figures has to look like, and what measures are called in it. */
export function FiguresHint(): ReactElement {
  const text = useWords(reconcileWords);
  const language = useDeskLanguage();
  return (
    <>
      {text("figuresHint")}
      <pre className="figures-example">{EXAMPLE}</pre>
      <details>
        <summary>{text("measureCodes")}</summary>
        <dl className="measure-codes">
          {MEASURES.map((measure) => (
            <div key={measure}>
              <dt>
                <code>{measure}</code>
              </dt>
              <dd>{numberNames.textOf(language, `name_${measure}`)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </>
  );
}
