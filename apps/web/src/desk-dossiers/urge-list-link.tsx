import type { ReactElement } from "react";
import { Link } from "react-router";
import { useWords } from "../desk/desk-context.ts";
import { liesWithin } from "../desk/unit-choices.ts";
import { urgedMeasure, urgePath } from "../numbers/urge.ts";
import { placesOfRoles } from "../shell/may.ts";
import { usePerson } from "../shell/shell-context.ts";
import { useReadableUnits } from "../shell/use-readable-units.ts";
import type { DossierFilter } from "./dossier-filter.ts";
import { dossiersWords } from "./dossiers-words.ts";

export interface UrgeListLinkProps {
  readonly unit: string;
  readonly filter: DossierFilter;
}

/** The way from a list to a directive with it, for who leads the unit; not from what is narrowed to less than a number. */
export function UrgeListLink({ unit, filter }: UrgeListLinkProps): ReactElement | null {
  const text = useWords(dossiersWords);
  const person = usePerson();
  const units = useReadableUnits().data ?? [];
  const { measure, field, code, procedure, channel, state } = filter;
  const urged = measure === undefined ? undefined : urgedMeasure({ measure });
  const isNarrowed = code !== "" || [procedure, channel, state].some((part) => part !== undefined);
  if (urged === undefined || isNarrowed || !liesWithin(units, placesOfRoles(person, ["leader"]), unit)) return null;
  return (
    <Link className="button button-plain" to={urgePath({ unit, measure: urged, field, own: false })}>
      {text("urge")}
    </Link>
  );
}
