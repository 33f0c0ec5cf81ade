import type { ScreenItem } from "@ioc/protocol/screens.ts";
import { useWords } from "../desk/desk-context.ts";
import { useUnitName } from "../shell/use-unit-name.ts";
import { screenWords } from "./screen-words.ts";

/** In words, what a screen last said that it shows; undefined: it shows nothing yet, or never said. */
export function useShownText(): (report: ScreenItem["report"]) => string | undefined {
  const text = useWords(screenWords);
  const unitName = useUnitName();
  return (report) => {
    if (report?.light === "night" || report?.light === "off") return text(`light_${report.light}`);
    if (report?.unit == null) return undefined;
    const showing = text("showing", { scene: text(`scene_${report.scene}`), unit: unitName(report.unit) });
    return report.light === "after" ? text("light_after", { showing }) : showing;
  };
}
