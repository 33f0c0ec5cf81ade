import type { DossierItem } from "@ioc/protocol/dossiers.ts";

/** How a dossier stands to its deadline at a moment. Counts are of the moment of the list, what ticks is of `now`. */
export type TimeStanding =
  /** Working time that is left, ms. */
  | { readonly kind: "hours"; readonly leftMs: number }
  | { readonly kind: "days"; readonly days: number }
  | { readonly kind: "late"; readonly days: number }
  | { readonly kind: "suspended"; readonly days: number }
  | { readonly kind: "none" };

type Timed = Pick<DossierItem, "dueAt" | "leftDays" | "leftSpans" | "overdueDays" | "suspendedDays">;

/** @param nowMs the server's time */
export function timeStanding(item: Timed, nowMs: number): TimeStanding {
  if (item.suspendedDays != null) return { kind: "suspended", days: item.suspendedDays };
  if (item.overdueDays != null) return { kind: "late", days: item.overdueDays };
  if (item.leftDays == null || item.dueAt == null) return { kind: "none" };
  // It became late since the list was read.
  if (nowMs > Date.parse(item.dueAt)) return { kind: "late", days: 0 };
  if (item.leftSpans == null) return { kind: "days", days: item.leftDays };
  const leftMs = item.leftSpans.reduce(
    (sum, { from, to }) => sum + Math.max(0, Date.parse(to) - Math.max(Date.parse(from), nowMs)),
    0,
  );
  return { kind: "hours", leftMs };
}
