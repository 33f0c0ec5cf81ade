import type { Alert } from "@ioc/protocol/alerts.ts";
import type { ReactElement } from "react";
import { Link } from "react-router";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import type { ChoosableUnit } from "../desk/unit-choices.ts";
import { useMoment } from "../shell/use-moment.ts";
import { AlertDeeds } from "./alert-deeds.tsx";
import { AlertMarks } from "./alert-marks.tsx";
import { AlertSign } from "./alert-sign.tsx";
import { alertSentence } from "./alert-text.ts";
import { alertWords } from "./alert-words.ts";

export interface AlertRowProps {
  readonly alert: Alert;
  readonly units: readonly ChoosableUnit[];
}

/** One alert: where, what, since when, who has it, and what can be done about it. */
export function AlertRow({ alert, units }: AlertRowProps): ReactElement {
  const text = useWords(alertWords);
  const language = useDeskLanguage();
  const moment = useMoment();
  const { id, unitName, ruleName, since, firedAt, resolvedAt } = alert;
  const began = moment(firedAt ?? since);
  return (
    <li className="alert">
      <div className="alert-what">
        <p className="alert-head">
          <AlertSign alert={alert} />
          <Link to={`/alerts/${id}`} className="link alert-unit" aria-label={`${unitName}: ${ruleName}`}>
            {unitName}
          </Link>
        </p>
        <p>
          {alertSentence(language, alert)},{" "}
          <span className="alert-since">
            {resolvedAt === null
              ? text("since", { time: began })
              : text("lasted", { from: began, to: moment(resolvedAt) })}
          </span>
        </p>
        <AlertMarks alert={alert} />
      </div>
      {resolvedAt === null && <AlertDeeds alert={alert} units={units} />}
    </li>
  );
}
