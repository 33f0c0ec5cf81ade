import { useEffect } from "react";
import { useSettings } from "../page/page-context.ts";

/** Paper is white, whatever the wall is: while the page is printed it has the light theme. */
export function usePrintTheme(): void {
  const theme = useSettings((state) => state.theme);
  useEffect(() => {
    const { dataset } = document.documentElement;
    const begun = (): void => {
      dataset["theme"] = "light";
    };
    const ended = (): void => {
      dataset["theme"] = theme;
    };
    window.addEventListener("beforeprint", begun);
    window.addEventListener("afterprint", ended);
    return () => {
      window.removeEventListener("beforeprint", begun);
      window.removeEventListener("afterprint", ended);
    };
  }, [theme]);
}
