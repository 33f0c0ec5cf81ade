import { SCENES } from "@ioc/protocol/names.ts";
import type { Scene } from "@ioc/protocol/scene.ts";
import type { ReactElement } from "react";
import { useWall, useWords } from "../page/page-context.ts";
import { stageWords } from "./stage-words.ts";

/** On a phone, which has neither keys nor a list of its own: from one scene to another. */
export function SceneSwitch({ turnTo }: { turnTo: (scene: Scene) => void }): ReactElement {
  const words = useWords(stageWords);
  const shown = useWall((state) => state.shown?.place.scene);
  return (
    <select
      aria-label={words("scenes")}
      value={shown ?? ""}
      onChange={({ target }) => {
        const chosen = SCENES.find((scene) => scene === target.value);
        if (chosen !== undefined) turnTo(chosen);
      }}
    >
      {SCENES.map((scene) => (
        <option key={scene} value={scene}>
          {words(`scene_${scene}`)}
        </option>
      ))}
    </select>
  );
}
