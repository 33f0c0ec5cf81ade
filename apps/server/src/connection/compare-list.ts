import type { CountedList } from "@ioc/domain/board/counted-dossiers.ts";
import { type Day, formatDay } from "@ioc/domain/time/civil-date.ts";
import { parseInstant } from "@ioc/domain/time/instant.ts";
import { dayOf, type Zone } from "@ioc/domain/time/zone.ts";
import type { DossierItem } from "@ioc/protocol/dossiers.ts";
import type { FaultyMember } from "@ioc/protocol/error.ts";
import { MOST_LISTED, type Reconciliation, type ReportedDossier } from "@ioc/protocol/reconciliation.ts";
import { sql } from "kysely";
import { textArray } from "../database/array-literal.ts";
import { dossierItems } from "../dossiers/dossier-items.ts";
import { invalid } from "../http/http-error.ts";
import type { ReconcileRequest } from "./reconcile.ts";
import { reportDay } from "./report-day.ts";

type ComparedList = NonNullable<Reconciliation["list"]>;
type Differing = ComparedList["differing"]["items"][number];

interface OwnDossier {
  readonly receivedDay: Day | undefined;
  readonly closedDay: Day | undefined;
}

/** So many dossiers are folded at a time. */
const AT_ONCE = 1000;

/** The unit's own list beside what a figure counts: what either side does not have, and what stands differently. */
export async function compareList(
  request: ReconcileRequest,
  counted: CountedList,
  listed: readonly ReportedDossier[],
): Promise<ComparedList> {
  const { db, state, now, covers } = request;
  const { reference } = state;
  const own = ownDossiers(listed, reference.zone);
  const saysClosed = [...own.values()].some(({ closedDay }) => closedDay !== undefined);
  const ids = await idsOf(request, [...own.keys()]);
  const countedIds = new Set(counted.dossiers.map(({ dossier }) => dossier));
  const given = new Set(ids.values());
  const onlyHere = [...countedIds].filter((id) => !given.has(id));
  const matched = [...given].filter((id) => countedIds.has(id));
  const unknown: string[] = [...own.keys()].filter((code) => !ids.has(code));
  // What stands elsewhere is told as what is not there.
  const notCounted: DossierItem[] = [];
  for (const item of await inTurns(
    request,
    [...given].filter((id) => !countedIds.has(id)),
  )) {
    const unit = reference.unit(item.unit)?.id;
    if (unit !== undefined && covers(unit)) notCounted.push(item);
    else unknown.push(item.code);
  }
  const differing: Differing[] = [];
  for (const item of await inTurns(request, matched)) {
    const mine = own.get(item.code);
    const differs = mine === undefined ? undefined : differenceOf(mine, item, saysClosed, reference.zone);
    if (differs !== undefined) differing.push(differs);
  }
  return {
    given: own.size,
    repeated: listed.length - own.size,
    matched: matched.length,
    unknown: {
      total: unknown.length,
      items: unknown
        .sort()
        .slice(0, MOST_LISTED)
        .map((code) => ({ code })),
    },
    notCounted: { total: notCounted.length, items: notCounted.slice(0, MOST_LISTED) },
    onlyHere: { total: onlyHere.length, items: await dossierItems(db, state, onlyHere.slice(0, MOST_LISTED), now) },
    differing: { total: differing.length, items: differing.slice(0, MOST_LISTED) },
  };
}

/** By code, the first row of each. */
function ownDossiers(listed: readonly ReportedDossier[], zone: Zone): Map<string, OwnDossier> {
  const own = new Map<string, OwnDossier>();
  const faults: FaultyMember[] = [];
  const dayAt = (text: string | null | undefined, path: string): Day | undefined => {
    if (text == null || text.trim() === "") return undefined;
    const day = reportDay(text, zone);
    if (day === undefined) faults.push({ path, code: "invalid", message: "is no date that can be read" });
    return day;
  };
  for (const [index, { code, receivedAt, closedAt }] of listed.entries()) {
    const receivedDay = dayAt(receivedAt, `dossiers.${index}.receivedAt`);
    const closedDay = dayAt(closedAt, `dossiers.${index}.closedAt`);
    if (!own.has(code)) own.set(code, { receivedDay, closedDay });
  }
  if (faults.length > 0) throw invalid(faults);
  return own;
}

function differenceOf(
  { receivedDay, closedDay }: OwnDossier,
  item: DossierItem,
  saysClosed: boolean,
  zone: Zone,
): Differing | undefined {
  const receivedHere = dayOfInstant(item.receivedAt, zone);
  const closedHere = dayOfInstant(item.closedAt, zone);
  const received = receivedDay !== undefined && receivedDay !== receivedHere ? receivedDay : undefined;
  const closed = closedDay !== undefined && closedDay !== closedHere ? closedDay : undefined;
  const isOpenThere = saysClosed && closedDay === undefined && closedHere !== undefined;
  if (received === undefined && closed === undefined && !isOpenThere) return undefined;
  return { item, receivedDay: dayText(received), closedDay: dayText(closed), isOpenThere };
}

function dayOfInstant(text: string | null | undefined, zone: Zone): Day | undefined {
  const instant = text == null ? undefined : parseInstant(text);
  return instant === undefined ? undefined : dayOf(zone, instant);
}

function dayText(day: Day | undefined): string | null {
  return day === undefined ? null : formatDay(day);
}

/** Of what has one of the codes: a dossier, not a feedback of the same code, unless there is but that. */
async function idsOf({ db }: ReconcileRequest, codes: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ code: string; id: number }>`
    select distinct on (code) code, id from dossier
    where code = any(${textArray(codes)}::text::text[]) order by code, kind`.execute(db);
  return new Map(rows.map(({ code, id }) => [code, id]));
}

async function inTurns({ db, state, now }: ReconcileRequest, ids: readonly number[]): Promise<DossierItem[]> {
  const items: DossierItem[] = [];
  for (let start = 0; start < ids.length; start += AT_ONCE) {
    items.push(...(await dossierItems(db, state, ids.slice(start, start + AT_ONCE), now)));
  }
  return items;
}
