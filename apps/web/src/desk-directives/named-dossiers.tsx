import type { DirectiveDetail } from "@ioc/protocol/directives.ts";
import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { dossierWords } from "../dossier-parts/dossier-words.ts";
import { DossierCodes } from "../shell/dossier-codes.tsx";
import { Glyph } from "../stage/glyph.tsx";
import { directiveWords } from "./directive-words.ts";

/** The dossiers of a directive, how each of them stands now, and how many are late still. */
export function NamedDossiers({ directive }: { directive: DirectiveDetail }): ReactElement {
  const text = useWords(directiveWords);
  const inDossiers = useWords(dossierWords);
  const { dossiers, dossierStates } = directive;
  if (dossierStates == null) return <DossierCodes codes={dossiers} leads={true} />;
  const late = dossierStates.filter(({ overdue }) => overdue).length;
  const byCode = new Map(dossierStates.map((dossier) => [dossier.code, dossier]));
  return (
    <>
      <p className="state" data-overdue={late}>
        <Glyph name={late > 0 ? "overdue" : "met"} size={16} />
        <b>{late > 0 ? text("stillOverdue", { count: late }) : text("noneOverdue")}</b>
      </p>
      <DossierCodes
        codes={dossiers}
        leads={true}
        saidOf={(code) => {
          const dossier = byCode.get(code);
          if (dossier === undefined) return "";
          if (dossier.overdue) return text("isOverdue");
          return dossier.state === null ? text("isElsewhere") : inDossiers(`state_${dossier.state}`).toLowerCase();
        }}
      />
    </>
  );
}
