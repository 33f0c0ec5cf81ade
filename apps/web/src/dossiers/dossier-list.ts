import type { DossierList } from "@ioc/protocol/dossiers.ts";
import type { Problem } from "@ioc/protocol/error.ts";
import type { DrillTarget } from "../page/drill-store.ts";

const PAGE = 50;

/** Which dossiers: those that `target` counts at `unit` on the civil date `day`. */
export interface DossierListRequest {
  readonly target: DrillTarget;
  readonly unit: string;
  readonly day: string;
  readonly cursor?: string | undefined;
}

function dossierListPath({ target, unit, day, cursor }: DossierListRequest): string {
  const query = new URLSearchParams({ unit: target.unit ?? unit, from: day, to: day, measure: target.measure });
  if (target.field !== undefined) query.set("field", target.field);
  if (target.own === true) query.set("own", "1");
  if (cursor !== undefined) query.set("cursor", cursor);
  query.set("limit", String(PAGE));
  return `/api/v1/dossiers?${query}`;
}

/** One page of the list. Throws an Error with words for people when the server does not give it. */
export async function fetchDossierList(
  request: DossierListRequest,
  token: string,
  signal: AbortSignal,
): Promise<DossierList> {
  const response = await fetch(dossierListPath(request), { headers: { authorization: `Bearer ${token}` }, signal });
  if (response.ok) return (await response.json()) as DossierList;
  const problem = (await response.json().catch(() => undefined)) as Partial<Problem> | undefined;
  throw new Error(problem?.detail ?? problem?.code ?? String(response.status));
}
