import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { UnitPicker } from "../desk/unit-picker.tsx";
import { shellWords } from "./shell-words.ts";
import { useChoosableUnits } from "./use-units.ts";

export interface UnitChoiceProps {
  readonly unit: string | undefined;
  readonly onChoose: (unit: string | undefined) => void;
}

/** Another unit to look at, for whoever may look at several. */
export function UnitChoice({ unit, onChoose }: UnitChoiceProps): ReactElement | null {
  const text = useWords(shellWords);
  const { data: units = [] } = useChoosableUnits();
  if (units.length < 2) return null;
  return (
    <UnitPicker
      label={text("otherUnit")}
      units={units}
      value={unit}
      onChange={(code) => code !== undefined && onChoose(code)}
    />
  );
}
