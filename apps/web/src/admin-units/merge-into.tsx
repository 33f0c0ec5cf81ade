import { type ReactElement, useId, useMemo } from "react";
import { useWords } from "../desk/desk-context.ts";
import { UnitPicker } from "../desk/unit-picker.tsx";
import { UnitFields } from "./unit-fields.tsx";
import { checkDraft, type UnitDraft, type UnitField } from "./unit-form.ts";
import type { UnitTree } from "./unit-tree.ts";
import { unitWords } from "./unit-words.ts";

/** Into what units are merged. Both answers are kept while the question is not decided. */
export interface MergeTarget {
  readonly kind: "new" | "existing";
  readonly draft: UnitDraft;
  readonly code: string | undefined;
}

export interface MergeIntoProps {
  readonly tree: UnitTree;
  readonly target: MergeTarget;
  readonly asked: boolean;
  readonly onChange: (target: MergeTarget) => void;
}

export function MergeInto({ tree, target, asked, onChange }: MergeIntoProps): ReactElement {
  const text = useWords(unitWords);
  const name = useId();
  const checked = checkDraft(target.draft);
  const faultOf = (field: UnitField): string | undefined => {
    if (field === "code" && tree.byCode.has(target.draft.code.trim())) return text("fault_codeTaken");
    return asked && !checked.ok && checked.faults.includes(field) ? text(`fault_${field}`) : undefined;
  };
  const living = useMemo(() => [...tree.byCode.values()].filter(({ successor }) => successor == null), [tree]);
  return (
    <fieldset>
      <legend>{text("mergeInto")}</legend>
      <div className="choices">
        {(["new", "existing"] as const).map((kind) => (
          <label key={kind} className="choice">
            <input
              type="radio"
              name={name}
              checked={target.kind === kind}
              onChange={() => onChange({ ...target, kind })}
            />
            {text(kind === "new" ? "mergeIntoNew" : "mergeIntoExisting")}
          </label>
        ))}
      </div>
      {target.kind === "existing" ? (
        <UnitPicker
          label={text("mergeExisting")}
          units={living}
          value={target.code}
          error={asked && target.code === undefined ? text("mergeNeedsUnit") : undefined}
          onChange={(code) => onChange({ ...target, code })}
        />
      ) : (
        <UnitFields
          draft={target.draft}
          onChange={(field, value) => onChange({ ...target, draft: { ...target.draft, [field]: value } })}
          faultOf={faultOf}
          isNew
          parents={living}
          successors={undefined}
        />
      )}
    </fieldset>
  );
}
