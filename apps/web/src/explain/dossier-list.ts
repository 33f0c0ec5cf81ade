import type { DossierList } from "@ioc/protocol/dossiers.ts";
import type { Measure } from "@ioc/protocol/names.ts";
import { askServer } from "../live/ask-server.ts";
import type { NumberPart } from "../page/drill-store.ts";
import { queryOfPart } from "./number-part.ts";

const PAGE = 50;

/** Which dossiers: those that a measure counts, of one moment. */
export interface DossierListRequest {
  readonly unit: string;
  readonly measure: Measure;
  readonly period: { readonly from: string; readonly to: string };
  readonly field: string | undefined;
  /** The unit by itself, without what is below it. */
  readonly own: boolean;
  readonly part?: NumberPart | undefined;
  /** Instant of the number, so that both are of one moment. */
  readonly at: string;
}

/** One page of the list. */
export function askDossierList(
  { unit, measure, period, field, own, part, at }: DossierListRequest,
  cursor: string | undefined,
  how: { readonly token: string | undefined; readonly signal: AbortSignal },
): Promise<DossierList> {
  const whose = { unit, own: own ? "1" : undefined, field, ...queryOfPart(part) };
  const query = { ...whose, measure, ...period, at, cursor, limit: String(PAGE) };
  return askServer<DossierList>("dossiers", query, how);
}
