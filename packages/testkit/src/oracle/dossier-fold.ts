import { deadlineAfterResumption, firstDeadline, type Judgement, judge } from "./deadline-rules.ts";
import type { ReadEvent } from "./read-events.ts";
import type { RuleBook } from "./rule-book.ts";
import type { WorkingTime } from "./working-time.ts";

/** A dossier after the counting `received` and whatever of its later events had an effect. */
export type Dossier = {
  readonly received: ReadEvent;
  readonly work: WorkingTime;
  field: string;
  components: "none" | "partial" | "full";
  /** The unit that handles it now. */
  handler: string;
  deadlineMs: number | undefined;
  suspendedAtMs: number | undefined;
  closed: Closing | undefined;
  readonly payments: { readonly atMs: number; readonly unit: string; readonly online: boolean }[];
  rating: { readonly atMs: number; readonly unit: string; readonly score: number } | undefined;
};

export type Closing = {
  readonly how: "resolved" | "withdrawn";
  readonly atMs: number;
  readonly judgement: Judgement;
  readonly result: "paper" | "digital" | "digitalSigned";
};

export type DossierFold = {
  /** Absent while there is no `received`. */
  readonly dossier: Dossier | undefined;
  /** Events of feeds that cover neither the receiving nor the handling unit. */
  readonly foreign: readonly ReadEvent[];
  readonly laterReceived: readonly ReadEvent[];
  readonly beforeReceived: readonly ReadEvent[];
};

const AFTER_CLOSING = ["dossier.digitized", "dossier.paid", "dossier.returned", "dossier.rated"];

/** Folds the events of one dossier, sorted and already cut at the moment looked at. */
export function foldDossier(events: readonly ReadEvent[], rules: RuleBook): DossierFold {
  const foreign: ReadEvent[] = [];
  const laterReceived: ReadEvent[] = [];
  const beforeReceived: ReadEvent[] = [];
  let dossier: Dossier | undefined;
  for (const event of events) {
    const isReceived = event.type === "dossier.received";
    if (dossier === undefined) {
      if (isReceived) dossier = received(event, rules);
      else beforeReceived.push(event);
    } else if (isReceived) {
      laterReceived.push(event);
    } else if (!rules.feedCovers(event, dossier.received.unit) && !rules.feedCovers(event, dossier.handler)) {
      foreign.push(event);
    } else if (dossier.closed === undefined || AFTER_CLOSING.includes(event.type)) {
      apply(dossier, event, rules);
    }
  }
  return { dossier, foreign, laterReceived, beforeReceived };
}

function received(event: ReadEvent, rules: RuleBook): Dossier {
  const procedure = event.text("procedure") ?? "";
  const work = rules.workAt(event.recordedAtMs);
  const limit = rules.limitAt(procedure, event.recordedAtMs);
  const byProcedure = limit && firstDeadline(event.timeMs, limit, work, rules.civil);
  return {
    received: event,
    work,
    field: rules.fieldOf(procedure),
    components: levelOf(event),
    handler: event.unit,
    deadlineMs: event.instant("dueAt") ?? byProcedure,
    suspendedAtMs: undefined,
    closed: undefined,
    payments: [],
    rating: undefined,
  };
}

function apply(dossier: Dossier, event: ReadEvent, rules: RuleBook): void {
  switch (event.type) {
    case "dossier.digitized":
      if (levelOf(event) === "full" || dossier.components === "none") dossier.components = levelOf(event);
      break;
    case "dossier.transferred":
      dossier.handler = event.text("toUnit") ?? dossier.handler;
      break;
    case "dossier.suspended":
      dossier.suspendedAtMs ??= event.timeMs;
      break;
    case "dossier.resumed":
      resume(dossier, event.timeMs, rules);
      break;
    case "dossier.extended":
      dossier.deadlineMs = event.instant("dueAt");
      break;
    case "dossier.paid":
      dossier.payments.push({
        atMs: event.timeMs,
        unit: dossier.handler,
        online: event.text("method") === "online",
      });
      break;
    case "dossier.rated":
      dossier.rating = { atMs: event.timeMs, unit: dossier.handler, score: event.number("score") ?? 0 };
      break;
    case "dossier.resolved":
      close(dossier, event, "resolved", rules);
      break;
    case "dossier.withdrawn":
      close(dossier, event, "withdrawn", rules);
      break;
    case "dossier.returned":
      break;
    default:
      throw new Error(`unknown type ${event.type}`);
  }
}

function resume(dossier: Dossier, resumedAtMs: number, rules: RuleBook): void {
  const { suspendedAtMs, deadlineMs } = dossier;
  if (suspendedAtMs === undefined) return;
  dossier.suspendedAtMs = undefined;
  if (deadlineMs === undefined) return;
  const { text, recordedAtMs } = dossier.received;
  const limitUnit = rules.limitAt(text("procedure") ?? "", recordedAtMs)?.limitUnit;
  dossier.deadlineMs = deadlineAfterResumption(
    { deadlineMs, suspendedAtMs, resumedAtMs },
    limitUnit,
    dossier.work,
    rules.civil,
  );
}

function close(dossier: Dossier, event: ReadEvent, how: Closing["how"], rules: RuleBook): void {
  resume(dossier, event.timeMs, rules);
  const result = event.text("result");
  dossier.closed = {
    how,
    atMs: event.timeMs,
    judgement: judge(event.timeMs, dossier.deadlineMs, rules.civil),
    result: result === "digital" || result === "digitalSigned" ? result : "paper",
  };
}

function levelOf(event: ReadEvent): Dossier["components"] {
  const level = event.text("components");
  return level === "partial" || level === "full" ? level : "none";
}
