import { dayOf } from "@ioc/domain/time/zone.ts";
import { checkEvent } from "@ioc/protocol/check-event.ts";
import type { CheckedEvent } from "@ioc/protocol/event.ts";
import type { Rejection } from "@ioc/protocol/feeding.ts";
import { toPrintable } from "@ioc/protocol/text.ts";
import type { FeedRecord, Reference } from "../reference/reference.ts";

/** An event whose form and units are right; whether it is known already the database says. */
export interface Candidate {
  readonly index: number;
  readonly event: CheckedEvent;
  readonly unit: number;
  readonly toUnit: number | null;
  /** `data` as it was sent. */
  readonly data: string;
}

export interface Refusal extends Rejection {
  /** What of the refused event is fit to be kept for the one who must mend it. */
  readonly shown: {
    readonly subject: string | null;
    readonly source: string | null;
    readonly type: string | null;
    readonly time: string | null;
  };
}

export interface Admission {
  readonly candidates: readonly Candidate[];
  readonly refusals: readonly Refusal[];
}

/** ING-2, ING-3: form first, then the units, event by event: good ones are taken beside bad ones. */
export function admit(events: readonly unknown[], feed: FeedRecord, reference: Reference, now: number): Admission {
  const candidates: Candidate[] = [];
  const refusals: Refusal[] = [];
  const scope = new FeedScope(feed, reference, now);
  events.forEach((value, index) => {
    const verdict = checkEvent(value, now);
    if (!verdict.ok) {
      const { id, code, path, message } = verdict;
      refusals.push({ index, id, code, path, message, shown: shownOf(value) });
      return;
    }
    const { event } = verdict;
    const refuse = (code: "invalid" | "forbidden", path: string, message: string): void => {
      refusals.push({ index, id: event.id, code, path, message, shown: shownOf(value) });
    };
    let toUnit: number | null = null;
    if (event.type === "vn.motcua.dossier.transferred") {
      const target = reference.unit(event.data.toUnit);
      if (target === undefined) return refuse("invalid", "data.toUnit", "is not a unit that is known here");
      toUnit = target.id;
    }
    const unit = scope.unit(event.unit);
    if (scope.unit(event.sourceUnit) === undefined) {
      return refuse("forbidden", "source", "names a unit that this feed may not report for");
    }
    if (unit === undefined) {
      return refuse("forbidden", "data.unit", "names a unit that this feed may not report for");
    }
    if (event.type === "vn.motcua.dossier.received" && !scope.mayReceive(event.subject, unit)) {
      return refuse("forbidden", "subject", "begins with the code prefix of another unit");
    }
    candidates.push({ index, event, unit, toUnit, data: sentData(value) });
  });
  return { candidates, refusals };
}

class FeedScope {
  readonly #reference: Reference;
  readonly #feed: FeedRecord;
  readonly #tree;
  readonly #known = new Map<string, number | undefined>();

  constructor(feed: FeedRecord, reference: Reference, now: number) {
    this.#feed = feed;
    this.#reference = reference;
    this.#tree = reference.tree.on(dayOf(reference.zone, now));
  }

  /** The unit of a code, if the feed may report for it. */
  unit(code: string): number | undefined {
    if (this.#known.has(code)) return this.#known.get(code);
    const id = this.#reference.unit(code)?.id;
    const allowed = id !== undefined && this.#tree.contains(this.#feed.unit, id) ? id : undefined;
    this.#known.set(code, allowed);
    return allowed;
  }

  /** ING-5: the longest prefix that fits a dossier's code says in whose subtree it can be received. */
  mayReceive(subject: string, unit: number): boolean {
    const { prefixes, longestPrefix } = this.#reference;
    for (let length = Math.min(longestPrefix, subject.length); length > 0; length -= 1) {
      const claims = prefixes.get(subject.slice(0, length));
      if (claims !== undefined) return claims.some((claim) => this.#tree.contains(claim, unit));
    }
    return true;
  }
}

function sentData(value: unknown): string {
  const data = (value as { data?: unknown }).data;
  return data == null ? "{}" : JSON.stringify(data);
}

const SHOWN_CHARACTERS = 128;

function shownOf(value: unknown): Refusal["shown"] {
  const text = (member: string): string | null => {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, member)) return null;
    const found: unknown = (value as Record<string, unknown>)[member];
    return typeof found === "string" ? toPrintable(found, SHOWN_CHARACTERS) : null;
  };
  return { subject: text("subject"), source: text("source"), type: text("type"), time: text("time") };
}
