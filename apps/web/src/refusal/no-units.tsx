import type { ReactElement } from "react";
import { useWords } from "../page/page-context.ts";
import { refusalWords } from "./refusal-words.ts";

/** An empty system: how it gets its first numbers. */
export function NoUnits(): ReactElement {
  const text = useWords(refusalWords);
  return (
    <>
      <h2>{text("noUnitsTitle")}</h2>
      <p>{text("noUnitsText")}</p>
      <ol className="steps">
        <li>
          <code>PUT /api/v1/units</code> {text("noUnitsStep1")}
        </li>
        <li>
          <code>PUT /api/v1/procedures</code> {text("noUnitsStep2")}
        </li>
        <li>
          <code>POST /api/v1/feeds</code> {text("noUnitsStep3")}
        </li>
      </ol>
      <p>
        <a className="refusal-way" href="/admin">
          {text("toDesk")}
        </a>
      </p>
    </>
  );
}
