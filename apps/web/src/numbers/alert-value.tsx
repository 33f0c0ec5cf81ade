import type { Alert } from "@ioc/protocol/alerts.ts";
import type { Measure, Rate } from "@ioc/protocol/names.ts";
import type { ReactElement } from "react";
import { useWall } from "../page/page-context.ts";
import { NumberButton } from "./number-button.tsx";

/** What an alert looks at: a number of its unit's board over its period, which explains itself. */
export function AlertValue({ alert, text }: { alert: Alert; text: string }): ReactElement {
  const { id, metric, unit, period, value } = alert;
  const isRate = useWall((state) => metric in (state.shown?.documents.board?.rates ?? {}));
  const name = isRate ? { rate: metric as Rate } : { measure: metric as Measure };
  return (
    <NumberButton
      name={name}
      of={{}}
      more={{ unit, period: period === "today" ? undefined : period }}
      className="count"
      data={{ "data-alert": id, "data-value": value ?? "" }}
    >
      {text}
    </NumberButton>
  );
}
