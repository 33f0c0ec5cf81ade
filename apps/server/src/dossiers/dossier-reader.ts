import { type CountedList, countedDossiers } from "@ioc/domain/board/counted-dossiers.ts";
import type { ListState } from "@ioc/domain/board/list-state.ts";
import type { Period } from "@ioc/domain/board/period.ts";
import type { Channel } from "@ioc/domain/dossier/event.ts";
import { MAKEUP, type Measure } from "@ioc/domain/measure/measures.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { DossierItem } from "@ioc/protocol/dossiers.ts";
import type { Kysely } from "kysely";
import type { LiveState } from "../boards/live-state.ts";
import type { Database } from "../database/schema.ts";
import { dossiersById, eventsOf } from "../ingest/event-store.ts";
import { type AskedDeadlines, deadlinesAsked } from "./asked-deadlines.ts";
import { countedByCode } from "./counted-by-code.ts";
import type { Cursor } from "./cursor.ts";
import { exceptOf } from "./except-of.ts";
import type { KeptLists } from "./kept-lists.ts";
import { procedureOf } from "./procedure-of.ts";
import { type ShownItem, shownItems } from "./shown-item.ts";
import { staleOwners } from "./stale-owners.ts";

export interface ListRequest {
  readonly unit: number;
  readonly period: Period;
  readonly now: number;
  readonly at: number | undefined;
  /** Undefined: everything that is there or was closed there (LST-7). */
  readonly measure: Measure | undefined;
  readonly field: string | undefined;
  readonly own: boolean;
  /** Codes of units, and names of fields, that are left out (LST-10). */
  readonly except?: readonly string[] | undefined;
  readonly exceptOwn?: readonly string[] | undefined;
  readonly exceptField?: readonly string[] | undefined;
  /** Not what one of these counts. */
  readonly exceptMeasure?: readonly Measure[] | undefined;
  /** Only what belongs to units that are stale now. */
  readonly silent?: boolean | undefined;
  /** How the code begins. */
  readonly code?: string | undefined;
  readonly procedure?: string | undefined;
  readonly channel?: Channel | undefined;
  readonly state?: ListState | undefined;
  readonly sort?: "due" | undefined;
  readonly deadline: AskedDeadlines;
  readonly limit: number;
  readonly after: Cursor | undefined;
}

export interface DossierPage {
  readonly total: number;
  /** T of the list, ms. */
  readonly asOf: number;
  readonly items: readonly DossierItem[];
  /** Where the next page begins; null: there is none. */
  readonly next: Cursor | null;
}

/** Why there is no list: an unknown unit, or a code that says too little. */
export type NoList = "unit" | "code";

/** A page of what a measure counts, and where the next one begins. */
export async function listDossiers(
  db: Kysely<Database>,
  state: LiveState,
  kept: KeptLists,
  request: ListRequest,
): Promise<DossierPage | NoList> {
  const { reference } = state;
  const { after, limit, measure } = request;
  const counted = await countedList(db, state, kept, request);
  if (typeof counted === "string") return counted;
  const total = counted.dossiers.reduce((sum, { count }) => sum + count, 0);
  const start =
    after === undefined
      ? 0
      : counted.dossiers.findIndex(
          ({ key, dossier }) => key > after.key || (key === after.key && dossier >= after.dossier),
        );
  const page = start < 0 ? [] : counted.dossiers.slice(start, start + limit + 1);
  const ids = page.map(({ dossier }) => dossier);
  const rows = await dossiersById(db, ids);
  const events = await eventsOf(db, ids);
  const context = reference.foldContext();
  const { asOf } = counted.moments;

  const items: DossierItem[] = [];
  let next: Cursor | null = null;
  for (const { dossier, key } of page) {
    const row = rows.get(dossier);
    if (row === undefined) continue;
    const shown: ShownItem[] = shownItems(
      { code: row.code, kind: row.kind, events: events.get(dossier) ?? [] },
      {
        measure: measure ?? null,
        shownAt: counted.shownAt,
        asOf,
        booked: measure !== undefined && MAKEUP[measure].when === "period" ? request.period : undefined,
        covers: counted.covers,
        reference,
        context,
      },
    );
    const skipped = after !== undefined && after.dossier === dossier && after.key === key ? after.skip : 0;
    for (let i = skipped; i < shown.length; i += 1) {
      const item = shown[i];
      if (item === undefined) continue;
      if (items.length === limit) {
        next = { key, dossier, skip: i, asOf };
        break;
      }
      items.push(item);
    }
    if (next !== null) break;
  }
  return { total, asOf, items, next };
}

/** What the request counts: of a later page, as it was found for the first, while that is remembered. */
async function countedList(
  db: Kysely<Database>,
  state: LiveState,
  kept: KeptLists,
  request: ListRequest,
): Promise<CountedList | NoList> {
  const known = request.after === undefined ? undefined : kept.get(keyOf(state, request, request.after.asOf));
  if (known !== undefined) return known;
  const { code, procedure } = request;
  const query = {
    ...request,
    ...exceptOf(state.reference, request),
    owners: request.silent === true ? staleOwners(state, request) : undefined,
    order: request.sort,
    due: deadlinesAsked(state.reference, request, request.deadline),
    procedure: procedureOf(state.reference, procedure),
  };
  const count = (among: ReadonlySet<number> | undefined): CountedList | undefined => {
    const whole = countedDossiers(state.sources(), { ...query, among });
    const others = (request.exceptMeasure ?? []).flatMap(
      (measure) => countedDossiers(state.sources(), { ...query, measure, among })?.dossiers ?? [],
    );
    const leftOut = new Set(others.map(({ dossier }) => dossier));
    return whole && { ...whole, dossiers: whole.dossiers.filter(({ dossier }) => !leftOut.has(dossier)) };
  };
  const counted =
    code === undefined
      ? (count(undefined) ?? "unit")
      : await countedByCode({ db, prefix: code, count, isOfAll: isOfAll(state, request) });
  if (typeof counted === "string") return counted;
  if (counted.dossiers.length > request.limit) kept.keep(keyOf(state, request, counted.moments.asOf), counted);
  return counted;
}

/** Whether a list is of whatever there is, at whichever unit. */
function isOfAll({ reference }: LiveState, { unit, measure, own, now, ...narrowed }: ListRequest): boolean {
  const { except, exceptOwn, exceptField, exceptMeasure, silent } = narrowed;
  if (measure !== undefined || own || silent === true) return false;
  if ([except, exceptOwn, exceptField, exceptMeasure].some((left) => left !== undefined)) return false;
  const today = reference.tree.on(dayOf(reference.zone, now));
  const top = today.nodeOf(unit);
  return top !== undefined && today.subtree(top).owners.size === reference.rows.units.length;
}

function keyOf({ reference }: LiveState, request: ListRequest, asOf: number): string {
  const { unit, period, measure, field, own, except, exceptOwn, exceptField, exceptMeasure, silent } = request;
  const { code, procedure, channel, state, sort, deadline } = request;
  const { from, to } = period;
  const { version } = reference;
  const { dueFrom, dueTo, dueUntil, overdueFrom, overdueTo } = deadline;
  const dues = [dueFrom, dueTo, dueUntil, overdueFrom, overdueTo];
  const narrowed = [code, procedure, channel, state, ...dues, except, exceptOwn, exceptField, exceptMeasure, silent];
  return JSON.stringify([version, asOf, unit, from, to, measure, field, own, narrowed, sort]);
}
