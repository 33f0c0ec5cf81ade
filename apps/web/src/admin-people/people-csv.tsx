import { dryRunSchema } from "@ioc/protocol/provisioning-preview.ts";
import type { ReactElement } from "react";
import { CsvImport } from "../desk/csv-import.tsx";
import { useWords } from "../desk/desk-context.ts";
import { Dialog } from "../desk/dialog.tsx";
import { useGrantsText } from "../desk/use-grants-text.ts";
import { askJson, askNothing } from "../shell/api.ts";
import { peopleWords } from "./people-words.ts";

/** People from a table, one line for each role. */
export function PeopleCsv({ onClose }: { onClose: (applied: boolean) => void }): ReactElement {
  const text = useWords(peopleWords);
  const grantsText = useGrantsText();
  const member = (name: string): string | undefined =>
    name === "user" || name === "name" || name === "grants" || name === "disabled" || name === "subject"
      ? text(name)
      : undefined;
  return (
    <Dialog title={text("csvTitle")} size="wide" onClose={() => onClose(false)}>
      <CsvImport
        hint={text("csvHint")}
        dryRun={(csv) => askJson("/people?dryRun=1", dryRunSchema, { method: "PUT", csv })}
        apply={(csv) => askNothing("/people", { method: "PUT", csv })}
        onClose={onClose}
        wordOf={member}
        textOfValue={(_, value) => grantsText(value)}
      />
    </Dialog>
  );
}
