import type { Scene } from "@ioc/protocol/scene.ts";
import type { Explained } from "@ioc/protocol/screen-drive.ts";
import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { SelectField } from "../desk/select-field.tsx";
import { EXPLAINABLE, explainedIn, numberName } from "./explainable.ts";
import { remoteWords } from "./remote-words.ts";

export interface NumberChoiceProps {
  readonly scene: Scene;
  readonly explain: Explained | null;
  readonly onChoose: (explain: Explained | null) => void;
}

const NONE = "";

/** One of the numbers of the scene, which explains itself on the wall. */
export function NumberChoice({ scene, explain, onChoose }: NumberChoiceProps): ReactElement | null {
  const text = useWords(remoteWords);
  const numbers = EXPLAINABLE[scene];
  if (numbers.length === 0) return null;
  const chosen = explainedIn(scene, explain);
  return (
    <SelectField<string>
      label={text("explain")}
      value={chosen === undefined ? NONE : numberName(chosen)}
      options={[
        { value: NONE, text: text("explainNone") },
        ...numbers.map(numberName).map((value) => ({ value, text: text(`number_${value}`) })),
      ]}
      onChange={(name) => onChoose(numbers.find((number) => numberName(number) === name) ?? null)}
    />
  );
}
