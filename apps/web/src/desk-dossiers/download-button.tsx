import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage } from "../desk/desk-context.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { saveFile } from "../page/save-file.ts";
import { askFile } from "../shell/api.ts";

export interface DownloadButtonProps {
  readonly label: string;
  /** Of the API. */
  readonly path: string;
  readonly type: string;
  readonly file: string;
}

/** The whole list that stands on the page, as a file. */
export function DownloadButton({ label, path, type, file }: DownloadButtonProps): ReactElement {
  const language = useDeskLanguage();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(undefined);
  const fetchAndSave = async (): Promise<void> => {
    setBusy(true);
    setFailure(undefined);
    await askFile(path, type, language).then((blob) => saveFile(file, blob), setFailure);
    setBusy(false);
  };
  return (
    <>
      <Button busy={busy} onClick={() => void fetchAndSave()}>
        {label}
      </Button>
      <FailureNote failure={failure} />
    </>
  );
}
