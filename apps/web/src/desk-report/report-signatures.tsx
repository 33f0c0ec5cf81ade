import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { reportWords } from "./report-words.ts";

/** Who signs the form; on paper only. */
export function ReportSignatures(): ReactElement {
  const text = useWords(reportWords);
  return (
    <div className="report-signatures">
      <p>
        <b>{text("reporter")}</b>
        <span>{text("signed")}</span>
      </p>
      <p>
        <i>{text("signingDay")}</i>
        <b>{text("head")}</b>
        <span>{text("signedAndSealed")}</span>
      </p>
    </div>
  );
}
