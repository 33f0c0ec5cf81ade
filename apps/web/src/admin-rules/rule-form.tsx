import { isRate, type Metric } from "@ioc/domain/alert/metric.ts";
import { SCOPE_EACH } from "@ioc/domain/alert/rule-scope.ts";
import { SEVERITIES } from "@ioc/domain/alert/severity.ts";
import { PERIODS } from "@ioc/protocol/names.ts";
import type { ReactElement, ReactNode } from "react";
import { CheckField } from "../desk/check-field.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { Form } from "../desk/form.tsx";
import { TextField } from "../desk/text-field.tsx";
import { UnitPicker } from "../desk/unit-picker.tsx";
import { meaningWords } from "../numbers/meaning-words.ts";
import { useChoosableUnits } from "../shell/use-units.ts";
import { ChoiceInSentence, NumberInSentence, Sentence } from "./in-sentence.tsx";
import { LevelLines } from "./level-lines.tsx";
import { MetricChoice } from "./metric-choice.tsx";
import { isOfMoment } from "./metric-groups.ts";
import type { DraftField, RuleDraft } from "./rule-draft.ts";
import { sampleText } from "./rule-sentence.ts";
import { ruleWords } from "./rule-words.ts";

export interface RuleFormProps {
  readonly draft: RuleDraft;
  readonly onChange: (changes: Partial<RuleDraft>) => void;
  readonly errorOf: (field: DraftField) => string | undefined;
  readonly failure: unknown;
  readonly onSubmit: () => void;
  /** What can be done with the draft. */
  readonly children: ReactNode;
}

const NO_LEVELS = { warningFire: "", warningClear: "", criticalFire: "", criticalClear: "" };

/** A rule as a sentence with fields in it. */
export function RuleForm({ draft, onChange, errorOf, failure, onSubmit, children }: RuleFormProps): ReactElement {
  const text = useWords(ruleWords);
  const language = useDeskLanguage();
  const { data: units } = useChoosableUnits();
  const { metric } = draft;
  const choose = (chosen: Metric): void => {
    // Per cent are no dossiers: a level of the one says nothing of the other.
    const isOther = isRate(chosen) !== isRate(metric);
    onChange({ metric: chosen, ...(isOther && { ...NO_LEVELS, minSample: isRate(chosen) ? "20" : "0" }) });
  };
  const numberOf = (
    field: "forMinutes" | "keepFiringMinutes" | "minSample" | "escalateAfterMinutes",
    label: string,
  ): ReactElement => (
    <NumberInSentence
      label={label}
      value={draft[field]}
      error={errorOf(field)}
      onChange={(value) => onChange({ [field]: value })}
    />
  );
  const things = sampleText(language, metric);
  return (
    <Form failure={failure} onSubmit={onSubmit}>
      <TextField
        label={text("ruleName")}
        hint={text("nameHint")}
        autoComplete="off"
        value={draft.name}
        error={errorOf("name")}
        onChange={(name) => onChange({ name })}
      />
      <div className="sentence-part">
        <p className="sentence-line">
          <Sentence
            of="line_what"
            slots={{
              metric: <MetricChoice value={metric} onChange={choose} />,
              each: (
                <ChoiceInSentence
                  label={text("each")}
                  value={draft.each}
                  options={SCOPE_EACH.map((value) => ({ value, text: text(`each_${value}`) }))}
                  onChange={(each) => onChange({ each })}
                />
              ),
            }}
          />
        </p>
        <div className="sentence-unit">
          <UnitPicker
            label={text("unit")}
            units={units ?? []}
            value={draft.unit}
            error={errorOf("unit")}
            onChange={(unit) => onChange({ unit })}
          />
        </div>
        <p className="sentence-line">
          <Sentence
            of="line_when"
            slots={{
              period: (
                <ChoiceInSentence
                  label={text("period")}
                  value={draft.period}
                  options={PERIODS.map((value) => ({ value, text: text(`period_${value}`) }))}
                  onChange={(period) => onChange({ period })}
                />
              ),
              direction: (
                <ChoiceInSentence
                  label={text("direction")}
                  value={draft.direction}
                  options={(["above", "below"] as const).map((value) => ({ value, text: text(`direction_${value}`) }))}
                  onChange={(direction) => onChange({ direction })}
                />
              ),
            }}
          />
        </p>
        <p className="field-hint">
          {meaningWords.textOf(language, isRate(metric) ? `isRate_${metric}` : `is_${metric}`)}
          {isOfMoment(metric) && ` ${text("momentNote")}`}
        </p>
      </div>
      {SEVERITIES.map((severity) => (
        <LevelLines key={severity} severity={severity} draft={draft} errorOf={errorOf} onChange={onChange} />
      ))}
      <p className="field-hint">{text("emptyLevel")}</p>
      <div className="sentence-part">
        <p className="sentence-line">
          <Sentence of="line_for" slots={{ minutes: numberOf("forMinutes", text("field_for")) }} />
        </p>
        <p className="sentence-line">
          <Sentence of="line_keep" slots={{ minutes: numberOf("keepFiringMinutes", text("field_keep")) }} />
        </p>
        {things !== "" && (
          <p className="sentence-line">
            <Sentence
              of="line_sample"
              slots={{ count: numberOf("minSample", text("field_sample", { things })), things }}
            />
          </p>
        )}
        <CheckField
          label={text("workingTime")}
          hint={text(draft.workingTime ? "workingTimeHint" : "clockTimeHint")}
          checked={draft.workingTime}
          onChange={(workingTime) => onChange({ workingTime })}
        />
      </div>
      <div className="sentence-part">
        <p className="sentence-line">
          <Sentence
            of="line_silence"
            slots={{
              choice: (
                <ChoiceInSentence
                  label={text("silence")}
                  value={draft.noData}
                  options={(["alert", "ignore"] as const).map((value) => ({ value, text: text(`silence_${value}`) }))}
                  onChange={(noData) => onChange({ noData })}
                />
              ),
            }}
          />
        </p>
        <p className="sentence-line">
          <Sentence
            of={draft.escalates ? "line_escalate" : "line_noEscalation"}
            slots={{
              minutes: numberOf("escalateAfterMinutes", text("field_escalate")),
              choice: (
                <ChoiceInSentence
                  label={text("escalation")}
                  value={draft.escalates ? "yes" : "no"}
                  options={(["yes", "no"] as const).map((value) => ({ value, text: text(`escalation_${value}`) }))}
                  onChange={(value) => onChange({ escalates: value === "yes" })}
                />
              ),
            }}
          />
        </p>
        <CheckField
          label={text("enabled")}
          hint={text("enabledHint")}
          checked={draft.enabled}
          onChange={(enabled) => onChange({ enabled })}
        />
      </div>
      <div className="sentence-part">
        <TextField
          label={text("reason")}
          hint={text("reasonHint")}
          autoComplete="off"
          value={draft.reason}
          error={errorOf("reason")}
          onChange={(reason) => onChange({ reason })}
        />
      </div>
      {children}
    </Form>
  );
}
