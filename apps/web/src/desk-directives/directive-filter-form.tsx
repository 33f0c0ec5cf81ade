import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { SelectField } from "../desk/select-field.tsx";
import { UnitPicker } from "../desk/unit-picker.tsx";
import { useReadableUnits } from "../shell/use-readable-units.ts";
import { type DirectiveFilter, STATE_CHOICES, type StateChoice } from "./directive-filter.ts";
import { directiveWords } from "./directive-words.ts";

export interface DirectiveFilterFormProps {
  readonly filter: DirectiveFilter;
  readonly onFilter: (filter: DirectiveFilter) => void;
}

export function DirectiveFilterForm({ filter, onFilter }: DirectiveFilterFormProps): ReactElement {
  const text = useWords(directiveWords);
  const units = useReadableUnits().data ?? [];
  return (
    <search className="tools">
      {units.length > 1 && (
        <UnitPicker
          label={text("unit")}
          units={units}
          value={filter.unit === "" ? undefined : filter.unit}
          onChange={(unit) => onFilter({ ...filter, unit: unit ?? "" })}
        />
      )}
      <SelectField<StateChoice>
        label={text("state")}
        value={filter.state}
        options={STATE_CHOICES.map((value) => ({ value, text: text(`state_${value}`) }))}
        onChange={(state) => onFilter({ ...filter, state })}
      />
    </search>
  );
}
