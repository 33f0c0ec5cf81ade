import { isRate } from "@ioc/domain/alert/metric.ts";
import type { Severity } from "@ioc/domain/alert/severity.ts";
import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { Glyph } from "../stage/glyph.tsx";
import { NumberInSentence, Sentence } from "./in-sentence.tsx";
import { countedThing } from "./metric-groups.ts";
import type { DraftField, RuleDraft } from "./rule-draft.ts";
import { ruleWords } from "./rule-words.ts";

export interface LevelLinesProps {
  readonly severity: Severity;
  readonly draft: RuleDraft;
  readonly errorOf: (field: DraftField) => string | undefined;
  readonly onChange: (changes: Partial<RuleDraft>) => void;
}

/** "Chú ý: báo khi hơn 4 %, hết khi không còn hơn 3,5 %" */
export function LevelLines({ severity, draft, errorOf, onChange }: LevelLinesProps): ReactElement {
  const text = useWords(ruleWords);
  const word = text(draft.direction);
  const unit = isRate(draft.metric) ? text("percent") : text(`thing_${countedThing(draft.metric)}`);
  const name = text(`severity_${severity}`);
  const numberOf = (field: "warningFire" | "warningClear" | "criticalFire" | "criticalClear", label: string) => (
    <NumberInSentence
      label={label}
      unit={unit}
      value={draft[field]}
      error={errorOf(field)}
      onChange={(value) => onChange({ [field]: value })}
    />
  );
  const labels = { severity: name, word, unit };
  return (
    <div className="sentence-part level">
      <Glyph name={severity === "critical" ? "overdue" : "soon"} size={17} />
      <div>
        <p className="sentence-line">
          <b className={`level-${severity}`}>{name}</b>
          {": "}
          <Sentence of="line_fire" slots={{ word, fire: numberOf(`${severity}Fire`, text("field_fire", labels)) }} />
        </p>
        <p className="sentence-line">
          <Sentence
            of="line_clear"
            slots={{ word, clear: numberOf(`${severity}Clear`, text("field_clear", labels)) }}
          />
        </p>
      </div>
    </div>
  );
}
