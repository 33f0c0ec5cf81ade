import type { ReactElement } from "react";
import { Link } from "react-router";
import { useWords } from "../desk/desk-context.ts";
import { liesWithin } from "../desk/unit-choices.ts";
import { civilTimeOf } from "../numbers/civil-time.ts";
import { urgePath } from "../numbers/urge.ts";
import { placesOfRoles } from "../shell/may.ts";
import { serverNow } from "../shell/server-time.ts";
import { usePerson } from "../shell/shell-context.ts";
import { useReadableUnits } from "../shell/use-readable-units.ts";
import type { DossierFilter } from "./dossier-filter.ts";
import { dossiersWords } from "./dossiers-words.ts";
import { urgedList } from "./urged-list.ts";

export interface UrgeListLinkProps {
  readonly unit: string;
  readonly filter: DossierFilter;
}

/** The way from a list to a directive with it, for who leads the unit; nothing where the directive would name others. */
export function UrgeListLink({ unit, filter }: UrgeListLinkProps): ReactElement | null {
  const text = useWords(dossiersWords);
  const person = usePerson();
  const units = useReadableUnits().data ?? [];
  const urged = urgedList(filter, civilTimeOf(serverNow()).date);
  if (urged === undefined || !liesWithin(units, placesOfRoles(person, ["leader"]), unit)) return null;
  return (
    <Link className="button button-plain" to={urgePath({ unit, measure: urged, field: filter.field, own: false })}>
      {text("urge")}
    </Link>
  );
}
