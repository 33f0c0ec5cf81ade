import { UNIT_KINDS } from "@ioc/protocol/names.ts";
import type { UnitBody } from "@ioc/protocol/provisioning.ts";
import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { SelectField } from "../desk/select-field.tsx";
import { TextField } from "../desk/text-field.tsx";
import { UnitPicker } from "../desk/unit-picker.tsx";
import type { UnitDraft, UnitField } from "./unit-form.ts";
import { unitWords } from "./unit-words.ts";

export interface UnitFieldsProps {
  readonly draft: UnitDraft;
  readonly onChange: (field: UnitField, value: string) => void;
  readonly faultOf: (field: UnitField) => string | undefined;
  /** Whether the unit is made just now: its code can still be chosen. */
  readonly isNew: boolean;
  readonly parents: readonly UnitBody[];
  /** Undefined: a new unit of a merger, whose life is the merger's. */
  readonly successors: readonly UnitBody[] | undefined;
}

/** Everything that can be written of a unit. */
export function UnitFields({ draft, onChange, faultOf, isNew, parents, successors }: UnitFieldsProps): ReactElement {
  const text = useWords(unitWords);
  const props = (field: UnitField) => ({
    label: text(`field_${field}`),
    value: draft[field],
    error: faultOf(field),
    onChange: (value: string) => onChange(field, value),
  });
  const pickerProps = (field: "parent" | "successor") => ({
    ...props(field),
    hint: text(`hint_${field}`),
    value: draft[field] || undefined,
    onChange: (code: string | undefined) => onChange(field, code ?? ""),
  });
  const kinds = UNIT_KINDS.map((kind) => ({ value: String(kind), text: text(`kind_${kind}`) }));
  return (
    <>
      <fieldset>
        <legend>{text("partWho")}</legend>
        <TextField {...props("name")} autoComplete="off" />
        <div className="field-row">
          <TextField
            {...props("code")}
            {...(isNew ? { hint: text("hint_code") } : { readOnly: true })}
            autoComplete="off"
            spellCheck={false}
          />
          <SelectField
            {...props("kind")}
            options={draft.kind === "" ? [{ value: "", text: text("choose") }, ...kinds] : kinds}
          />
        </div>
        <TextField {...props("nameEn")} hint={text("hint_nameEn")} autoComplete="off" />
      </fieldset>
      <fieldset>
        <legend>{text("partPlace")}</legend>
        <UnitPicker {...pickerProps("parent")} units={parents} />
      </fieldset>
      {successors !== undefined && (
        <fieldset>
          <legend>{text("partLife")}</legend>
          <div className="field-row">
            <TextField {...props("validFrom")} hint={text("hint_validFrom")} type="date" />
            <TextField {...props("validTo")} hint={text("hint_validTo")} type="date" />
          </div>
          <UnitPicker {...pickerProps("successor")} units={successors} />
        </fieldset>
      )}
      <fieldset>
        <legend>{text("partMore")}</legend>
        <TextField {...props("codePrefix")} hint={text("hint_codePrefix")} autoComplete="off" spellCheck={false} />
        <div className="field-row">
          <TextField {...props("lat")} hint={text("hint_lat")} inputMode="decimal" autoComplete="off" />
          <TextField {...props("lon")} hint={text("hint_lon")} inputMode="decimal" autoComplete="off" />
        </div>
      </fieldset>
    </>
  );
}
