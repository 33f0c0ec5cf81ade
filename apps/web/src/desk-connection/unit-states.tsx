import type { Connection } from "@ioc/protocol/connection.ts";
import type { ReactElement } from "react";
import { Link } from "react-router";
import { type Column, DataTable } from "../desk/data-table.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { nameIn } from "../language/language.ts";
import { formatCount } from "../numbers/number-format.ts";
import { useMoment } from "../shell/use-moment.ts";
import { StateMark } from "./connection-state.tsx";
import { connectionWords } from "./connection-words.ts";

type Unit = Connection["units"][number];

const ORDER: readonly Unit["state"][] = ["stale", "never", "quiet", "live"];
const MISSING: ReadonlySet<Unit["state"]> = new Set(["stale", "never"]);

/** Of a unit with units below it, each by itself: those that are missing in sight, all of them to be opened. */
export function UnitStates({ units }: { units: readonly Unit[] }): ReactElement | null {
  const text = useWords(connectionWords);
  const language = useDeskLanguage();
  if (units.length < 2) return null;
  const sorted = units.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  const missing = sorted.filter(({ state }) => MISSING.has(state));
  const sending = formatCount(language, units.length - missing.length);
  return (
    <>
      <p className="line-sum">{text("unitsSum", { sending, units: formatCount(language, units.length) })}</p>
      {missing.length > 0 && (
        <details className="twin" open={missing.length <= 10}>
          <summary>{text("unitsMissing", { count: missing.length })}</summary>
          <UnitTable units={missing} />
        </details>
      )}
      <details className="twin">
        <summary>{text("unitsAll")}</summary>
        <UnitTable units={sorted} />
      </details>
    </>
  );
}

function UnitTable({ units }: { units: readonly Unit[] }): ReactElement {
  const text = useWords(connectionWords);
  const language = useDeskLanguage();
  const moment = useMoment();
  const columns: [Column<Unit>, ...Column<Unit>[]] = [
    {
      key: "unit",
      title: text("unit"),
      cell: (unit) => (
        <Link className="row-link" to={`/connection?${new URLSearchParams({ unit: unit.code })}`}>
          {nameIn(language, unit)}
        </Link>
      ),
    },
    { key: "state", title: text("state"), cell: ({ state }) => <StateMark state={state} /> },
    { key: "last", title: text("lastEvent"), look: "soft", cell: ({ lastEventAt }) => moment(lastEventAt) },
  ];
  return <DataTable caption={text("unitsAll")} columns={columns} rows={units} keyOf={({ code }) => code} empty="" />;
}
