import type { Metric } from "@ioc/domain/alert/metric.ts";
import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { GROUP_NAMES, METRIC_GROUPS } from "./metric-groups.ts";
import { ruleWords } from "./rule-words.ts";

export interface MetricChoiceProps {
  readonly value: Metric;
  readonly onChange: (metric: Metric) => void;
}

/** Every measure and rate, by what it is about. */
export function MetricChoice({ value, onChange }: MetricChoiceProps): ReactElement {
  const text = useWords(ruleWords);
  const metrics: readonly Metric[] = Object.values(METRIC_GROUPS).flat();
  return (
    <select
      aria-label={text("metric")}
      value={value}
      onChange={(event) => {
        const chosen = metrics.find((metric) => metric === event.target.value);
        if (chosen !== undefined) onChange(chosen);
      }}
    >
      {GROUP_NAMES.map((group) => (
        <optgroup key={group} label={text(`group_${group}`)}>
          {METRIC_GROUPS[group].map((metric) => (
            <option key={metric} value={metric}>
              {text(`metric_${metric}`)}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}
