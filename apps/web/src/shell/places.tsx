import { Fragment, type ReactElement } from "react";
import { NavLink, useSearchParams } from "react-router";
import { useWords } from "../desk/desk-context.ts";
import { withUnit } from "./desk-unit.ts";
import { placesOf } from "./navigation.ts";
import { usePerson } from "./shell-context.ts";
import { shellWords } from "./shell-words.ts";

/** Where one can go: the unit's work, then administration. The unit that was chosen goes along from work to work. */
export function Places(): ReactElement {
  const text = useWords(shellWords);
  const groups = placesOf(usePerson());
  const [query] = useSearchParams();
  const unit = query.get("unit") ?? undefined;
  return (
    <div className="desk-groups">
      {groups.map(({ name, places }) => (
        <Fragment key={name}>
          {groups.length > 1 && <h2 className="desk-group">{text(name)}</h2>}
          <ul className="desk-places">
            {places.map(({ page, path, end }) => (
              <li key={page}>
                <NavLink to={name === "work" ? withUnit(path, unit) : path} end={end ?? false}>
                  {text(`nav_${page}`)}
                </NavLink>
              </li>
            ))}
          </ul>
        </Fragment>
      ))}
    </div>
  );
}
