import type { Explained } from "@ioc/protocol/explained.ts";
import type { Scene } from "@ioc/protocol/scene.ts";
import type { ReactElement } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { SelectField } from "../desk/select-field.tsx";
import { numberNames } from "../numbers/number-names.ts";
import { EXPLAINABLE, explainedIn, numberKey } from "./explainable.ts";
import { remoteWords } from "./remote-words.ts";

export interface NumberChoiceProps {
  readonly scene: Scene;
  /** Code of the unit that is shown. */
  readonly unit: string | undefined;
  readonly explain: Explained | null;
  readonly onChoose: (explain: Explained | null) => void;
}

const NONE = "";
const OTHER = "other";

/** One of the numbers of the scene, which explains itself on the wall. */
export function NumberChoice({ scene, unit, explain, onChoose }: NumberChoiceProps): ReactElement {
  const text = useWords(remoteWords);
  const language = useDeskLanguage();
  const numbers = EXPLAINABLE[scene];
  const chosen = explainedIn(scene, explain, unit);
  return (
    <SelectField<string>
      label={text("explain")}
      value={chosen !== undefined ? numberKey(chosen) : explain === null ? NONE : OTHER}
      options={[
        { value: NONE, text: text("explainNone") },
        ...(explain !== null && chosen === undefined ? [{ value: OTHER, text: text("explainOther") }] : []),
        ...numbers.map(numberKey).map((value) => ({ value, text: numberNames.textOf(language, value) })),
      ]}
      onChange={(name) => onChoose(numbers.find((number) => numberKey(number) === name) ?? null)}
    />
  );
}
