import { type ReactElement, useEffect } from "react";
import { useStore } from "zustand/react";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import { otherPageOf } from "./other-page-of.ts";
import { useNewBuild } from "./shell-context.ts";
import { shellWords } from "./shell-words.ts";

/**
 * Offers the new version of the program, and takes it when somebody goes to another page anyhow. What is being typed is
 * never taken away.
 */
export function BuildOffer(): ReactElement {
  const text = useWords(shellWords);
  const isThere = useStore(useNewBuild(), (state) => state.isThere);
  useEffect(() => {
    if (!isThere) return;
    // Kept from the router, a link is followed by the browser, which loads the page anew.
    const follow = (event: MouseEvent): void => {
      if (otherPageOf(event, window.location) !== undefined) event.stopPropagation();
    };
    document.addEventListener("click", follow, { capture: true });
    return () => document.removeEventListener("click", follow, { capture: true });
  }, [isThere]);
  return (
    <div className={isThere ? "note build-offer" : "unseen"} role="status">
      {isThere && (
        <>
          <span>{text("newBuild")}</span>
          <Button look="link" onClick={() => window.location.reload()}>
            {text("takeBuild")}
          </Button>
        </>
      )}
    </div>
  );
}
