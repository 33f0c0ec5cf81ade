import type { ReactElement } from "react";
import { Navigate, Outlet, useLocation } from "react-router";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { signInPath } from "../page/own-path.ts";
import { loadSession } from "./session-store.ts";
import { useSession, useSessionStore } from "./shell-context.ts";

/** What stands behind it is for signed-in people whose password is their own; others sign in first and come back. */
export function RequirePerson(): ReactElement {
  const session = useSession();
  const store = useSessionStore();
  const { pathname, search, hash } = useLocation();
  const text = useWords(deskWords);
  if (session.kind === "unknown") return <p className="waiting">{text("loading")}</p>;
  if (session.kind === "failed") {
    return (
      <main className="waiting">
        <FailureNote failure={session.failure} />
        <p className="actions">
          <Button onClick={() => void loadSession(store)}>{text("tryAgain")}</Button>
        </p>
      </main>
    );
  }
  if (session.kind === "nobody" || session.person.mustChangePassword) {
    return <Navigate replace to={signInPath(pathname + search + hash)} />;
  }
  return <Outlet />;
}
