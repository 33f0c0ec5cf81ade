import type { DossierEvent } from "./event.ts";
import { compareEvents } from "./event-order.ts";
import type { FoldContext } from "./fold-context.ts";
import { foldDossier } from "./fold-dossier.ts";
import type { Timeline } from "./timeline.ts";

/** What somebody considers to do to an open dossier: instants in ms. */
export type WhatIf =
  /** Suspended now unless it is already, and resumed then. */
  { readonly kind: "resume"; readonly at: number } | { readonly kind: "extend"; readonly dueAt: number };

/** Of what happens at one instant, the last. */
const AFTER_ALL = "\u{10ffff}";

/**
 * What a dossier would be after something that has not happened (LST-5): its events and those that it would take, folded
 * by the same rules. Undefined for one that nothing can be done to: closed, or never received.
 *
 * @param events up to `now`, sorted by `compareEvents`
 */
export function foldWhatIf(
  events: readonly DossierEvent[],
  whatIf: WhatIf,
  now: number,
  context: FoldContext,
): Timeline | undefined {
  const { received, closing, segments } = foldDossier(events, context);
  if (received === null || closing !== null) return undefined;
  const { unit, feed, recordedAt } = received;
  const head = (time: number, place: number) => ({ time, source: AFTER_ALL, id: `${place}`, unit, feed, recordedAt });
  const isSuspended = segments.at(-1)?.suspendedAt != null;
  const added: DossierEvent[] =
    whatIf.kind === "extend"
      ? [{ ...head(now, 1), type: "extended", dueAt: whatIf.dueAt }]
      : [
          ...(isSuspended ? [] : [{ ...head(now, 1), type: "suspended" } as const]),
          { ...head(Math.max(now, whatIf.at), 2), type: "resumed" },
        ];
  // What is supposed comes from those whom the dossier belongs to.
  const covers: FoldContext["covers"] = (event, of) => event.source === AFTER_ALL || context.covers(event, of);
  return foldDossier([...events, ...added].sort(compareEvents), { ...context, covers });
}
