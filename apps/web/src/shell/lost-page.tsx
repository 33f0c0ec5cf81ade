import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { Page } from "./page.tsx";
import { shellWords } from "./shell-words.ts";

/** For addresses that lead nowhere. */
export function LostPage(): ReactElement {
  const text = useWords(shellWords);
  return (
    <Page title={text("lostTitle")}>
      <p>{text("lostText")}</p>
    </Page>
  );
}
