import type { ReactElement } from "react";
import { useLanguage, useSettings, useText } from "../page/page-context.ts";
import { stageWords } from "../stage/stage-words.ts";

/** What the map shows where there is land to show, and the way to the other drawing. */
export function LandHead({ asLand }: { asLand: boolean }): ReactElement {
  const text = useText();
  const language = useLanguage();
  const setMap = useSettings((state) => state.setMap);
  return (
    <>
      <span className="chart-tools map-switch">
        <button type="button" onClick={() => setMap(asLand ? "tiles" : "land")}>
          {stageWords.textOf(language, asLand ? "mapAsTiles" : "mapAsLand")}
        </button>
      </span>
      <span className="soft">{asLand ? stageWords.textOf(language, "landNote") : text("mapNote")}</span>
    </>
  );
}
