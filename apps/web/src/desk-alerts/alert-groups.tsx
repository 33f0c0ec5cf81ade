import type { Alert } from "@ioc/protocol/alerts.ts";
import { type ReactElement, useMemo } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import type { ChoosableUnit } from "../desk/unit-choices.ts";
import { nameIn } from "../language/language.ts";
import { Section } from "../shell/section.tsx";
import { AlertList } from "./alert-list.tsx";
import { alertWords } from "./alert-words.ts";
import { groupAlerts } from "./group-alerts.ts";

export interface AlertGroupsProps {
  readonly alerts: readonly Alert[];
  readonly units: readonly ChoosableUnit[];
}

/** Alerts by rule, and of each by the unit above. */
export function AlertGroups({ alerts, units }: AlertGroupsProps): ReactElement {
  const text = useWords(alertWords);
  const language = useDeskLanguage();
  const byCode = useMemo(() => new Map(units.map((unit) => [unit.code, unit])), [units]);
  const groups = groupAlerts(alerts, (unit) => {
    const parent = byCode.get(unit)?.parent;
    return parent != null && byCode.has(parent) ? parent : undefined;
  });
  return (
    <>
      {groups.map(({ rule, ruleName, count, parents }) => (
        <Section key={rule} title={`${ruleName} · ${text("groupCount", { count })}`}>
          {parents.map(({ parent, alerts: below }) => {
            const above = parent === undefined ? undefined : byCode.get(parent);
            return (
              <div key={parent ?? ""} className="alert-parent">
                {above !== undefined && <h3>{nameIn(language, above)}</h3>}
                <AlertList alerts={below} units={units} />
              </div>
            );
          })}
        </Section>
      ))}
    </>
  );
}
