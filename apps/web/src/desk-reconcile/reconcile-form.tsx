import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import { FileDrop } from "../desk/file-drop.tsx";
import { Form } from "../desk/form.tsx";
import { TextField } from "../desk/text-field.tsx";
import type { ChoosableUnit } from "../desk/unit-choices.ts";
import { UnitPicker } from "../desk/unit-picker.tsx";
import { type FigureDraft, firstDrafts, isWrong, typedFigures } from "./figure-draft.ts";
import { FigureRows } from "./figure-rows.tsx";
import { FiguresHint } from "./figures-hint.tsx";
import { reconcileWords } from "./reconcile-words.ts";
import { type AskedReport, useFields } from "./use-reconciliation.ts";

interface ReadFile {
  readonly name: string;
  readonly csv: string;
}

export interface ReconcileFormProps {
  readonly units: readonly ChoosableUnit[];
  readonly unit: string | undefined;
  readonly from: string;
  readonly to: string;
  readonly onPlace: (place: { unit?: string; from?: string; to?: string }) => void;
  readonly busy: boolean;
  readonly failure: unknown;
  readonly onReport: (report: AskedReport) => void;
}

/** A report is typed in or comes as files; nothing of it leaves the page but to be compared. */
export function ReconcileForm(props: ReconcileFormProps): ReactElement {
  const { units, unit, from, to, onPlace, busy, failure, onReport } = props;
  const text = useWords(reconcileWords);
  const [drafts, setDrafts] = useState<readonly FigureDraft[]>(firstDrafts);
  const [figuresFile, setFiguresFile] = useState<ReadFile | undefined>(undefined);
  const [listFile, setListFile] = useState<ReadFile | undefined>(undefined);
  const [asked, setAsked] = useState(false);
  const fields = useFields(unit, from, to).data ?? [];
  const figures = figuresFile?.csv ?? typedFigures(drafts);
  const isEmpty = figures.length === 0;
  const read = (file: File, take: (read: ReadFile) => void): void => {
    void file.text().then((csv) => take({ name: file.name, csv }));
  };
  const submit = (): void => {
    setAsked(true);
    if (unit === undefined || isEmpty || (figuresFile === undefined && drafts.some(isWrong))) return;
    onReport({ unit, from, to, figures, ...(listFile === undefined ? {} : { dossiers: listFile.csv }) });
  };
  return (
    <Form failure={failure} onSubmit={submit}>
      <div className="tools">
        {units.length > 1 && (
          <UnitPicker
            label={text("unit")}
            units={units}
            value={unit}
            onChange={(code) => code !== undefined && onPlace({ unit: code })}
          />
        )}
        <TextField label={text("from")} type="date" value={from} onChange={(day) => onPlace({ from: day })} />
        <TextField label={text("to")} type="date" value={to} onChange={(day) => onPlace({ to: day })} />
      </div>
      <h2>{text("figures")}</h2>
      <p className="field-hint">{text("receivedHint")}</p>
      {figuresFile === undefined ? (
        <>
          <FigureRows drafts={drafts} fields={fields} asked={asked} onChange={setDrafts} />
          <details className="twin">
            <summary>{text("orFile")}</summary>
            <FileDrop
              choose={text("chooseFigures")}
              accept=".csv,text/csv"
              hint={<FiguresHint />}
              onFile={(file) => read(file, setFiguresFile)}
            />
          </details>
        </>
      ) : (
        <p>
          {text("figuresFile", { name: figuresFile.name })}{" "}
          <Button look="link" onClick={() => setFiguresFile(undefined)}>
            {text("forgetFile")}
          </Button>
        </p>
      )}
      <h2>{text("list")}</h2>
      {listFile === undefined ? (
        <FileDrop
          choose={text("chooseList")}
          accept=".csv,.txt,text/csv,text/plain"
          hint={text("listHint")}
          onFile={(file) => read(file, setListFile)}
        />
      ) : (
        <p>
          {text("listFile", { name: listFile.name })}{" "}
          <Button look="link" onClick={() => setListFile(undefined)}>
            {text("forgetFile")}
          </Button>
        </p>
      )}
      {asked && isEmpty && (
        <p className="field-error" role="alert">
          {text("needFigures")}
        </p>
      )}
      <p className="actions">
        <Button type="submit" look="main" busy={busy}>
          {text("compare")}
        </Button>
      </p>
    </Form>
  );
}
