import { parseInstant } from "@ioc/domain/time/instant.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { DossierItem } from "@ioc/protocol/dossiers.ts";
import type { Reference } from "../reference/reference.ts";
import { directiveDossiers } from "./directive-item.ts";
import type { DirectiveRow } from "./directive-store.ts";
import { letterTimes } from "./letter-time.ts";

/** What an official letter says, in words; a blank is null and is filled in by hand. No personal data. */
export interface LetterContent {
  /** What stands above the agency; null: nothing, or nothing that may be told. */
  readonly superior: string | null;
  readonly agency: string | null;
  readonly date: string;
  readonly to: string;
  readonly paragraphs: readonly string[];
  /** The moment at which the dossiers stand as listed. */
  readonly asOf: string;
  readonly dossiers: readonly LetterDossier[];
}

/** A line of the list; "" where there is nothing to tell. */
export interface LetterDossier {
  readonly code: string;
  readonly procedure: string;
  readonly field: string;
  readonly received: string;
  readonly due: string;
  /** Working days, "<1" for less than one. */
  readonly late: string;
}

export interface LetterSources {
  readonly row: DirectiveRow;
  /** Those of its dossiers that may be told, by code. */
  readonly dossiers: ReadonlyMap<string, DossierItem>;
  readonly reference: Reference;
  readonly now: number;
  /** Whether whoever asks may read a unit. */
  mayRead(unit: number): boolean;
}

/** The letter of a directive, as its dossiers stand at `now`. */
export function letterContent(sources: LetterSources): LetterContent {
  const { row, reference, now, dossiers } = sources;
  const times = letterTimes(reference.zone);
  const nameOf = (unit: number | null): string | null =>
    unit === null ? null : (reference.unitsById.get(unit)?.body.name ?? null);
  const agency = nameOf(row.from_unit);
  const to = nameOf(row.unit) ?? "";
  const opening = `${agency ?? BLANK} đôn đốc ${row.from_unit === row.unit ? "các bộ phận trực thuộc" : to} như sau:`;
  const codes = directiveDossiers(row);
  const attached = codes.length === 0 ? "" : ` (danh sách ${codes.length} hồ sơ kèm theo)`;
  return {
    superior: nameOf(superiorOf(sources)),
    agency,
    date: times.heading(row.sent_at),
    to,
    paragraphs: [
      `Qua theo dõi việc tiếp nhận và giải quyết thủ tục hành chính, ${opening}`,
      ...row.words.split("\n").filter((line) => line.trim() !== ""),
      `Yêu cầu hoàn thành và báo cáo kết quả trước ${times.moment(row.due_at)}${attached}./.`,
    ],
    asOf: times.moment(now),
    dossiers: codes.map((code) => lineOf(code, dossiers.get(code), reference, now)),
  };
}

/** Where something is to be filled in by hand. */
export const BLANK = "……………………";

function superiorOf({ row, reference, now, mayRead }: LetterSources): number | null {
  if (row.from_unit === null) return null;
  const today = reference.tree.on(dayOf(reference.zone, now));
  const superior = today.parentOf(today.nodeOf(row.from_unit) ?? row.from_unit);
  return superior !== null && mayRead(superior) ? superior : null;
}

function lineOf(code: string, item: DossierItem | undefined, reference: Reference, now: number): LetterDossier {
  const times = letterTimes(reference.zone);
  const dateOf = (text: string | null | undefined): string => {
    const at = instantOf(text);
    return at === null ? "" : times.date(at);
  };
  const procedure = item?.procedure == null ? undefined : reference.proceduresByCode.get(item.procedure);
  return {
    code,
    procedure: procedure?.body?.name ?? item?.procedure ?? "",
    // Fields without a name in Vietnamese are words of the wire.
    field: procedure?.body?.field ?? "",
    received: dateOf(item?.receivedAt),
    due: dateOf(item?.dueAt),
    late: item === undefined ? "" : lateOf(item, reference, now),
  };
}

/** How many working days a dossier is, or was when it was closed, behind its deadline. */
function lateOf({ state, dueAt, closedAt }: DossierItem, { zone, calendar }: Reference, now: number): string {
  const due = instantOf(dueAt);
  const until = instantOf(closedAt) ?? now;
  if (due === null || state === "suspended" || until <= due) return "";
  const days = calendar.workingDaysBetween(dayOf(zone, due), dayOf(zone, until));
  return days === 0 ? "<1" : String(days);
}

function instantOf(text: string | null | undefined): number | null {
  return text == null ? null : (parseInstant(text) ?? null);
}
