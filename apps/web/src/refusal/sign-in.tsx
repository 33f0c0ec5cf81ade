import type { ReactElement } from "react";
import { signInPath } from "../page/own-path.ts";
import { usePage, useWords } from "../page/page-context.ts";
import { refusalWords } from "./refusal-words.ts";

/** The way to the sign-in page and back. A token of the address that was refused is forgotten on the way. */
export function SignIn(): ReactElement {
  const text = useWords(refusalWords);
  const { token } = usePage();
  const hadToken = token.read() !== undefined;
  return (
    <>
      <h2>{text("signInTitle")}</h2>
      {hadToken && (
        <p className="sign-in-bad" role="alert">
          {text("signInBad")}
        </p>
      )}
      <p>{text("signInText")}</p>
      <p>
        <a
          className="refusal-way"
          href={signInPath(window.location.pathname + window.location.search)}
          onClick={token.forget}
        >
          {text("signIn")}
        </a>
      </p>
    </>
  );
}
