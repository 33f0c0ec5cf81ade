import type { ReactElement } from "react";
import { Link } from "react-router";

/** A dossier's code that leads to it; of one that is another's only the code. */
export function DossierLink({ code, isTheirs }: { code: string; isTheirs: boolean }): ReactElement {
  if (!isTheirs) return <>{code}</>;
  return (
    <Link className="row-link" to={`/dossiers/${encodeURIComponent(code)}`}>
      {code}
    </Link>
  );
}
