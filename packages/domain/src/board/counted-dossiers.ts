import type { Channel } from "../dossier/event.ts";
import { type BaseMeasure, MAKEUP, MEASURE_INDEX, type Measure, type MeasureMakeup } from "../measure/measures.ts";
import type { BoardQuery, BoardSources } from "./board-numbers.ts";
import { type CoveredPart, coveredCells } from "./covered-cells.ts";
import { DossierTally } from "./dossier-tally.ts";
import { byChannel, inState, type ListState } from "./list-state.ts";
import { type Moments, momentsOf } from "./period.ts";
import { suspendedSince } from "./suspended-since.ts";

/** A dossier (or feedback) behind a number. `count` exceeds 1 only for payments. */
export interface CountedDossier {
  readonly dossier: number;
  readonly count: number;
  /**
   * What lists are sorted by, instant in ms: the deadline where the measure is about one, else when it happened; of what
   * is open when it came here, unless the order is that of deadlines; of what is suspended when it was (LST-6).
   */
  readonly key: number;
}

export interface CountedQuery extends BoardQuery, CoveredPart {
  /** Undefined: everything that is, or was closed, there. */
  readonly measure: Measure | undefined;
  readonly channel?: Channel | undefined;
  readonly state?: ListState | undefined;
  /** Only some of them. */
  readonly among?: ReadonlySet<number> | undefined;
  /** What is open by its deadline, the earliest first; what has none, or stands still, last (LST-6). */
  readonly order?: "due" | undefined;
  /**
   * Which deadlines the clocks of the dossiers run towards, instants in ms; of a measure that says nothing of deadlines
   * none has one (LST-9).
   */
  readonly due?: ((due: number) => boolean) | undefined;
}

export interface CountedList {
  readonly top: number;
  readonly moments: Moments;
  /** The moment whose state the list shows (LST-2). */
  readonly shownAt: number;
  readonly covers: (unit: number, procedure: number) => boolean;
  /** By key, then dossier. The counts add up to the board's number, unless the query leaves some out. */
  readonly dossiers: readonly CountedDossier[];
}

/** LST-7: every dossier and feedback is in exactly one of these, once. */
const EVERYTHING: MeasureMakeup = {
  plus: ["inProgress", "resolvedAhead", "resolvedOnTime", "resolvedLate", "withdrawn", "orphans", "feedbackReceived"],
  when: "asOf",
};
/** The key of what has no deadline: after all deadlines. */
const NO_DUE = Number.MAX_SAFE_INTEGER;

/**
 * What a measure counts, one by one: the same steps that the board adds up, kept apart by dossier (LST-1).
 * Undefined for an unknown unit.
 */
export function countedDossiers(sources: BoardSources, query: CountedQuery): CountedList | undefined {
  const { cube, tree, fields, zone } = sources;
  const moments = momentsOf(query.period, query.now, query.at, zone);
  const dayTree = tree.on(moments.judgedOn);
  const top = dayTree.nodeOf(query.unit);
  if (top === undefined) return undefined;
  const { among, due: isDue } = query;
  const covers = coveredCells(dayTree, dayTree.subtree(top), fields, query);

  const makeup = query.measure === undefined ? EVERYTHING : MAKEUP[query.measure];
  const { asOf, judgedAt, openBefore } = moments;
  const until = { period: asOf, asOf, moment: judgedAt, openBefore }[makeup.when];
  const from = makeup.when === "period" ? query.period.from : Number.NEGATIVE_INFINITY;
  const to = makeup.when === "period" ? query.period.to : Number.POSITIVE_INFINITY;
  const isOpen = makeup.plus.includes("inProgress");
  const byDue = isOpen && query.order === "due";
  const noKey = byDue ? 0 : isOpen ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  const tally = new DossierTally(noKey);
  const add = (measure: BaseMeasure, sign: 1 | -1): void => {
    cube.visit(
      MEASURE_INDEX[measure],
      from,
      to,
      until,
      (_unit, _procedure, dossier, at, due, delta) => {
        if (among !== undefined && !among.has(dossier)) return;
        if (isDue !== undefined && (due === 0 || !isDue(due))) return;
        tally.add(dossier, sign * delta);
        if (sign < 0) return;
        const key = tally.key(dossier);
        // Each deadline is booked when it begins and taken back when it ends: what is left is the one in force.
        if (byDue) tally.setKey(dossier, measure === "inProgress" ? key + delta * due : key);
        else if (delta <= 0) return;
        // What is open is booked anew with each deadline: the first of its steps is when it came.
        else if (isOpen) tally.setKey(dossier, Math.min(key, at));
        else tally.setKey(dossier, Math.max(key, due === 0 ? at : due));
      },
      covers,
    );
  };
  for (const measure of makeup.plus) add(measure, 1);
  for (const measure of makeup.minus ?? []) add(measure, -1);
  const counted = tally.known().filter((dossier) => tally.count(dossier) > 0);
  const kept = keptOf(sources, query, counted, until);
  const since = query.measure === "suspended" ? suspendedSince(cube, kept, until) : undefined;
  const dossiers = kept.map((dossier): CountedDossier => {
    const key = since?.get(dossier) ?? tally.key(dossier);
    return { dossier, count: tally.count(dossier), key: byDue && key === 0 ? NO_DUE : key };
  });
  dossiers.sort((a, b) => a.key - b.key || a.dossier - b.dossier);
  return { top, moments, shownAt: until, covers, dossiers };
}

/** Those of some dossiers that are in the state and came by the channel that the query names. */
function keptOf(
  { cube }: BoardSources,
  { state, channel }: CountedQuery,
  dossiers: readonly number[],
  at: number,
): readonly number[] {
  const inWanted = state === undefined ? dossiers : inState(cube, dossiers, state, at);
  return channel === undefined ? inWanted : byChannel(cube, inWanted, channel, at);
}
