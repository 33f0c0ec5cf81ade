import type { Alert } from "@ioc/protocol/alerts.ts";
import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { SelectField } from "../desk/select-field.tsx";
import type { ChoosableUnit } from "../desk/unit-choices.ts";
import { UnitPicker } from "../desk/unit-picker.tsx";
import type { AlertFilter } from "./alert-filter.ts";
import { alertWords } from "./alert-words.ts";

export interface AlertFilterFormProps {
  readonly filter: AlertFilter;
  /** Whose rules can be chosen. */
  readonly alerts: readonly Alert[];
  readonly units: readonly ChoosableUnit[];
  readonly onFilter: (filter: AlertFilter) => void;
}

export function AlertFilterForm({ filter, alerts, units, onFilter }: AlertFilterFormProps): ReactElement {
  const text = useWords(alertWords);
  const change = (part: Partial<AlertFilter>): void => onFilter({ ...filter, ...part });
  const rules = new Map(alerts.map(({ rule, ruleName }) => [rule, ruleName]));
  // A rule that the address names stays chosen when its last alert is over.
  if (filter.rule !== "" && !rules.has(filter.rule)) rules.set(filter.rule, filter.rule);
  return (
    <search className="tools alert-tools">
      <SelectField<AlertFilter["show"]>
        label={text("show")}
        value={filter.show}
        options={(["standing", "over"] as const).map((value) => ({ value, text: text(`show_${value}`) }))}
        onChange={(show) => change({ show })}
      />
      {units.length > 1 && (
        <UnitPicker
          label={text("unit")}
          units={units}
          value={filter.unit === "" ? undefined : filter.unit}
          onChange={(unit) => change({ unit: unit ?? "" })}
        />
      )}
      <SelectField<string>
        label={text("rule")}
        value={filter.rule}
        options={[{ value: "", text: text("anyRule") }, ...[...rules].map(([value, name]) => ({ value, text: name }))]}
        onChange={(rule) => change({ rule })}
      />
      <SelectField<AlertFilter["severity"]>
        label={text("severity")}
        value={filter.severity}
        options={[
          { value: "", text: text("anySeverity") },
          { value: "critical", text: text("critical") },
          { value: "warning", text: text("warning") },
        ]}
        onChange={(severity) => change({ severity })}
      />
      <SelectField<AlertFilter["taken"]>
        label={text("taken")}
        value={filter.taken}
        options={[
          { value: "", text: text("anyTaken") },
          { value: "no", text: text("taken_no") },
          { value: "yes", text: text("taken_yes") },
        ]}
        onChange={(taken) => change({ taken })}
      />
    </search>
  );
}
