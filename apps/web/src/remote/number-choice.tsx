import type { Scene } from "@ioc/protocol/scene.ts";
import type { Explained } from "@ioc/protocol/screen-drive.ts";
import type { ReactElement } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { SelectField } from "../desk/select-field.tsx";
import { numberNames } from "../numbers/number-names.ts";
import { EXPLAINABLE, explainedIn, numberKey } from "./explainable.ts";
import { remoteWords } from "./remote-words.ts";

export interface NumberChoiceProps {
  readonly scene: Scene;
  readonly explain: Explained | null;
  readonly onChoose: (explain: Explained | null) => void;
}

const NONE = "";

/** One of the numbers of the scene, which explains itself on the wall. */
export function NumberChoice({ scene, explain, onChoose }: NumberChoiceProps): ReactElement {
  const text = useWords(remoteWords);
  const language = useDeskLanguage();
  const numbers = EXPLAINABLE[scene];
  const chosen = explainedIn(scene, explain);
  return (
    <SelectField<string>
      label={text("explain")}
      value={chosen === undefined ? NONE : numberKey(chosen)}
      options={[
        { value: NONE, text: text("explainNone") },
        ...numbers.map(numberKey).map((value) => ({ value, text: numberNames.textOf(language, value) })),
      ]}
      onChange={(name) => onChoose(numbers.find((number) => numberKey(number) === name) ?? null)}
    />
  );
}
