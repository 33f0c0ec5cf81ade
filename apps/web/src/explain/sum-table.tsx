import type { ReactElement } from "react";
import { formatCount } from "../numbers/number-format.ts";
import type { NumberName } from "../page/drill-store.ts";
import { useLanguage, useWords } from "../page/page-context.ts";
import { explainWords } from "./explain-words.ts";
import type { SumLine } from "./number-sum.ts";
import { nameText, valueText } from "./number-text.ts";

/** The sum that ends in the number. */
export function SumTable({ name, lines }: { name: NumberName; lines: readonly SumLine[] }): ReactElement {
  const text = useWords(explainWords);
  const language = useLanguage();
  return (
    <table className="explain-sum">
      <tbody>
        {lines.map(({ sign, what, value, isResult }) => (
          <tr key={`${sign}${what}`} className={isResult ? "explain-result" : undefined}>
            <td>{sign}</td>
            <th scope="row">
              {what === "rate"
                ? nameText(language, name)
                : what === "across" || what === "withinRest"
                  ? text(`line_${what}`)
                  : nameText(language, { measure: what })}
            </th>
            <td className="explain-figure">
              {what === "rate" ? valueText(language, name, value) : formatCount(language, value ?? 0)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
