import type { DossierList } from "@ioc/protocol/dossiers.ts";
import { dossierListSchema } from "@ioc/protocol/dossiers.ts";
import type { Measure } from "@ioc/protocol/names.ts";
import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { askJson } from "./api.ts";

/** The number whose dossiers are meant. */
export interface DossierQuery {
  readonly unit: string;
  readonly measure: Measure;
  readonly field?: string | undefined;
  /** The unit by itself, without what is below it. */
  readonly own?: boolean | undefined;
  /** Absent: today. */
  readonly period?: { readonly from: string; readonly to: string } | undefined;
  /** The moment of the number; absent: now. */
  readonly at?: string | undefined;
}

/** As many as one directive may name, and one page holds. */
const MOST_DOSSIERS = 500;

/** The first dossiers of a number, and how many there are; undefined: none is meant. */
export function useCountedDossiers(query: DossierQuery | undefined): UseQueryResult<DossierList> {
  const address = query === undefined ? "" : addressOf(query);
  return useQuery({
    queryKey: ["dossiers", address],
    enabled: query !== undefined,
    queryFn: ({ signal }) => askJson(`/dossiers?${address}`, dossierListSchema, { signal }),
  });
}

function addressOf({ unit, measure, field, own, period, at }: DossierQuery): string {
  return new URLSearchParams({
    unit,
    measure,
    limit: String(MOST_DOSSIERS),
    ...period,
    ...(field === undefined ? {} : { field }),
    ...(own === true ? { own: "1" } : {}),
    ...(at === undefined ? {} : { at }),
  }).toString();
}

/** Their codes, each once: a dossier that was paid twice is listed twice. */
export function codesOf({ items }: DossierList): readonly string[] {
  return [...new Set(items.map(({ code }) => code))];
}
