import type { ProcedureBody } from "@ioc/protocol/provisioning.ts";
import { useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useMemo, useState } from "react";
import { Button } from "../desk/button.tsx";
import { CsvExportButton } from "../desk/csv-export-button.tsx";
import { CsvImport } from "../desk/csv-import.tsx";
import { useDeskLanguage, useNotify, useWords } from "../desk/desk-context.ts";
import { Dialog } from "../desk/dialog.tsx";
import { FailureNote } from "../desk/failure-note.tsx";
import { formatCount } from "../numbers/number-format.ts";
import { Page } from "../shell/page.tsx";
import { usePerson } from "../shell/shell-context.ts";
import { ProcedureDialog } from "./procedure-dialog.tsx";
import { PROCEDURE_FIELDS } from "./procedure-form.ts";
import { fieldsOf } from "./procedure-search.ts";
import { ProcedureTable } from "./procedure-table.tsx";
import { procedureWords } from "./procedure-words.ts";
import { PROCEDURES_KEY, putProcedureCsv, tryProcedureCsv, useProcedures } from "./use-procedures.ts";
import { valueText } from "./value-text.ts";
import "./procedures.css";

type Task = { readonly edit: ProcedureBody | undefined } | "csv" | undefined;

/** The procedures: which there are, and how long they may take. */
export function ProceduresPage(): ReactElement {
  const text = useWords(procedureWords);
  const language = useDeskLanguage();
  const notify = useNotify();
  const queries = useQueryClient();
  const { data: procedures, error } = useProcedures();
  const { administersAll: mayEdit } = usePerson();
  const [task, setTask] = useState<Task>(undefined);
  const fields = useMemo(() => fieldsOf(procedures ?? []), [procedures]);

  const leadOf = ({ length }: readonly ProcedureBody[]): string =>
    length === 0 ? text("none") : text("summary", { count: length, fields: formatCount(language, fields.length) });
  const closeCsv = (applied: boolean): void => {
    setTask(undefined);
    if (!applied) return;
    notify(text("csvApplied"));
    void queries.invalidateQueries({ queryKey: PROCEDURES_KEY });
  };
  return (
    <Page
      title={text("title")}
      lead={procedures && leadOf(procedures)}
      actions={
        mayEdit && (
          <>
            <Button look="main" onClick={() => setTask({ edit: undefined })}>
              {text("add")}
            </Button>
            <Button onClick={() => setTask("csv")}>{text("csvIn")}</Button>
            <CsvExportButton path="/procedures" name="procedures.csv" />
          </>
        )
      }
    >
      <p className="procedures-note">{text("limitsHold")}</p>
      {!mayEdit && <p className="note">{text("topOnly")}</p>}
      <FailureNote failure={error} />
      {procedures !== undefined && procedures.length > 0 && (
        <ProcedureTable
          procedures={procedures}
          fields={fields}
          onOpen={mayEdit ? (edit) => setTask({ edit }) : undefined}
        />
      )}
      {task === "csv" && (
        <Dialog title={text("csvInTitle")} onClose={() => setTask(undefined)} size="wide">
          <CsvImport
            hint={text("csvInText", { columns: PROCEDURE_FIELDS.join(", ") })}
            dryRun={tryProcedureCsv}
            apply={putProcedureCsv}
            onClose={closeCsv}
            wordOf={(member) => {
              const field = PROCEDURE_FIELDS.find((name) => name === member);
              return field && text(`field_${field}`);
            }}
            textOfValue={(member, value) => valueText(language, member, value)}
          />
        </Dialog>
      )}
      {typeof task === "object" && (
        <ProcedureDialog
          procedure={task.edit}
          known={procedures ?? []}
          fields={fields}
          onClose={() => setTask(undefined)}
        />
      )}
    </Page>
  );
}
