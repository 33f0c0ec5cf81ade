import { initialDeadline, resumedDeadline, timing } from "../time/deadline.ts";
import {
  COMPONENT_LEVEL,
  type Components,
  type DeadlineRule,
  type DossierEvent,
  type Received,
  type ResultForm,
} from "./event.ts";
import type { FoldContext } from "./fold-context.ts";
import type { Closing, DeadlineChange, EventFate, Payment, Rating, Segment, Timeline } from "./timeline.ts";

/**
 * Folds a dossier's set of events into its timeline. Rules FOLD-1 … FOLD-9 of SPEC.md.
 *
 * @param events at least one, without repetitions, sorted by `compareEvents`
 */
export function foldDossier(events: readonly DossierEvent[], context: FoldContext): Timeline {
  const fold = new DossierFold(context);
  const fates = events.map((event) => fold.take(event));
  const first = events[0];
  if (first === undefined) throw new Error("a dossier has at least one event");
  return {
    first: { at: first.time, unit: first.unit },
    received: fold.received,
    rule: fold.rule,
    segments: fold.segments,
    closing: fold.closing,
    componentsAnyAt: fold.componentsAnyAt,
    componentsFullAt: fold.componentsFullAt,
    payments: fold.payments,
    ratings: fold.ratings,
    deadlines: fold.deadlines,
    fates,
  };
}

/** FOLD-4: what still has an effect on a closed dossier. */
const EFFECTIVE_AFTER_CLOSING: ReadonlySet<DossierEvent["type"]> = new Set<DossierEvent["type"]>([
  "digitized",
  "paid",
  "returned",
  "rated",
]);

class DossierFold {
  received: Received | null = null;
  rule: DeadlineRule | null = null;
  closing: Closing | null = null;
  componentsAnyAt: number | null = null;
  componentsFullAt: number | null = null;
  readonly segments: Segment[] = [];
  readonly payments: Payment[] = [];
  readonly ratings: Rating[] = [];
  readonly deadlines: DeadlineChange[] = [];
  readonly #context: FoldContext;
  #unit = 0;
  #suspendedAt: number | null = null;
  #dueAt: number | null = null;

  constructor(context: FoldContext) {
    this.#context = context;
  }

  take(event: DossierEvent): EventFate {
    const received = this.received;
    if (event.type === "received") {
      if (received !== null) return "doubleReceived";
      this.#receive(event);
      return "counted";
    }
    if (received === null) return "orphan";
    const covered = this.#context.covers(event, received.unit) || this.#context.covers(event, this.#unit);
    if (!covered) return "foreign";
    if (this.closing !== null && !EFFECTIVE_AFTER_CLOSING.has(event.type)) return "ineffective";
    return this.#apply(event) ? "counted" : "ineffective";
  }

  #receive(event: Received): void {
    this.received = event;
    this.#unit = event.unit;
    this.#digitize(event.components, event.time);
    this.rule = this.#context.ruleOf(event);
    const { limit, calendar } = this.rule;
    if (event.dueAt !== null) this.#setDeadline(event.time, "given", event.dueAt);
    else if (limit !== null) {
      this.#setDeadline(event.time, "procedure", initialDeadline(event.time, limit, calendar, this.#context.zone));
    }
    this.#beginSegment(event.time);
  }

  /** Returns whether anything changed. */
  #apply(event: Exclude<DossierEvent, Received>): boolean {
    switch (event.type) {
      case "digitized":
        return this.#digitize(event.components, event.time);
      case "transferred":
        if (event.toUnit === this.#unit) return false;
        this.#unit = event.toUnit;
        this.#beginSegment(event.time);
        return true;
      case "suspended":
        if (this.#suspendedAt !== null) return false;
        this.#suspendedAt = event.time;
        this.#beginSegment(event.time);
        return true;
      case "resumed":
        if (this.#suspendedAt === null) return false;
        this.#resume(event.time);
        this.#beginSegment(event.time);
        return true;
      case "extended":
        this.#setDeadline(event.time, "extended", event.dueAt);
        this.#beginSegment(event.time);
        return true;
      case "paid":
        this.payments.push({
          at: event.time,
          unit: this.#unit,
          online: event.method === "online",
          amount: event.amount,
        });
        return true;
      case "rated":
        this.ratings.push({ at: event.time, unit: this.#unit, score: event.score });
        return true;
      case "resolved":
        this.#close(event.time, "resolved", event.result);
        return true;
      case "withdrawn":
        this.#close(event.time, "withdrawn", "paper");
        return true;
      case "returned":
        return true;
    }
  }

  /** FOLD-5: components only ever rise. */
  #digitize(components: Components, at: number): boolean {
    const level = COMPONENT_LEVEL[components];
    let risen = false;
    if (level >= COMPONENT_LEVEL.partial && this.componentsAnyAt === null) {
      this.componentsAnyAt = at;
      risen = true;
    }
    if (level >= COMPONENT_LEVEL.full && this.componentsFullAt === null) {
      this.componentsFullAt = at;
      risen = true;
    }
    return risen;
  }

  #resume(at: number): void {
    const suspendedAt = this.#suspendedAt;
    this.#suspendedAt = null;
    if (suspendedAt === null || this.#dueAt === null || this.rule === null) return;
    const { limit, calendar } = this.rule;
    const dueAt = resumedDeadline(
      { dueAt: this.#dueAt, suspendedAt, resumedAt: at, limitUnit: limit?.unit ?? null },
      calendar,
      this.#context.zone,
    );
    if (dueAt !== this.#dueAt) this.#setDeadline(at, "resumed", dueAt);
  }

  #close(at: number, how: Closing["how"], result: ResultForm): void {
    // DUE: a dossier closed while suspended is judged as if it had been resumed at that moment.
    this.#resume(at);
    this.closing = {
      at,
      how,
      unit: this.#unit,
      dueAt: this.#dueAt,
      timing: timing(at, this.#dueAt, this.#context.zone),
      result,
    };
    this.#endSegment(at);
  }

  #setDeadline(at: number, kind: DeadlineChange["kind"], dueAt: number): void {
    this.#dueAt = dueAt;
    this.deadlines.push({ at, kind, dueAt });
  }

  #beginSegment(at: number): void {
    this.#endSegment(at);
    this.segments.push({
      from: at,
      until: null,
      unit: this.#unit,
      suspendedAt: this.#suspendedAt,
      dueAt: this.#dueAt,
    });
  }

  #endSegment(at: number): void {
    const last = this.segments.at(-1);
    if (last !== undefined) last.until = at;
  }
}
