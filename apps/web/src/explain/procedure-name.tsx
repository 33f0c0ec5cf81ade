import type { Hotspots } from "@ioc/protocol/hotspots.ts";
import type { ReactElement } from "react";
import { useAsked } from "../live/use-asked.ts";
import { usePage } from "../page/page-context.ts";

export interface ProcedureNameProps {
  readonly code: string;
  /** Code of the unit whose hotspots name it, and of when they are, an instant. */
  readonly unit: string;
  readonly at: string;
}

/** What a procedure is called that a command named by its code alone. */
export function ProcedureName({ code, unit, at }: ProcedureNameProps): ReactElement {
  const asked = useAsked<Hotspots>("hotspots", { unit, at }, usePage().token.read());
  const named = asked.kind === "there" ? asked.answer.procedures.find((one) => one.code === code) : undefined;
  return <> · {named?.name ?? code}</>;
}
