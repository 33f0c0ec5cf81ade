import { type PersonList, personListSchema } from "@ioc/protocol/people.ts";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { askJson } from "../shell/api.ts";

export const PEOPLE_KEY = ["people"];

export function usePeople(): UseQueryResult<PersonList> {
  return useQuery({ queryKey: PEOPLE_KEY, queryFn: ({ signal }) => askJson("/people", personListSchema, { signal }) });
}

export function personPath(id: string): string {
  return `/people/${encodeURIComponent(id)}`;
}
