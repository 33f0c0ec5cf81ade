import { MEASURES } from "@ioc/protocol/names.ts";
import type { ReactElement } from "react";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { SelectField } from "../desk/select-field.tsx";
import { TextField } from "../desk/text-field.tsx";
import { fieldName } from "../language/field-name.ts";
import { numberNames } from "../numbers/number-names.ts";
import { type FigureDraft, isWrong, nextDraft } from "./figure-draft.ts";
import { reconcileWords } from "./reconcile-words.ts";

export interface FigureRowsProps {
  readonly drafts: readonly FigureDraft[];
  /** Fields that the unit has anything of. */
  readonly fields: readonly string[];
  /** Whether what is wrong is told: not before somebody has asked. */
  readonly asked: boolean;
  readonly onChange: (drafts: readonly FigureDraft[]) => void;
}

/** The figures of a report, typed in row by row. */
export function FigureRows({ drafts, fields, asked, onChange }: FigureRowsProps): ReactElement {
  const text = useWords(reconcileWords);
  const language = useDeskLanguage();
  const measures = MEASURES.map((value) => ({ value, text: numberNames.textOf(language, `name_${value}`) }));
  const choices = [
    { value: "", text: text("anyField") },
    ...fields.map((value) => ({ value, text: fieldName(language, value) })),
  ];
  return (
    <>
      {drafts.map((draft, index) => {
        const change = (part: Partial<FigureDraft>): void =>
          onChange(drafts.map((one) => (one.id === draft.id ? { ...one, ...part } : one)));
        const number = index + 1;
        return (
          <fieldset key={draft.id} className="figure-row">
            <legend className="unseen">{text("figure", { number })}</legend>
            <SelectField
              label={text("measure")}
              value={draft.measure}
              options={measures}
              onChange={(measure) => change({ measure })}
            />
            <TextField
              label={text("count")}
              inputMode="numeric"
              autoComplete="off"
              value={draft.count}
              error={asked && isWrong(draft) ? text("needCount") : undefined}
              onChange={(count) => change({ count })}
            />
            <SelectField
              label={text("field")}
              value={draft.field}
              options={choices}
              onChange={(field) => change({ field })}
            />
            <TextField
              label={text("procedure")}
              autoComplete="off"
              spellCheck={false}
              value={draft.procedure}
              onChange={(procedure) => change({ procedure })}
            />
            <Button
              look="link"
              aria-label={text("removeFigure", { number })}
              onClick={() => onChange(drafts.filter(({ id }) => id !== draft.id))}
            >
              ×
            </Button>
          </fieldset>
        );
      })}
      <p>
        <Button onClick={() => onChange([...drafts, nextDraft(drafts)])}>{text("addFigure")}</Button>
      </p>
    </>
  );
}
