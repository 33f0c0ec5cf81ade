import type { DossierItem } from "@ioc/protocol/dossiers.ts";
import type { ReactElement } from "react";
import { Link } from "react-router";

export interface DossierLinkProps {
  readonly code: string;
  readonly isTheirs: boolean;
  /** What the list says of it: all that is told where it is handled elsewhere by now. */
  readonly listed?: DossierItem;
}

/** A dossier's code that leads to it; of one that is another's only the code. */
export function DossierLink({ code, isTheirs, listed }: DossierLinkProps): ReactElement {
  if (!isTheirs) return <>{code}</>;
  return (
    <Link className="row-link" to={`/dossiers/${encodeURIComponent(code)}`} {...(listed && { state: { listed } })}>
      {code}
    </Link>
  );
}
