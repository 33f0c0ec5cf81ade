import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { saveFile } from "../page/save-file.ts";
import { askFile } from "../shell/api.ts";
import { reportWords } from "./report-words.ts";

const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The form as a workbook; `query` is that of the page's numbers, `file` its name without the ending. */
export function ReportDownload({ query, file }: { query: URLSearchParams; file: string }): ReactElement {
  const text = useWords(reportWords);
  const language = useDeskLanguage();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(undefined);
  const fetchAndSave = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    await askFile(`/report?${query}`, XLSX_TYPE, language).then((blob) => saveFile(`${file}.xlsx`, blob), setFailure);
    setBusy(false);
  };
  return (
    <>
      <Button busy={busy} onClick={() => void fetchAndSave()}>
        {text("workbook")}
      </Button>
      <FailureNote failure={failure} />
    </>
  );
}
