import type { ReactElement } from "react";
import { Link, Navigate, Outlet, useLocation } from "react-router";
import { useWords } from "../desk/desk-context.ts";
import { isAdministrator } from "./may.ts";
import { Page } from "./page.tsx";
import { usePerson } from "./shell-context.ts";
import { shellWords } from "./shell-words.ts";

/** What stands behind it is for administrators; whoever comes to its door without being one is led to the unit's desk. */
export function ForAdministrators(): ReactElement {
  const text = useWords(shellWords);
  const person = usePerson();
  const { pathname } = useLocation();
  if (isAdministrator(person)) return <Outlet />;
  if (pathname === "/admin") return <Navigate replace to="/desk" />;
  return (
    <Page title={text("administration")}>
      <p>{text("notForYou")}</p>
      <p className="actions">
        <Link className="button button-main" to="/desk">
          {text("nav_desk")}
        </Link>
      </p>
    </Page>
  );
}
