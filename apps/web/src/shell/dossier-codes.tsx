import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import { DossierLink } from "./dossier-link.tsx";
import { shellWords } from "./shell-words.ts";

const SHOWN = 20;

export interface DossierCodesProps {
  readonly codes: readonly string[];
  /** Whether each leads to its dossier: not out of a form that somebody fills in. */
  readonly leads: boolean;
  /** What is said of each beside it. */
  readonly saidOf?: (code: string) => string;
}

/** Codes of dossiers, the first of them until somebody asks for the rest. */
export function DossierCodes({ codes, leads, saidOf }: DossierCodesProps): ReactElement {
  const text = useWords(shellWords);
  const [all, setAll] = useState(false);
  const shown = all ? codes : codes.slice(0, SHOWN);
  return (
    <>
      <ul className="dossier-codes">
        {shown.map((code) => (
          <li key={code}>
            <DossierLink code={code} isTheirs={leads} />
            {saidOf !== undefined && <span className="soft"> {saidOf(code)}</span>}
          </li>
        ))}
      </ul>
      {shown.length < codes.length && (
        <Button look="link" onClick={() => setAll(true)}>
          {text("moreCodes", { count: codes.length - shown.length })}
        </Button>
      )}
    </>
  );
}
