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
  /** What is left out, and what of all is meant, as a target says it. */
  readonly except?: readonly string[] | undefined;
  readonly exceptOwn?: readonly string[] | undefined;
  readonly exceptField?: readonly string[] | undefined;
  readonly exceptMeasure?: readonly Measure[] | undefined;
  readonly silent?: boolean | undefined;
  /** Instant of the number, so that both are of one moment. */
  readonly at: string;
}

/** One page of the list. */
export function askDossierList(
  { unit, measure, period, field, own, part, at, silent, ...except }: DossierListRequest,
  cursor: string | undefined,
  how: { readonly token: string | undefined; readonly signal: AbortSignal },
): Promise<DossierList> {
  const whose = { unit, own: flag(own), silent: flag(silent), field, ...except, ...queryOfPart(part) };
  const query = { ...whose, measure, ...period, at, cursor, limit: String(PAGE) };
  return askServer<DossierList>("dossiers", query, how);
}

function flag(is: boolean | undefined): "1" | undefined {
  return is === true ? "1" : undefined;
}
