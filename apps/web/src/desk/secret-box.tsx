import { type ReactElement, useState } from "react";
import { Button } from "./button.tsx";
import { useWords } from "./desk-context.ts";
import { deskWords } from "./desk-words.ts";

/** A secret that is shown this once: to be read, selected or copied. */
export function SecretBox({ label, secret }: { label: string; secret: string }): ReactElement {
  const text = useWords(deskWords);
  const [copied, setCopied] = useState<"no" | "yes" | "refused">("no");
  const copy = (): void => {
    // Only pages over https or on this machine may write to the clipboard.
    const written = navigator.clipboard?.writeText(secret) ?? Promise.reject(new Error("no clipboard"));
    written.then(
      () => setCopied("yes"),
      () => setCopied("refused"),
    );
  };
  return (
    <div className="secret">
      <p className="secret-label">{label}</p>
      <p className="secret-row">
        <code className="secret-text">{secret}</code>
        <Button onClick={copy}>{text("copy")}</Button>
      </p>
      <p className="field-hint" role="status">
        {copied === "yes" ? text("copied") : copied === "refused" ? text("copyRefused") : text("shownOnce")}
      </p>
    </div>
  );
}
