import { MOST_ALERTS } from "@ioc/protocol/alerts.ts";
import { type ReactElement, useMemo } from "react";
import { useSearchParams } from "react-router";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { subtreeOf } from "../desk/unit-choices.ts";
import { formatCount } from "../numbers/number-format.ts";
import { LostLine } from "../shell/lost-line.tsx";
import { Page } from "../shell/page.tsx";
import { useReadableUnits } from "../shell/use-readable-units.ts";
import { addressOf, filterOf, fits } from "./alert-filter.ts";
import { AlertFilterForm } from "./alert-filter-form.tsx";
import { AlertGroups } from "./alert-groups.tsx";
import { AlertList } from "./alert-list.tsx";
import { alertWords } from "./alert-words.ts";
import { SilenceList } from "./silence-list.tsx";
import { useAlerts, useLiveAlerts } from "./use-alerts.ts";
import "./alerts.css";

/** The alerts of the person's units: what stands, who has it, what is silenced. */
export function AlertsPage(): ReactElement {
  const text = useWords(alertWords);
  const inGeneral = useWords(deskWords);
  const language = useDeskLanguage();
  const [address, setAddress] = useSearchParams();
  const filter = filterOf(address);
  const units = useReadableUnits();
  const alerts = useAlerts(filter.show);
  const lostSinceMs = useLiveAlerts();
  const { unit } = filter;
  // Public boards tell of units that are not the person's to look after.
  const within = useMemo(() => {
    const all = units.data ?? [];
    return new Set((unit === "" ? all : subtreeOf(all, unit)).map(({ code }) => code));
  }, [units.data, unit]);
  const own = alerts.data?.filter((alert) => units.data?.some(({ code }) => code === alert.unit)) ?? [];
  const shown = own.filter((alert) => fits(alert, filter, (code) => within.has(code)));
  const isThere = alerts.data !== undefined && units.data !== undefined;
  return (
    <Page title={text("title")} lead={text("lead")}>
      <LostLine sinceMs={lostSinceMs} />
      <AlertFilterForm
        filter={filter}
        alerts={own}
        units={units.data ?? []}
        onFilter={(chosen) => setAddress(addressOf(chosen))}
      />
      <FailureNote failure={alerts.error ?? units.error} />
      <p className="tools-count" role="status">
        {isThere
          ? text(filter.show === "standing" ? "count" : "countOver", { count: shown.length })
          : alerts.error === null && units.error === null && inGeneral("loading")}
      </p>
      {(alerts.data?.length ?? 0) >= MOST_ALERTS && (
        <p className="note">{text("countMost", { count: formatCount(language, MOST_ALERTS) })}</p>
      )}
      {isThere && shown.length === 0 && <p className="empty">{text(own.length === 0 ? "none" : "noneFits")}</p>}
      {isThere &&
        (filter.show === "standing" ? (
          <AlertGroups alerts={shown} units={units.data} />
        ) : (
          <AlertList alerts={shown} units={units.data} />
        ))}
      <SilenceList />
    </Page>
  );
}
