import type { ReactElement } from "react";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import { shellWords } from "./shell-words.ts";

/** Where a page could not be drawn or loaded; a newer build may have taken its files away. */
export function FaultPage(): ReactElement {
  const text = useWords(shellWords);
  return (
    <main className="waiting" role="alert">
      <h1>{text("faultTitle")}</h1>
      <p>{text("faultText")}</p>
      <p className="actions">
        <Button look="main" onClick={() => window.location.reload()}>
          {text("reload")}
        </Button>
      </p>
    </main>
  );
}
