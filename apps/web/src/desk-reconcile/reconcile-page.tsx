import { useMutation } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { Link, useSearchParams } from "react-router";
import { useWords } from "../desk/desk-context.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { civilTimeOf } from "../numbers/civil-time.ts";
import { useDeskUnit, withUnit } from "../shell/desk-unit.ts";
import { Page } from "../shell/page.tsx";
import { serverNow } from "../shell/server-time.ts";
import { useChoosableUnits } from "../shell/use-units.ts";
import { ReconcileForm } from "./reconcile-form.tsx";
import { ReconcileResult } from "./reconcile-result.tsx";
import { reconcileWords } from "./reconcile-words.ts";
import { type AskedReport, postReport } from "./use-reconciliation.ts";
import "./reconcile.css";

/** A unit's own report beside the boards. The address holds unit and period; figures and lists stay on the page. */
export function ReconcilePage(): ReactElement {
  const text = useWords(reconcileWords);
  const units = useChoosableUnits();
  const { unit } = useDeskUnit();
  const [query, setQuery] = useSearchParams();
  const [report, setReport] = useState<AskedReport | undefined>(undefined);
  const today = civilTimeOf(serverNow()).date;
  const from = query.get("from") ?? `${today.slice(0, 7)}-01`;
  const to = query.get("to") ?? today;
  const choices = units.data ?? [];
  const compare = useMutation({ mutationFn: postReport });
  const ask = (asked: AskedReport): void => {
    setReport(asked);
    compare.mutate(asked);
  };
  return (
    <Page title={text("title")} lead={text("lead")}>
      <p>
        <Link to={withUnit("/connection", unit)}>{text("back")}</Link>
      </p>
      <FailureNote failure={units.error} />
      <ReconcileForm
        units={choices}
        unit={unit ?? choices[0]?.code}
        from={from}
        to={to}
        onPlace={(place) => {
          const next = new URLSearchParams(query);
          for (const [name, value] of Object.entries(place)) next.set(name, value);
          setQuery(next, { replace: true });
        }}
        busy={compare.isPending}
        failure={compare.error}
        onReport={ask}
      />
      {compare.data !== undefined && report !== undefined && (
        <ReconcileResult
          answer={compare.data}
          busy={compare.isPending}
          onExplain={(explain) => ask({ ...report, explain })}
        />
      )}
    </Page>
  );
}
