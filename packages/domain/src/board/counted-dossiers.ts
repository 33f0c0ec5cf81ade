import { type BaseMeasure, MAKEUP, MEASURE_INDEX, type Measure } from "../measure/measures.ts";
import type { BoardQuery, BoardSources } from "./board-numbers.ts";
import { type Moments, momentsOf } from "./period.ts";

/** A dossier (or feedback) behind a number. `count` exceeds 1 only for payments. */
export interface CountedDossier {
  readonly dossier: number;
  readonly count: number;
  /**
   * What lists are sorted by, instant in ms: the deadline where the measure is about one, else when it happened; of what
   * is open when it came here.
   */
  readonly key: number;
}

export interface CountedQuery extends BoardQuery {
  readonly measure: Measure;
  readonly field?: string | undefined;
  /** Only what belongs to the unit itself, as a hotspot counts it, without the units below it. */
  readonly own?: boolean;
}

export interface CountedList {
  readonly top: number;
  readonly moments: Moments;
  /** The moment whose state the list shows (LST-2). */
  readonly shownAt: number;
  readonly covers: (unit: number, procedure: number) => boolean;
  /** By key, then dossier. The counts add up to the board's number. */
  readonly dossiers: readonly CountedDossier[];
}

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
  const { owners } = dayTree.subtree(top);
  const field = query.field;
  const covers = (unit: number, procedure: number): boolean =>
    (query.own === true ? owners.get(unit) === top : owners.has(unit)) &&
    (field === undefined || fields.names[fields.of(procedure)] === field);

  const makeup = MAKEUP[query.measure];
  const { asOf, judgedAt, openBefore } = moments;
  const until = { period: asOf, asOf, moment: judgedAt, openBefore }[makeup.when];
  const from = makeup.when === "period" ? query.period.from : Number.NEGATIVE_INFINITY;
  const to = makeup.when === "period" ? query.period.to : Number.POSITIVE_INFINITY;
  // What is open is booked anew with each deadline: the first of its steps is when it came.
  const isFirst = makeup.plus.includes("inProgress");
  const counts = new Map<number, { count: number; key: number }>();
  const add = (measure: BaseMeasure, sign: 1 | -1): void => {
    cube.visit(MEASURE_INDEX[measure], from, to, until, (unit, procedure, dossier, at, due, delta) => {
      if (!covers(unit, procedure)) return;
      const noKey = isFirst ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
      const entry = counts.get(dossier) ?? { count: 0, key: noKey };
      counts.set(dossier, entry);
      entry.count += sign * delta;
      if (sign < 0 || delta <= 0) return;
      entry.key = isFirst ? Math.min(entry.key, at) : Math.max(entry.key, due === 0 ? at : due);
    });
  };
  for (const measure of makeup.plus) add(measure, 1);
  for (const measure of makeup.minus ?? []) add(measure, -1);
  const dossiers = [...counts].flatMap(([dossier, { count, key }]) => (count > 0 ? [{ dossier, count, key }] : []));
  dossiers.sort((a, b) => a.key - b.key || a.dossier - b.dossier);
  return { top, moments, shownAt: until, covers, dossiers };
}
