import fc from "fast-check";
import { type EventPick, type SubjectPick, subjectsArbitrary } from "./arbitrary-events.ts";
import { instantOfPick } from "./arbitrary-moment.ts";
import { calendarsArbitrary, proceduresArbitrary } from "./arbitrary-provisioning.ts";
import { unitsArbitrary } from "./arbitrary-units.ts";
import { type CivilTime, civilTime } from "./civil-time.ts";
import type { OracleCloudEvent, OracleCommittedEvent, OracleUnit, OracleWorld } from "./oracle-world.ts";
import { unitTree } from "./unit-tree.ts";

/**
 * Small nasty worlds that a server could have taken: each event's units lie in its feed's subtree on the day of its
 * commit, identities are unique, and no event was committed more than five minutes before it happened. Events stand
 * in the order of their commits. One feed for each unit, `feed-CODE`.
 */
export function worldArbitraryIn(timezone: string): fc.Arbitrary<OracleWorld> {
  const civil = civilTime(timezone);
  return fc
    .record({
      units: unitsArbitrary,
      procedures: proceduresArbitrary(civil),
      calendars: calendarsArbitrary(civil),
      subjects: subjectsArbitrary,
    })
    .map(({ units, procedures, calendars, subjects }) => ({
      timezone,
      units,
      procedures,
      calendars,
      feeds: units.map(({ code }) => ({ id: feedOf(code), unit: code })),
      events: subjects
        .flatMap((subject, index) => committedEvents(subject, index, units, civil))
        .sort((a, b) => a.recordedAt - b.recordedAt),
    }));
}

export const worldArbitrary: fc.Arbitrary<OracleWorld> = worldArbitraryIn("Asia/Ho_Chi_Minh");

function feedOf(unit: string): string {
  return `feed-${unit}`;
}

function committedEvents(
  subject: SubjectPick,
  subjectIndex: number,
  units: readonly OracleUnit[],
  civil: CivilTime,
): readonly OracleCommittedEvent[] {
  const unitAt = (pick: number) => units[pick % units.length]?.code ?? "";
  const receiver = unitAt(subject.receiver);
  const code = `${subject.feedback ? "PA" : "H36"}-${subjectIndex}`;
  const times = subject.events.map(({ moment }) => instantOfPick(moment, civil));
  if (subject.inTimeOrder) times.sort((a, b) => a - b);

  let handler = receiver;
  return subject.events.map((event, index) => {
    const timeMs = times[index] ?? 0;
    const recordedAt = timeMs + event.delayMs;
    const senders = { receiver, handler, top: unitAt(0), any: unitAt(event.pick) };
    const feedUnit = senders[event.sender];
    const wanted = event.sender === "handler" ? handler : event.sender === "any" ? feedUnit : receiver;
    const covered = unitTree(units, civil.dayOf(recordedAt)).contains(feedUnit, wanted);
    const unit = covered ? wanted : feedUnit;
    const toUnit = unitAt(event.pick);
    if (event.kind === "dossier.transferred") handler = toUnit;
    return {
      event: cloudEvent(event, {
        code,
        id: `${event.idPrefix}${subjectIndex}-${index}`,
        timeMs,
        unit,
        feedUnit,
        toUnit,
        civil,
      }),
      feed: feedOf(feedUnit),
      recordedAt,
    };
  });
}

type Place = {
  code: string;
  id: string;
  timeMs: number;
  unit: string;
  feedUnit: string;
  toUnit: string;
  civil: CivilTime;
};

function cloudEvent(event: EventPick, { code, id, timeMs, unit, feedUnit, toUnit, civil }: Place): OracleCloudEvent {
  const dueAt = event.dueAt === null ? null : new Date(instantOfPick(event.dueAt, civil)).toISOString();
  const extendedTo = dueAt ?? new Date(instantOfPick(event.moment, civil)).toISOString();
  const dataOf: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
    "dossier.received": {
      procedure: event.procedure,
      channel: event.channel,
      dueAt,
      ...(event.components === null ? {} : { components: event.components }),
    },
    "dossier.digitized": { components: event.components === "full" ? "full" : "partial" },
    "dossier.transferred": { toUnit },
    "dossier.extended": { dueAt: extendedTo, reason: null },
    "dossier.paid": { method: event.online ? "online" : "counter", amount: 20_000 },
    "dossier.resolved": { outcome: event.outcome, ...(event.result === null ? {} : { result: event.result }) },
    "dossier.rated": { score: event.score },
    "feedback.received": dueAt === null ? {} : { dueAt },
  };
  const data = { ...dataOf[event.kind], ...(event.unitInData ? { unit } : {}) };
  return {
    specversion: "1.0",
    id,
    source: `/units/${event.unitInData ? feedUnit : unit}${event.sourceSuffix}`,
    type: `vn.motcua.${event.kind}`,
    subject: code,
    time: timeText(timeMs, event.timeFormat),
    ...(Object.keys(data).length === 0 ? {} : { data }),
  };
}

function timeText(timeMs: number, format: EventPick["timeFormat"]): string {
  if (format === "utc") return new Date(timeMs).toISOString();
  if (format === "micros") return new Date(timeMs).toISOString().replace("Z", "999Z");
  return new Date(timeMs + 7 * 3_600_000).toISOString().replace("Z", "+07:00");
}
