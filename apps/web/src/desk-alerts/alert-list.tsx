import type { Alert } from "@ioc/protocol/alerts.ts";
import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import type { ChoosableUnit } from "../desk/unit-choices.ts";
import { AlertRow } from "./alert-row.tsx";
import { alertWords } from "./alert-words.ts";

const SHOWN = 20;

export interface AlertListProps {
  readonly alerts: readonly Alert[];
  readonly units: readonly ChoosableUnit[];
}

/** Alerts one by one, the first of them until somebody asks for more. */
export function AlertList({ alerts, units }: AlertListProps): ReactElement {
  const text = useWords(alertWords);
  const [most, setMost] = useState(SHOWN);
  const rest = alerts.length - most;
  return (
    <>
      <ul className="alerts">
        {alerts.slice(0, most).map((alert) => (
          <AlertRow key={alert.id} alert={alert} units={units} />
        ))}
      </ul>
      {rest > 0 && (
        <Button look="link" onClick={() => setMost(most + 5 * SHOWN)}>
          {text("more", { count: Math.min(rest, 5 * SHOWN) })}
        </Button>
      )}
    </>
  );
}
