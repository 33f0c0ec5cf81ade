import type { ReactElement } from "react";
import { Link } from "react-router";
import { useWords } from "../desk/desk-context.ts";
import { Page } from "./page.tsx";
import { useSession } from "./shell-context.ts";
import { shellWords } from "./shell-words.ts";

/** For addresses that lead nowhere. Nothing on it tells whether an address is one of somebody else's. */
export function LostPage(): ReactElement {
  const text = useWords(shellWords);
  const isSignedIn = useSession().kind === "person";
  return (
    <Page title={text("lostTitle")} lead={text("lostText")}>
      <p className="actions">
        <Link className="button button-main" to={isSignedIn ? "/desk" : "/sign-in"}>
          {text(isSignedIn ? "nav_desk" : "signIn")}
        </Link>
        <a className="button" href="/">
          {text("wall")}
        </a>
      </p>
    </Page>
  );
}
