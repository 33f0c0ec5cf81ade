import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import type { ChoosableUnit } from "../desk/unit-choices.ts";
import { usePerson } from "./shell-context.ts";
import { readableUnits, UNITS_KEY } from "./use-units.ts";

/** The units of all the person's roles. */
export function useReadableUnits(): UseQueryResult<readonly ChoosableUnit[]> {
  const { grants } = usePerson();
  return useQuery({
    queryKey: [...UNITS_KEY, "readable"],
    meta: { keptAs: "units readable" },
    queryFn: ({ signal }) => readableUnits(grants, signal),
  });
}
