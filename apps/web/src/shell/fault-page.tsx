import type { ReactElement } from "react";
import { useRouteError } from "react-router";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import { shellWords } from "./shell-words.ts";

/** How Chromium, Firefox and Safari say that a script did not come. */
const UNLOADED = /dynamically imported module|importing a module script|module script failed/i;

/** Where a page could not be drawn or loaded; a newer build may have taken its files away. */
export function FaultPage(): ReactElement {
  const text = useWords(shellWords);
  const error = useRouteError();
  const isUnloaded = error instanceof Error && UNLOADED.test(error.message);
  return (
    <main className="waiting" role="alert">
      <h1>{text("faultTitle")}</h1>
      <p>{text(isUnloaded ? "faultUnloaded" : "faultText")}</p>
      <p className="actions">
        <Button look="main" onClick={() => window.location.reload()}>
          {text("reload")}
        </Button>
      </p>
    </main>
  );
}
