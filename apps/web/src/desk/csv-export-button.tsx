import { type ReactElement, useState } from "react";
import { saveFile } from "../page/save-file.ts";
import { askCsv } from "../shell/api.ts";
import { Button } from "./button.tsx";
import { useWords } from "./desk-context.ts";
import { deskWords } from "./desk-words.ts";
import { FailureNote } from "./failure-note.tsx";

/** A list as a CSV file: `path` of the API, `name` of the file. */
export function CsvExportButton({ path, name }: { path: string; name: string }): ReactElement {
  const text = useWords(deskWords);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(undefined);
  const fetchAndSave = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    await askCsv(path).then((file) => saveFile(name, file), setFailure);
    setBusy(false);
  };
  return (
    <>
      <Button busy={busy} onClick={() => void fetchAndSave()}>
        {text("csvOut")}
      </Button>
      <FailureNote failure={failure} />
    </>
  );
}
