import { isRate } from "@ioc/domain/alert/metric.ts";
import type { AlertRule } from "@ioc/protocol/alert-rules.ts";
import type { Alert } from "@ioc/protocol/alerts.ts";
import type { ReactElement } from "react";
import { Link } from "react-router";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { metricText } from "../numbers/metric-text.ts";
import { Section } from "../shell/section.tsx";
import { useMoment } from "../shell/use-moment.ts";
import { useUnitName } from "../shell/use-unit-name.ts";
import { Glyph } from "../stage/glyph.tsx";
import { alertsPath, wallPath } from "./rule-address.ts";
import { ruleWords } from "./rule-words.ts";
import { useAlerts } from "./use-rules.ts";

/** Which alerts of a rule there are now, and where they can be seen on a wall. */
export function StandingAlerts({ rule }: { rule: AlertRule }): ReactElement {
  const text = useWords(ruleWords);
  const language = useDeskLanguage();
  const unitName = useUnitName();
  const moment = useMoment();
  const { data, error, dataUpdatedAt } = useAlerts(rule.id);
  const alerts = data?.filter(({ state }) => state !== "resolved");
  const columns: [Column<Alert>, ...Column<Alert>[]] = [
    { key: "unit", title: text("unit"), cell: ({ id, unitName: name }) => <Link to={`/alerts/${id}`}>{name}</Link> },
    {
      key: "state",
      title: text("state"),
      look: "soft",
      cell: ({ state, severity }) => (
        <span className="state">
          <Glyph name={state === "noData" ? "lost" : severity === "critical" ? "overdue" : "soon"} size={16} />
          {text(`severity_${severity}`)}, {text(`state_${state}`)}
        </span>
      ),
    },
    {
      key: "value",
      title: text("value"),
      look: "soft",
      cell: ({ value, metric }) => (value === null ? text("noValue") : metricText(language, value, isRate(metric))),
    },
    { key: "since", title: text("since"), look: "soft", cell: ({ since }) => moment(since) },
    {
      key: "taker",
      title: text("taker"),
      look: "soft",
      cell: ({ acknowledgedAt, acknowledgedBy }) =>
        acknowledgedAt === null ? text("notTaken") : (acknowledgedBy ?? text("nobody")),
    },
  ];
  return (
    <Section title={text("standing")}>
      <FailureNote failure={error} />
      {alerts !== undefined && (
        <>
          <p className="soft">{text("standingAsOf", { time: moment(new Date(dataUpdatedAt).toISOString()) })}</p>
          <DataTable
            caption={text("standingTable")}
            columns={columns}
            rows={alerts}
            keyOf={({ id }) => id}
            empty={text("standingNone")}
          />
        </>
      )}
      <p className="actions">
        {alerts !== undefined && alerts.length > 0 && (
          <Link className="button" to={alertsPath(rule.id)}>
            {text("takeOn")}
          </Link>
        )}
        <a
          className="button"
          href={wallPath(rule.scope.unit)}
          aria-label={text("onWallOf", { unit: unitName(rule.scope.unit) })}
        >
          {text("onWall")}
        </a>
      </p>
    </Section>
  );
}
