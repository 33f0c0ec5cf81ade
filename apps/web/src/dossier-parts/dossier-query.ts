import { type DossierList, dossierListSchema } from "@ioc/protocol/dossiers.ts";
import { askJson } from "../shell/api.ts";

/** What a list is asked for, by the names of the API; undefined: not asked for. */
export type DossierQuery = Readonly<
  Record<
    "unit" | "measure" | "from" | "to" | "at" | "code" | "field" | "procedure" | "channel" | "state" | "sort" | "limit",
    string | undefined
  >
>;

export function dossiersPath(query: Partial<DossierQuery>, cursor?: string): string {
  const given = Object.entries({ ...query, cursor }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  return `/dossiers?${new URLSearchParams(given)}`;
}

export function askDossiers(
  query: Partial<DossierQuery>,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<DossierList> {
  return askJson(dossiersPath(query, cursor), dossierListSchema, { signal });
}

/** The page of one dossier; the unit that was chosen goes along. */
export function dossierPath(code: string, unit: string | undefined): string {
  const path = `/dossiers/${encodeURIComponent(code)}`;
  return unit === undefined ? path : `${path}?${new URLSearchParams({ unit })}`;
}
