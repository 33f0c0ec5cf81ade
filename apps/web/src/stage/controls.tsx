import { SCENES } from "@ioc/protocol/names.ts";
import type { ReactElement } from "react";
import { usePage, useSettings, useWall, useWords } from "../page/page-context.ts";
import { useNow } from "../page/use-now.ts";
import { OwnWay } from "./own-way.tsx";
import { stageWords } from "./stage-words.ts";
import { useLayout } from "./use-layout.ts";

/**
 * The other scenes, the past, language, theme, and the way to the pages of the desk. On the wall they stay out of sight
 * until the pointer or the keyboard comes to the header.
 */
export function Controls(): ReactElement {
  const words = useWords(stageWords);
  const { past, turnTo } = usePage();
  const nowMs = useNow();
  const layout = useLayout();
  const shown = useWall((state) => state.shown?.place.scene);
  const { language, theme, setLanguage, setTheme } = useSettings((state) => state);
  return (
    <span className="controls">
      {/* A phone has its own switch of scenes, above the numbers. */}
      {turnTo !== undefined &&
        layout === "wall" &&
        SCENES.map((scene) => (
          <button key={scene} type="button" aria-pressed={scene === shown} onClick={() => turnTo(scene)}>
            {words(`scene_${scene}`)}
          </button>
        ))}
      <button type="button" onClick={() => past.getState().seek(nowMs)}>
        {words("lookBack")}
      </button>
      <button type="button" onClick={() => setLanguage(language === "vi" ? "en" : "vi")}>
        <span lang={language === "vi" ? "en" : "vi"}>{words("switchLanguage")}</span>
      </button>
      <button type="button" onClick={() => setTheme(theme === "dark" ? "light" : "dark")}>
        {words(theme === "dark" ? "switchTheme_dark" : "switchTheme_light")}
      </button>
      {turnTo !== undefined && (
        <>
          <a href="/admin">{words("desk")}</a>
          <OwnWay />
        </>
      )}
    </span>
  );
}
