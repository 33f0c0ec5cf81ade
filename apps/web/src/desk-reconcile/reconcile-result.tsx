import type { Reconciliation } from "@ioc/protocol/reconciliation.ts";
import type { ReactElement } from "react";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { fieldName } from "../language/field-name.ts";
import { nameIn } from "../language/language.ts";
import { formatDate } from "../numbers/civil-time.ts";
import { formatChange, formatCount } from "../numbers/number-format.ts";
import { numberNames } from "../numbers/number-names.ts";
import { Section } from "../shell/section.tsx";
import { useMoment } from "../shell/use-moment.ts";
import { Glyph } from "../stage/glyph.tsx";
import { Explanation } from "./explanation.tsx";
import { reconcileWords } from "./reconcile-words.ts";

type Figure = Reconciliation["figures"][number];

export interface ReconcileResultProps {
  readonly answer: Reconciliation;
  readonly busy: boolean;
  /** Asks again, about another of the figures. */
  readonly onExplain: (figure: number) => void;
}

/** Which figures differ, by how many; and of one of them, why. */
export function ReconcileResult({ answer, busy, onExplain }: ReconcileResultProps): ReactElement {
  const text = useWords(reconcileWords);
  const language = useDeskLanguage();
  const moment = useMoment();
  const { unit, from, to, asOf, figures, explained } = answer;
  const nameOf = ({ measure, field, procedure }: Figure): string =>
    [numberNames.textOf(language, `name_${measure}`), field == null ? "" : fieldName(language, field), procedure ?? ""]
      .filter((part) => part !== "")
      .join(" · ");
  const differing = figures.filter(({ difference }) => difference !== 0).length;
  const figure = explained == null ? undefined : figures[explained];
  return (
    <Section title={text("result")}>
      <p role="status">
        <b>{differing === 0 ? text("allEqual") : text("differ", { count: differing })}</b>{" "}
        <span className="soft">
          {text("resultOf", {
            unit: nameIn(language, unit),
            from: formatDate(from),
            to: formatDate(to),
            time: moment(asOf),
          })}
        </span>
      </p>
      <div className="figures">
        <table className="differences">
          <caption className="unseen">{text("result")}</caption>
          <thead>
            <tr>
              <th scope="col">{text("measure")}</th>
              <th scope="col">{text("reported")}</th>
              <th scope="col">{text("counted")}</th>
              <th scope="col">{text("difference")}</th>
            </tr>
          </thead>
          <tbody>
            {figures.map((one, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same figure may have been given twice
              <tr key={index} data-explained={index === explained || undefined}>
                <th scope="row">{nameOf(one)}</th>
                <td>{formatCount(language, one.reported)}</td>
                <td>{formatCount(language, one.counted)}</td>
                <td>
                  {one.difference === 0 ? (
                    <span className="state">
                      <Glyph name="met" size={14} /> {text("equal")}
                    </span>
                  ) : (
                    <span className="figure-off">
                      <span className="state">
                        <Glyph name="soon" size={14} /> <b>{formatChange(language, one.difference)}</b>
                      </span>
                      {index !== explained && (
                        <Button
                          look="link"
                          busy={busy}
                          aria-label={text("whyOf", { figure: nameOf(one) })}
                          onClick={() => onExplain(index)}
                        >
                          {text("why")}
                        </Button>
                      )}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {figure !== undefined && <Explanation answer={answer} title={text("explained", { figure: nameOf(figure) })} />}
    </Section>
  );
}
