import { type ReactElement, useMemo } from "react";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { UnitPicker } from "../desk/unit-picker.tsx";
import { nameIn } from "../language/language.ts";
import type { UnitTree } from "./unit-tree.ts";
import { unitWords } from "./unit-words.ts";

export interface MergeListProps {
  readonly tree: UnitTree;
  readonly units: readonly string[];
  readonly faults: readonly string[];
  readonly onAdd: (code: string) => void;
  readonly onRemove: (code: string) => void;
}

/** The units that come together. */
export function MergeList({ tree, units, faults, onAdd, onRemove }: MergeListProps): ReactElement {
  const text = useWords(unitWords);
  const language = useDeskLanguage();
  const offered = useMemo(
    () => [...tree.byCode.values()].filter(({ code, successor }) => successor == null && !units.includes(code)),
    [tree, units],
  );
  return (
    <fieldset>
      <legend>{text("mergeUnits")}</legend>
      {units.length === 0 ? (
        <p className="soft">{text("mergeNone")}</p>
      ) : (
        <ul className="merge-units">
          {units.map((code) => {
            const unit = tree.byCode.get(code);
            const name = unit === undefined ? code : nameIn(language, unit);
            return (
              <li key={code}>
                <span>
                  {name} <span className="unit-code">{code}</span>
                </span>
                <Button look="link" aria-label={text("mergeRemove", { unit: name })} onClick={() => onRemove(code)}>
                  {text("mergeTakeOff")}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
      <UnitPicker
        label={text("mergeAdd")}
        units={offered}
        value={undefined}
        error={faults.length === 0 ? undefined : faults.join(" ")}
        onChange={(code) => code !== undefined && onAdd(code)}
      />
    </fieldset>
  );
}
