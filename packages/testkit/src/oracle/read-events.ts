import { instantOf } from "./civil-time.ts";
import type { OracleWorld } from "./oracle-world.ts";
import { byUtf8 } from "./utf8-order.ts";

/** One committed event, read: `type` without its `vn.motcua.` prefix, `unit` where it happened. */
export type ReadEvent = {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly timeMs: number;
  readonly recordedAtMs: number;
  readonly feed: string;
  readonly feedUnit: string;
  readonly unit: string;
  /** A text property of `data`; `null` is absent. */
  readonly text: (property: string) => string | undefined;
  readonly number: (property: string) => number | undefined;
  readonly instant: (property: string) => number | undefined;
};

/** The events of each subject, sorted by time, then source, then id; dossiers and feedbacks apart. */
export type EventSets = {
  readonly dossiers: ReadonlyMap<string, readonly ReadEvent[]>;
  readonly feedbacks: ReadonlyMap<string, readonly ReadEvent[]>;
};

export function readEvents(world: OracleWorld): EventSets {
  const feedUnits = new Map(world.feeds.map(({ id, unit }) => [id, unit]));
  const dossiers = new Map<string, ReadEvent[]>();
  const feedbacks = new Map<string, ReadEvent[]>();
  const identities = new Set<string>();
  for (const { event, feed, recordedAt } of world.events) {
    const identity = JSON.stringify([event.source, event.id]);
    if (identities.has(identity)) continue;
    identities.add(identity);

    const feedUnit = feedUnits.get(feed);
    if (feedUnit === undefined) throw new Error(`unknown feed ${feed}`);
    const property = (name: string) => event.data?.[name] ?? undefined;
    const text = (name: string) => {
      const value = property(name);
      return typeof value === "string" ? value : undefined;
    };
    const number = (name: string) => {
      const value = property(name);
      return typeof value === "number" ? value : undefined;
    };
    const instant = (name: string) => {
      const value = text(name);
      return value === undefined ? undefined : instantOf(value);
    };
    const type = event.type.replace(/^vn\.motcua\./, "");
    const sets = type.startsWith("feedback.") ? feedbacks : dossiers;
    const set = sets.get(event.subject) ?? [];
    sets.set(event.subject, set);
    set.push({
      id: event.id,
      source: event.source,
      type,
      subject: event.subject,
      timeMs: instantOf(event.time),
      recordedAtMs: recordedAt,
      feed,
      feedUnit,
      unit: text("unit") ?? event.source.split("/")[2] ?? "",
      text,
      number,
      instant,
    });
  }
  for (const set of [...dossiers.values(), ...feedbacks.values()]) set.sort(inOrder);
  return { dossiers, feedbacks };
}

function inOrder(a: ReadEvent, b: ReadEvent): number {
  return a.timeMs - b.timeMs || byUtf8(a.source, b.source) || byUtf8(a.id, b.id);
}
