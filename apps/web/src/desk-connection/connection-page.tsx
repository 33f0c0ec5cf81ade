import type { ReactElement } from "react";
import { Link } from "react-router";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { UnitPicker } from "../desk/unit-picker.tsx";
import { nameIn } from "../language/language.ts";
import { formatDate } from "../numbers/civil-time.ts";
import { useDeskUnit, withUnit } from "../shell/desk-unit.ts";
import { Page } from "../shell/page.tsx";
import { useMoment } from "../shell/use-moment.ts";
import { useChoosableUnits } from "../shell/use-units.ts";
import { ConnectionState } from "./connection-state.tsx";
import { connectionWords } from "./connection-words.ts";
import { DelaySection } from "./delay-section.tsx";
import { DuplicateSection } from "./duplicate-section.tsx";
import { FaultSection } from "./fault-section.tsx";
import { FeedList } from "./feed-list.tsx";
import { GapSection } from "./gap-section.tsx";
import { RefusedSection } from "./refused-section.tsx";
import { UnitStates } from "./unit-states.tsx";
import { useConnection } from "./use-connection.ts";
import "./connection.css";

/** Whether a unit's data arrive: the line, what it brings and when, what it misses, and how to mend what is wrong. */
export function ConnectionPage(): ReactElement {
  const text = useWords(connectionWords);
  const language = useDeskLanguage();
  const moment = useMoment();
  const { unit, choose } = useDeskUnit();
  const units = useChoosableUnits();
  const { data: connection, error } = useConnection(unit);
  const choices = units.data ?? [];
  return (
    <Page
      title={connection === undefined ? text("title") : `${text("title")}: ${nameIn(language, connection.unit)}`}
      lead={text("lead")}
      actions={
        <Link className="button button-plain" to={withUnit("/connection/reconcile", unit)}>
          {text("reconcile")}
        </Link>
      }
    >
      {choices.length > 1 && (
        <div className="tools">
          <UnitPicker
            label={text("unit")}
            units={choices}
            value={connection?.unit.code ?? unit}
            onChange={(code) => code !== undefined && choose(code)}
          />
        </div>
      )}
      <FailureNote failure={error ?? units.error} />
      {connection === undefined && error === null && <p role="status">{text("loading")}</p>}
      {connection !== undefined && (
        <>
          <ConnectionState connection={connection} />
          <UnitStates units={connection.units} />
          <p className="soft">
            {text("days", { from: formatDate(connection.from), to: formatDate(connection.to) })}
            {" · "}
            {text("asOf", { time: moment(connection.asOf) })}
          </p>
          <FeedList feeds={connection.feeds} above={connection.above} />
          <DelaySection delay={connection.delay} />
          <GapSection gaps={connection.gaps} />
          <RefusedSection rejected={connection.rejected} />
          <DuplicateSection duplicates={connection.duplicates} />
          <FaultSection connection={connection} />
        </>
      )}
    </Page>
  );
}
