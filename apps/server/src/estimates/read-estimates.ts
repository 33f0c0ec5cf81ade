import type { Basis } from "@ioc/domain/estimate/late-chance.ts";
import { formatDay } from "@ioc/domain/time/civil-date.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { EstimateBasis, EstimateItem, EstimatePart, Estimates, Learned } from "@ioc/protocol/estimates.ts";
import type { Kysely } from "kysely";
import { headOf } from "../boards/head-of.ts";
import type { LiveState } from "../boards/live-state.ts";
import type { Database } from "../database/schema.ts";
import { itemsById } from "../dossiers/items-by-id.ts";
import { hoursOfDay } from "./hours-of-day.ts";
import type { OpenEstimate } from "./open-estimates.ts";
import type { UnitEstimates } from "./unit-estimates.ts";

export interface EstimatesRequest {
  readonly unit: number;
  readonly asOf: number;
  /** The clock. */
  readonly now: number;
  /** Whether no other moment was asked for. */
  readonly isNow: boolean;
  readonly part: EstimatePart | undefined;
  readonly limit: number;
  /** Items that were shown already. */
  readonly skip: number;
}

export type EstimatesPage = Omit<Estimates, "nextCursor"> & { readonly next: number | null };

const HOUR_MS = 3_600_000;

/** A page of what is open in a subtree, with the chance of each to be late; undefined for an unknown unit. */
export async function readEstimates(
  db: Kysely<Database>,
  state: LiveState,
  estimates: UnitEstimates,
  { unit, asOf, now, isNow, part, limit, skip }: EstimatesRequest,
): Promise<EstimatesPage | undefined> {
  const { learned, list, overdue, nextClose, expected, unknown } = await estimates.open(unit, asOf, now, isNow);
  const { reference } = state;
  const top = reference.tree.on(dayOf(reference.zone, asOf)).nodeOf(unit);
  if (top === undefined) return undefined;
  const begin = part === "others" ? list.due : 0;
  const end = part === "due" ? list.due : list.length;
  const page = list.slice(Math.min(begin + skip, end), Math.min(begin + skip + limit, end));
  const shown = await itemsById(
    db,
    reference,
    page.map(({ dossier }) => dossier),
    asOf,
  );
  return {
    unit: headOf(reference.unitsById.get(top)),
    asOf: formatInstant(asOf),
    hoursOfDay: hoursOfDay(reference.calendar),
    nextClose: { at: formatInstant(nextClose), count: list.due, expected, unknown },
    overdue,
    learned: learnedOf(learned, learned.durations.resolved),
    total: list.length,
    items: page.flatMap((estimate): EstimateItem[] => {
      const dossier = shown.get(estimate.dossier);
      return dossier === undefined ? [] : [{ dossier, ...writtenEstimate(estimate) }];
    }),
    next: begin + skip + limit < end ? skip + limit : null,
  };
}

export function learnedOf(
  { from, asOf, oneOf }: { readonly from: number; readonly asOf: number; readonly oneOf: number },
  resolved: number,
): Learned {
  return { from: formatDay(from), asOf: formatInstant(asOf), resolved, oneOf };
}

function writtenEstimate({ byNextClose, spentMs, leftMs, said }: OpenEstimate): Omit<EstimateItem, "dossier"> {
  return {
    byNextClose,
    spentHours: hoursOf(spentMs),
    leftHours: leftMs === null ? null : hoursOf(leftMs),
    chance: said?.chance ?? null,
    own: basisOf(said?.own),
    procedure: basisOf(said?.procedure),
    all: basisOf(said?.all),
  };
}

function basisOf(basis: Basis | null | undefined): EstimateBasis | null {
  return basis ?? null;
}

/** To hundredths: a working hour has no more than that to say. */
function hoursOf(ms: number): number {
  return Math.round((ms / HOUR_MS) * 100) / 100;
}
