import type { ReactElement } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { TABLE_ROLES as ROLES } from "../desk/table-roles.ts";
import { LOCALE } from "../language/language.ts";
import type { BacktestFigures } from "./alert-runs.ts";
import { ruleWords } from "./rule-words.ts";

export interface FigureTableProps {
  readonly draft: BacktestFigures;
  /** Undefined: there is nothing to compare with. */
  readonly inForce: BacktestFigures | undefined;
  /** Of the rule in force; 0: there is none. */
  readonly version: number;
  /** Whether the first line is a draft, and not what is in force. */
  readonly isDraft: boolean;
}

const FIGURES = ["runs", "short", "units", "critical", "perWeek"] as const;

/** The figures of a back-test, the draft's above those of the rule in force. */
export function FigureTable({ draft, inForce, version, isDraft }: FigureTableProps): ReactElement {
  const text = useWords(ruleWords);
  const language = useDeskLanguage();
  const number = new Intl.NumberFormat(LOCALE[language], { maximumFractionDigits: 1 });
  const name = isDraft ? text("draftIs", { version: version + 1 }) : text("inForce", { version });
  const lines = [
    { key: "draft", name, figures: draft },
    ...(inForce === undefined ? [] : [{ key: "inForce", name: text("inForce", { version }), figures: inForce }]),
  ];
  return (
    <table className="figures" {...ROLES.table}>
      <caption className="unseen">{text("figures")}</caption>
      <thead {...ROLES.group}>
        <tr {...ROLES.row}>
          <th scope="col" {...ROLES.columnHeader}>
            <span className="unseen">{text("figure_which")}</span>
          </th>
          {FIGURES.map((figure) => (
            <th key={figure} scope="col" {...ROLES.columnHeader}>
              {text(`figure_${figure}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody {...ROLES.group}>
        {lines.map(({ key, name, figures }) => (
          <tr key={key} {...ROLES.row} data-figures={key}>
            <th scope="row" {...ROLES.rowHeader}>
              {name}
            </th>
            {FIGURES.map((figure) => (
              <td key={figure} {...ROLES.cell} data-title={text(`figure_${figure}`)} data-figure={figure}>
                {number.format(figures[figure])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
