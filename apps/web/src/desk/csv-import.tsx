import type { DryRun } from "@ioc/protocol/provisioning-preview.ts";
import { type ReactElement, type ReactNode, useState } from "react";
import { Button } from "./button.tsx";
import { ChangeList, type ChangeListProps } from "./change-list.tsx";
import { useWords } from "./desk-context.ts";
import { deskWords } from "./desk-words.ts";
import { FailureNote } from "./failure-note.tsx";
import { FileDrop } from "./file-drop.tsx";

export interface CsvImportProps extends Pick<ChangeListProps, "wordOf" | "textOfValue"> {
  /** The columns, and what is particular about them. */
  readonly hint: ReactNode;
  /** What the file would change; refused: thrown. */
  readonly dryRun: (csv: string) => Promise<DryRun>;
  readonly apply: (csv: string) => Promise<void>;
  /** After it was applied, or given up. */
  readonly onClose: (applied: boolean) => void;
}

interface Chosen {
  readonly name: string;
  readonly csv: string;
  readonly plan: DryRun;
}

/** A CSV file comes in: chosen or dropped, its differences shown, and only then applied. */
export function CsvImport({ hint, dryRun, apply, onClose, wordOf, textOfValue }: CsvImportProps): ReactElement {
  const text = useWords(deskWords);
  const [chosen, setChosen] = useState<Chosen | undefined>(undefined);
  const [failure, setFailure] = useState<unknown>(undefined);
  const [busy, setBusy] = useState(false);

  const run = async (deed: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    await deed().catch(setFailure);
    setBusy(false);
  };
  const read = (file: File): void => {
    setChosen(undefined);
    void run(async () => {
      // A byte order mark, as spreadsheets write it, would stand in the name of the first column.
      const csv = (await file.text()).replace(/^\uFEFF/, "");
      setChosen({ name: file.name, csv, plan: await dryRun(csv) });
    });
  };
  const changes = chosen?.plan.changes.filter(({ kind }) => kind !== "same") ?? [];
  return (
    <div className="csv">
      <FileDrop choose={text("csvChoose")} accept=".csv,text/csv" hint={hint} onFile={read} />
      <div role="status">
        {busy && chosen === undefined && <p>{text("csvReading")}</p>}
        {chosen !== undefined && (
          <p>
            <b>{chosen.name}</b>:{" "}
            {changes.length === 0
              ? text("csvSame", { count: chosen.plan.count })
              : text("csvWouldChange", { count: changes.length, rows: chosen.plan.count })}
          </p>
        )}
      </div>
      <FailureNote failure={failure} />
      {chosen !== undefined && changes.length > 0 && (
        <ChangeList changes={changes} wordOf={wordOf} textOfValue={textOfValue} />
      )}
      <p className="actions">
        {chosen !== undefined && changes.length > 0 && (
          <Button
            look="main"
            busy={busy}
            onClick={() =>
              void run(async () => {
                await apply(chosen.csv);
                onClose(true);
              })
            }
          >
            {text("csvApply", { count: changes.length })}
          </Button>
        )}
        <Button onClick={() => onClose(false)}>{text("cancel")}</Button>
      </p>
    </div>
  );
}
