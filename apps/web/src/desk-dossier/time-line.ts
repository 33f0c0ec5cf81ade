import type { Dossier } from "@ioc/protocol/dossiers.ts";

/** A mark on the line; `at` from 0 (the first of all) to 1 (the last). */
interface LineMark {
  readonly at: number;
  readonly kind: "event" | "due" | "now";
}

/** A stretch of it during which the clock stood. */
interface LineStretch {
  readonly from: number;
  readonly to: number;
}

export interface TimeLine {
  readonly marks: readonly LineMark[];
  readonly suspensions: readonly LineStretch[];
  /** From the deadline on, while it was not closed; undefined: never late. */
  readonly late: LineStretch | undefined;
}

/** A dossier's events against its deadline; undefined where nothing spreads out. */
export function timeLine({ events, deadline, dueAt, closedAt, asOf, state }: Dossier): TimeLine | undefined {
  const counted = events.filter(({ fate }) => fate === "counted" || fate === "ineffective");
  const due = dueAt == null ? undefined : Date.parse(dueAt);
  const end = closedAt == null ? Date.parse(asOf) : Date.parse(closedAt);
  const times = counted.map(({ time }) => Date.parse(time));
  const all = [...times, end, ...(due === undefined ? [] : [due])];
  const first = Math.min(...all);
  const last = Math.max(...all);
  if (counted.length === 0 || last <= first) return undefined;
  const place = (at: number): number => (at - first) / (last - first);
  const suspensions: LineStretch[] = [];
  deadline.forEach((step, index) => {
    if (step.kind !== "suspended") return;
    // The clock goes on with the next step that is no new appointment, or with the closing.
    const next = deadline.slice(index + 1).find(({ kind }) => kind === "resumed");
    const resumed = counted.find(({ type, time }) => type.endsWith(".resumed") && time >= step.at);
    const until = resumed?.time ?? next?.at;
    suspensions.push({ from: place(Date.parse(step.at)), to: place(until === undefined ? end : Date.parse(until)) });
  });
  const isOpen = state === "open" || state === "suspended";
  return {
    marks: [
      ...times.map((time): LineMark => ({ at: place(time), kind: "event" })),
      ...(due === undefined ? [] : [{ at: place(due), kind: "due" } as const]),
      ...(isOpen ? [{ at: place(end), kind: "now" } as const] : []),
    ],
    suspensions,
    late: due === undefined || end <= due || state === "suspended" ? undefined : { from: place(due), to: place(end) },
  };
}
