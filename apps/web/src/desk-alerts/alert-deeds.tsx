import type { Alert } from "@ioc/protocol/alerts.ts";
import { type ReactElement, useState } from "react";
import { Link } from "react-router";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import { type ChoosableUnit, liesWithin } from "../desk/unit-choices.ts";
import { placesOfRoles } from "../shell/may.ts";
import { usePerson } from "../shell/shell-context.ts";
import { alertWords } from "./alert-words.ts";
import { AssignDialog } from "./assign-dialog.tsx";
import { SilenceDialog } from "./silence-dialog.tsx";
import { TakeOnDialog } from "./take-on-dialog.tsx";

export interface AlertDeedsProps {
  readonly alert: Alert;
  readonly units: readonly ChoosableUnit[];
}

/** What the person may do about an alert; nothing where it is not theirs. */
export function AlertDeeds({ alert, units }: AlertDeedsProps): ReactElement | null {
  const text = useWords(alertWords);
  const person = usePerson();
  const [open, setOpen] = useState<"takeOn" | "assign" | "silence" | undefined>(undefined);
  const { id, unit, acknowledgedAt } = alert;
  const handles = liesWithin(units, placesOfRoles(person, ["leader", "administrator"]), unit);
  const leads = liesWithin(units, placesOfRoles(person, ["leader"]), unit);
  if (!handles) return null;
  const close = (): void => setOpen(undefined);
  return (
    <>
      <p className="alert-deeds">
        {acknowledgedAt === null && (
          <Button look="main" onClick={() => setOpen("takeOn")}>
            {text("takeOn")}
          </Button>
        )}
        <Button onClick={() => setOpen("assign")}>{text("assign")}</Button>
        <Button onClick={() => setOpen("silence")}>{text("silence")}</Button>
        {leads && (
          <Link className="button button-plain" to={`/directives/new?${new URLSearchParams({ alert: id })}`}>
            {text("direct")}
          </Link>
        )}
      </p>
      {open === "takeOn" && <TakeOnDialog alert={alert} onClose={close} />}
      {open === "assign" && <AssignDialog alert={alert} onClose={close} />}
      {open === "silence" && <SilenceDialog alert={alert} onClose={close} />}
    </>
  );
}
