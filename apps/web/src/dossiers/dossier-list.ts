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

/** Whoever asks may not see dossiers: nobody is signed in, or it is a screen. */
export class NotForYou extends Error {}

/**
 * One page of the list; without a token the browser's session says who asks. Throws `NotForYou`, or an Error with words
 * for people, when the server does not give it.
 */
export async function fetchDossierList(
  request: DossierListRequest,
  token: string | undefined,
  signal: AbortSignal,
): Promise<DossierList> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(dossierListPath(request), { headers, signal });
  if (response.ok) return (await response.json()) as DossierList;
  if (response.status === 401 || response.status === 403) throw new NotForYou();
  const problem = (await response.json().catch(() => undefined)) as Partial<Problem> | undefined;
  throw new Error(problem?.detail ?? problem?.code ?? String(response.status));
}
