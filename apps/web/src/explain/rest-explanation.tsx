import type { Hotspots } from "@ioc/protocol/hotspots.ts";
import type { Overview } from "@ioc/protocol/overview.ts";
import type { ReactElement } from "react";
import { fieldName } from "../language/field-name.ts";
import { useAsked } from "../live/use-asked.ts";
import { meaningWords } from "../numbers/meaning-words.ts";
import { formatCount } from "../numbers/number-format.ts";
import { useLanguage, usePage, useWords } from "../page/page-context.ts";
import { DossiersBehind } from "./dossiers-behind.tsx";
import { explainWords } from "./explain-words.ts";
import { ExplainedFrame, type FrameLine } from "./explained-frame.tsx";
import { measuresBehind } from "./explained-number.ts";
import type { ExplanationProps } from "./explanation.tsx";
import { NumberHistory } from "./number-history.tsx";
import { nameText, valueText } from "./number-text.ts";
import { PartList } from "./part-list.tsx";
import { heardOf, type RestPart, restParts, restSum } from "./rest-parts.ts";

/** A number of what has no row or column of its own: those together that are not shown by themselves. */
export function RestExplanation({ target, period, board, isPast, nameOf }: ExplanationProps): ReactElement {
  const text = useWords(explainWords);
  const language = useLanguage();
  const { name, field, own, except, exceptField } = target;
  const { unit, asOf } = board;
  const asked = useAsked<Hotspots>("hotspots", { unit: unit.code, at: asOf }, usePage().token.read());
  const overview = useAsked<Overview>("overview", { unit: unit.code, at: asOf }, usePage().token.read());
  const parts = restParts(board, asked.kind === "there" ? asked.answer : undefined, target);
  if (parts === undefined || overview.kind === "loading") return <p>{text("loading")}</p>;
  const sum = restSum(parts);
  const value = sum.value ?? null;
  const shown = parts.filter(({ numerator, denominator }) => numerator > 0 || (denominator ?? 0) > 0);
  const [of] = parts;
  const whatOf = ({ kind, key }: RestPart): string =>
    kind === "field"
      ? fieldName(language, key)
      : key === unit.code
        ? text("itself", { unit: nameOf(key) })
        : nameOf(key);
  return (
    <ExplainedFrame
      name={name}
      value={value}
      figure={valueText(language, name, value)}
      meaning={[
        text(of?.kind === "field" ? "isRest_field" : "isRest_unit", { count: parts.length }),
        meaningWords.textOf(language, "measure" in name ? `is_${name.measure}` : `isRate_${name.rate}`),
      ]}
      lines={linesOf()}
      board={board}
      heard={of?.kind === "unit" && overview.kind === "there" ? heardOf(overview.answer, parts) : undefined}
      isPast={isPast}
      history={<NumberHistory target={target} unit={unit.code} at={asOf} />}
    >
      <PartList
        title={text(of?.kind === "field" ? "fields" : "units")}
        parts={shown
          .sort((a, b) => b.numerator - a.numerator)
          .map((part) => {
            const { key, kind, numerator, denominator } = part;
            const partValue =
              denominator === undefined ? numerator : denominator === 0 ? null : numerator / denominator;
            const opens =
              kind === "field"
                ? { ...target, field: key, exceptField: undefined }
                : { ...target, unit: key, own: key === unit.code, except: undefined };
            return { key, what: whatOf(part), figure: valueText(language, name, partValue), value: partValue, opens };
          })}
      />
      {measuresBehind(name).map((measure) => (
        <DossiersBehind
          key={measure}
          unit={unit.code}
          measure={measure}
          {...{ period, field, except, exceptField, nameOf }}
          own={own === true}
          at={asOf}
          value={countOf(measure)}
        />
      ))}
    </ExplainedFrame>
  );

  function countOf(measure: ReturnType<typeof measuresBehind>[number]): number {
    if ("measure" in name) return sum.numerator;
    return restSum(restParts(board, undefined, { ...target, name: { measure } }) ?? []).numerator;
  }

  function linesOf(): FrameLine[] {
    if ("measure" in name) {
      return [
        {
          sign: "=",
          what: text("restSum", { count: parts?.length ?? 0 }),
          value: formatCount(language, sum.numerator),
          isResult: true,
        },
      ];
    }
    const behind = measuresBehind(name);
    return behind
      .map((measure, index): FrameLine => {
        const isLast = index === behind.length - 1;
        const sign = isLast ? "÷" : index === 0 ? "" : "+";
        return { sign, what: nameText(language, { measure }), value: formatCount(language, countOf(measure)) };
      })
      .concat({ sign: "=", what: nameText(language, name), value: valueText(language, name, value), isResult: true });
  }
}
