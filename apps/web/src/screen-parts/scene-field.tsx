import { SCENES } from "@ioc/protocol/names.ts";
import type { Scene } from "@ioc/protocol/scene.ts";
import type { ReactElement, ReactNode } from "react";
import { useWords } from "../desk/desk-context.ts";
import { SelectField } from "../desk/select-field.tsx";
import { screenWords } from "./screen-words.ts";

export interface SceneFieldProps {
  readonly hint?: ReactNode;
  readonly value: Scene;
  readonly onChange: (scene: Scene) => void;
}

export function SceneField({ hint, value, onChange }: SceneFieldProps): ReactElement {
  const text = useWords(screenWords);
  return (
    <SelectField<Scene>
      label={text("scene")}
      hint={hint}
      value={value}
      options={SCENES.map((scene) => ({ value: scene, text: text(`scene_${scene}`) }))}
      onChange={onChange}
    />
  );
}
