import type { ReactElement } from "react";
import { useDeskSettings, useWords } from "../desk/desk-context.ts";
import { shellWords } from "./shell-words.ts";

/** Language and theme. */
export function LookSwitches(): ReactElement {
  const text = useWords(shellWords);
  const { language, theme, setLanguage, setTheme } = useDeskSettings((settings) => settings);
  const other = language === "vi" ? "en" : "vi";
  return (
    <p className="look-switches">
      <button type="button" className="button button-link" lang={other} onClick={() => setLanguage(other)}>
        {text("otherLanguage")}
      </button>
      <button
        type="button"
        className="button button-link"
        onClick={() => setTheme(theme === "light" ? "dark" : "light")}
      >
        {text(theme === "light" ? "toDark" : "toLight")}
      </button>
    </p>
  );
}
