import type { ReactElement } from "react";
import { Link, Outlet } from "react-router";
import { useWords } from "../desk/desk-context.ts";
import { isAdministrator } from "./may.ts";
import { Page } from "./page.tsx";
import { usePerson } from "./shell-context.ts";
import { shellWords } from "./shell-words.ts";
import { useReadableUnits } from "./use-readable-units.ts";

/** Pages of units' work: before there is a unit at all they say so, and where to begin. */
export function WithUnits(): ReactElement {
  const text = useWords(shellWords);
  const person = usePerson();
  const { data: units } = useReadableUnits();
  if (units?.length !== 0) return <Outlet />;
  return (
    <Page title={text("noUnits")}>
      <p>{text("noUnitsText")}</p>
      {isAdministrator(person) && (
        <p className="actions">
          <Link className="button button-main" to="/admin">
            {text("nav_start")}
          </Link>
        </p>
      )}
    </Page>
  );
}
