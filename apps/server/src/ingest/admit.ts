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
  /** ING-5: it is refused, unless it is known already: identity comes before the code prefix. */
  readonly unlessKnown: Refusal | null;
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
  for (const [index, value] of events.entries()) {
    const verdict = checkEvent(value, now);
    if (!verdict.ok) {
      const { id, code, path, message } = verdict;
      refusals.push({ index, id, code, path, message, shown: shownOf(value) });
      continue;
    }
    const { event } = verdict;
    const placed = place(event, scope, reference);
    if (placed.ok) {
      const { unit, toUnit } = placed;
      const isOthers = event.type === "vn.motcua.dossier.received" && !scope.mayReceive(event.subject, unit);
      const unlessKnown: Refusal | null = isOthers
        ? { index, id: event.id, code: "forbidden", path: "subject", message: OTHERS_PREFIX, shown: shownOf(value) }
        : null;
      candidates.push({ index, event, unit, toUnit, unlessKnown, data: sentData(value) });
    } else {
      const { code, path, message } = placed;
      refusals.push({ index, id: event.id, code, path, message, shown: shownOf(value) });
    }
  }
  return { candidates, refusals };
}

type Placed =
  | { readonly ok: true; readonly unit: number; readonly toUnit: number | null }
  | { readonly ok: false; readonly code: "invalid" | "forbidden"; readonly path: string; readonly message: string };

const OTHERS_PREFIX = "begins with the code prefix of another unit";
const NOT_THE_FEEDS = "names a unit that this feed may not report for";

function place(event: CheckedEvent, scope: FeedScope, reference: Reference): Placed {
  let toUnit: number | null = null;
  if (event.type === "vn.motcua.dossier.transferred") {
    toUnit = reference.unit(event.data.toUnit)?.id ?? null;
    if (toUnit === null) {
      return { ok: false, code: "invalid", path: "data.toUnit", message: "is not a unit that is known here" };
    }
  }
  if (scope.unit(event.sourceUnit) === undefined) {
    return { ok: false, code: "forbidden", path: "source", message: NOT_THE_FEEDS };
  }
  const unit = scope.unit(event.unit);
  if (unit === undefined) return { ok: false, code: "forbidden", path: "data.unit", message: NOT_THE_FEEDS };
  return { ok: true, unit, toUnit };
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
