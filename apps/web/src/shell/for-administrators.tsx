import type { ReactElement } from "react";
import { Navigate, Outlet, useLocation } from "react-router";
import { useWords } from "../desk/desk-context.ts";
import { isAdministrator, mayManageScreens } from "./may.ts";
import { Page } from "./page.tsx";
import { usePerson } from "./shell-context.ts";
import { shellWords } from "./shell-words.ts";

/** What stands behind it is for administrators; leaders are led to their screens, others to the wall. */
export function ForAdministrators(): ReactElement {
  const text = useWords(shellWords);
  const person = usePerson();
  const { pathname } = useLocation();
  if (isAdministrator(person)) return <Outlet />;
  if (mayManageScreens(person) && pathname === "/admin") return <Navigate replace to="/admin/screens" />;
  return (
    <Page title={text("desk")}>
      <p>{text("notForYou")}</p>
      <p className="actions">
        <a className="button button-main" href="/">
          {text("wall")}
        </a>
      </p>
    </Page>
  );
}
