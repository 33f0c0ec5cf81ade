import { type ReactElement, useEffect } from "react";
import { useText } from "../page/page-context.ts";
import { RELOAD_MS, reloadWhenServed } from "../page/reload-when-served.ts";

/** Nobody stands at a wall to press a key: after a fault of its own the page loads itself again. */
export function ReloadLater(): ReactElement {
  const text = useText();
  useEffect(reloadWhenServed, []);
  return (
    <main className="fault" role="alert">
      <h1>{text("pageFault")}</h1>
      <p>{text("pageFaultReload", { seconds: RELOAD_MS / 1000 })}</p>
    </main>
  );
}
