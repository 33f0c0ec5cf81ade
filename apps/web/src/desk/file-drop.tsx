import { type DragEvent, type ReactElement, type ReactNode, useId, useState } from "react";
import { useWords } from "./desk-context.ts";
import { deskWords } from "./desk-words.ts";

export interface FileDropProps {
  /** What the button says. */
  readonly choose: string;
  /** Kinds of files, as of an input's `accept`. */
  readonly accept: string;
  readonly hint: ReactNode;
  readonly onFile: (file: File) => void;
}

/** A file is chosen, or dropped here. */
export function FileDrop({ choose, accept, hint, onFile }: FileDropProps): ReactElement {
  const text = useWords(deskWords);
  const id = useId();
  const [over, setOver] = useState(false);
  const take = (file: File | undefined): void => {
    if (file !== undefined) onFile(file);
  };
  const dropped = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the file input is the first
    <div
      className="file-drop"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <input
        id={id}
        className="unseen"
        type="file"
        accept={accept}
        aria-describedby={`${id}-hint`}
        onChange={(event) => {
          take(event.target.files?.[0]);
          // The same file, mended, may be chosen again.
          event.target.value = "";
        }}
      />
      <p className="file-choose">
        <label htmlFor={id} className="button">
          {choose}
        </label>
        <span className="soft">{text("fileDrop")}</span>
      </p>
      <div id={`${id}-hint`} className="field-hint">
        {hint}
      </div>
    </div>
  );
}
