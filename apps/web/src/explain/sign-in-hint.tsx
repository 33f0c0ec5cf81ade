import type { ReactElement } from "react";
import { signInPath } from "../page/own-path.ts";
import { useWords } from "../page/page-context.ts";
import { explainWords } from "./explain-words.ts";
import { useAtWall } from "./use-at-wall.ts";

/** To whoever is not signed in: what is not shown, and the way to it. At a wall screen nobody stands who could sign in. */
export function SignInHint({ of }: { of: "needsSignIn" | "listNeedsSignIn" }): ReactElement {
  const text = useWords(explainWords);
  if (useAtWall()) return <p>{text("onScreen")}</p>;
  return (
    <p>
      {text(of)} <a href={signInPath(window.location.pathname + window.location.search)}>{text("signIn")}</a>
    </p>
  );
}
