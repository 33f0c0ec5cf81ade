import { dossierItemSchema } from "@ioc/protocol/dossiers.ts";
import type { ReactElement } from "react";
import { useLocation } from "react-router";
import { useWords } from "../desk/desk-context.ts";
import { DossierFacts } from "./dossier-facts.tsx";
import { dossierPageWords } from "./dossier-page-words.ts";

/**
 * In place of a dossier that whoever asks may not read, or that is none. Lists count what was received here and is
 * handled elsewhere by now, so whoever comes from one is told what the list told.
 */
export function DossierElsewhere({ code }: { code: string }): ReactElement {
  const text = useWords(dossierPageWords);
  const { state } = useLocation();
  const { data: listed } = dossierItemSchema.safeParse(state?.listed);
  if (listed?.code !== code) return <p className="empty">{text("noSuch")}</p>;
  return (
    <>
      <p className="note">{text("elsewhere")}</p>
      <DossierFacts dossier={listed} />
    </>
  );
}
