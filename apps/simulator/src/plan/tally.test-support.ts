import { initialDeadline, resumedDeadline, timing } from "@ioc/domain/time/deadline.ts";
import { parseInstant } from "@ioc/domain/time/instant.ts";
import { procedures } from "../province/procedures.ts";
import type { PlanContext } from "./plan-context.ts";
import type { PlannedEvent } from "./planned-event.ts";

export interface Tally {
  received: number;
  online: number;
  digitizedFully: number;
  resolved: number;
  late: number;
  digital: number;
  paid: number;
  paidOnline: number;
  rated: number;
  satisfied: number;
  open: number;
  overdue: number;
  suspended: number;
}

const limits = new Map(procedures.map((procedure) => [procedure.code, procedure]));

const emptyTally = (): Tally => ({
  received: 0,
  online: 0,
  digitizedFully: 0,
  resolved: 0,
  late: 0,
  digital: 0,
  paid: 0,
  paidOnline: 0,
  rated: 0,
  satisfied: 0,
  open: 0,
  overdue: 0,
  suspended: 0,
});

/** Counts a plan as it stands at `nowMs`, by the unit that a number belongs to; a plain reading of the contract. */
export function tallyOf(context: PlanContext, events: readonly PlannedEvent[], nowMs: number): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  const of = (unit: string): Tally => {
    const tally = tallies.get(unit) ?? emptyTally();
    tallies.set(unit, tally);
    return tally;
  };
  const bySubject = Map.groupBy(
    events.filter(({ atMs }) => atMs <= nowMs),
    ({ event }) => event.subject,
  );
  for (const life of bySubject.values()) tallyDossier(context, life, nowMs, of);
  return tallies;
}

export function sumOf(tallies: Iterable<Tally>): Tally {
  const sum = emptyTally();
  for (const tally of tallies) {
    for (const name of Object.keys(sum) as (keyof Tally)[]) sum[name] += tally[name];
  }
  return sum;
}

function tallyDossier(
  { calendar, zone }: PlanContext,
  life: PlannedEvent[],
  nowMs: number,
  of: (unit: string) => Tally,
): void {
  const [first, ...rest] = life.sort((one, other) => one.atMs - other.atMs);
  if (first === undefined || first.event.type !== "vn.motcua.dossier.received") return;
  const { procedure, channel } = first.event.data;
  const receiver = of(first.unit);
  receiver.received += 1;
  if (channel.startsWith("online")) receiver.online += 1;
  let isDigitized = first.event.data.components === "full";
  let handler = first.unit;
  let suspendedAt: number | undefined;
  let isClosed = false;
  const limit = limits.get(procedure);
  if (limit === undefined) throw new Error(`not provisioned: ${procedure}`);
  let dueAt = initialDeadline(first.atMs, { amount: limit.limit, unit: limit.limitUnit }, calendar, zone);
  for (const { event, atMs } of rest) {
    switch (event.type) {
      case "vn.motcua.dossier.digitized":
        isDigitized ||= event.data.components === "full";
        break;
      case "vn.motcua.dossier.transferred":
        handler = event.data.toUnit;
        break;
      case "vn.motcua.dossier.suspended":
        suspendedAt = atMs;
        break;
      case "vn.motcua.dossier.resumed":
        if (suspendedAt === undefined) throw new Error(`${event.subject} resumed while not suspended`);
        dueAt = resumedDeadline({ dueAt, suspendedAt, resumedAt: atMs, limitUnit: "workingDay" }, calendar, zone);
        suspendedAt = undefined;
        break;
      case "vn.motcua.dossier.extended":
        dueAt = parseInstant(event.data.dueAt) ?? Number.NaN;
        break;
      case "vn.motcua.dossier.paid":
        of(handler).paid += 1;
        if (event.data.method === "online") of(handler).paidOnline += 1;
        break;
      case "vn.motcua.dossier.withdrawn":
        isClosed = true;
        break;
      case "vn.motcua.dossier.resolved":
        isClosed = true;
        of(handler).resolved += 1;
        if (timing(atMs, dueAt, zone) === "late") of(handler).late += 1;
        if (event.data.result !== "paper") of(handler).digital += 1;
        break;
      case "vn.motcua.dossier.rated":
        of(handler).rated += 1;
        if (event.data.score >= 4) of(handler).satisfied += 1;
        break;
    }
  }
  if (isDigitized) receiver.digitizedFully += 1;
  if (isClosed) return;
  of(handler).open += 1;
  if (suspendedAt !== undefined) of(handler).suspended += 1;
  else if (nowMs > dueAt) of(handler).overdue += 1;
}
