import type { ReactElement } from "react";
import { usePage, useSettings, useText } from "../page/page-context.ts";
import { useNow } from "../page/use-now.ts";

/** Language and theme. On the wall they stay out of sight until the pointer or the keyboard comes to the header. */
export function Controls(): ReactElement {
  const text = useText();
  const { past } = usePage();
  const nowMs = useNow();
  const { language, theme, setLanguage, setTheme } = useSettings((state) => state);
  return (
    <span className="controls">
      <button type="button" onClick={() => past.getState().seek(nowMs)}>
        {text("lookBack")}
      </button>
      <button type="button" onClick={() => setLanguage(language === "vi" ? "en" : "vi")}>
        <span lang={language === "vi" ? "en" : "vi"}>{text("switchLanguage")}</span>
      </button>
      <button type="button" onClick={() => setTheme(theme === "dark" ? "light" : "dark")}>
        {text(theme === "dark" ? "switchTheme_dark" : "switchTheme_light")}
      </button>
    </span>
  );
}
