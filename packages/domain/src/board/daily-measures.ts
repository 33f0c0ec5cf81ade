import type { StepCube } from "../cube/step-cube.ts";
import { type BaseMeasure, MAKEUP, MEASURE_INDEX, type Measure } from "../measure/measures.ts";
import type { DayTree } from "../org/day-tree.ts";
import type { Day } from "../time/civil-date.ts";
import { dayOf, endOfDay } from "../time/zone.ts";
import { type BoardSources, boardNumbers } from "./board-numbers.ts";
import { type CountedQuery, countedDossiers } from "./counted-dossiers.ts";
import { type CoveredPart, coveredCells } from "./covered-cells.ts";
import type { Period } from "./period.ts";

export interface DailyQuery extends CoveredPart {
  readonly unit: number;
  readonly measures: readonly Measure[];
  /** How many civil days, the one of `asOf` the last. */
  readonly days: number;
  readonly asOf: number;
}

export interface DailyMeasures {
  readonly day: Day;
  readonly numbers: Partial<Record<Measure, number>>;
}

/**
 * Some measures of a subtree on each of some civil days, ascending, each as the board of that day alone said it at the
 * day's end, or says it at `asOf` (HIS-1). One board is counted for as long as the organisation stays the same; from
 * there each day back costs the steps that were booked on it. Empty for an unknown unit.
 */
export function dailyMeasures(sources: BoardSources, query: DailyQuery): DailyMeasures[] {
  const last = dayOf(sources.zone, query.asOf);
  const first = last - query.days + 1;
  const daily: DailyMeasures[] = [];
  let to = last;
  while (to >= first) {
    const tree = sources.tree.on(to);
    let from = to;
    while (from > first && sources.tree.on(from - 1) === tree) from -= 1;
    daily.push(...countBack(sources, query, tree, { from, to }));
    to = from - 1;
  }
  return daily.reverse();
}

/** The days of one organisation, the last one first. */
function countBack(
  sources: BoardSources,
  { unit, measures, asOf, days: _, ...part }: DailyQuery,
  tree: DayTree,
  { from, to }: Period,
): DailyMeasures[] {
  const { cube, fields, zone } = sources;
  const ends: number[] = [];
  for (let day = from; day <= to; day += 1) ends.push(Math.min(asOf, endOfDay(zone, day)));
  const board = boardNumbers(sources, { unit, now: ends.at(-1) ?? asOf, period: { from: to, to } });
  if (board === undefined) return [];
  const booked = new BookedByDay(cube, from, ends, coveredCells(tree, tree.subtree(board.top), fields, part));

  const { field, ...others } = part;
  const ofBoard = field === undefined ? board.total.measures : board.fields.get(field)?.measures;
  // A board keeps nothing but its fields apart: any other part of it is counted as its list is.
  const isOfBoard = Object.values(others).every((narrows) => narrows === undefined || narrows === false);
  const listed = { unit, now: ends.at(-1) ?? asOf, period: { from: to, to }, ...part };
  const standing = new Map(
    measures.map((measure) => [
      measure,
      isOfBoard ? (ofBoard?.[measure] ?? 0) : countOf(sources, { ...listed, measure }),
    ]),
  );
  const daily: DailyMeasures[] = [];
  for (let day = to; day >= from; day -= 1) {
    const numbers: Partial<Record<Measure, number>> = {};
    for (const [measure, stood] of standing) {
      const { when } = MAKEUP[measure];
      numbers[measure] = when === "period" ? booked.sumOf(measure, day) : stood;
      // What stood the evening before is what stood that day without what moved on it; and what was carried over into a
      // day stood on the evening before it.
      standing.set(measure, stood - booked.sumOf(measure, when === "openBefore" ? day - 1 : day));
    }
    daily.push({ day, numbers });
  }
  return daily;
}

function countOf(sources: BoardSources, query: CountedQuery): number {
  return (countedDossiers(sources, query)?.dossiers ?? []).reduce((sum, { count }) => sum + count, 0);
}

/** What the steps booked on a day add up to, by those in effect at the day's own end. */
class BookedByDay {
  readonly #cube: StepCube;
  readonly #from: Day;
  readonly #ends: readonly number[];
  readonly #covers: (unit: number, procedure: number) => boolean;
  readonly #sums = new Map<BaseMeasure, readonly number[]>();

  /** @param ends of the days from `from` on, ms */
  constructor(
    cube: StepCube,
    from: Day,
    ends: readonly number[],
    covers: (unit: number, procedure: number) => boolean,
  ) {
    this.#cube = cube;
    this.#from = from;
    this.#ends = ends;
    this.#covers = covers;
  }

  /** 0 for a day that is none of them. */
  sumOf(measure: Measure, day: Day): number {
    const { plus, minus = [] } = MAKEUP[measure];
    const sum = (parts: readonly BaseMeasure[]): number =>
      parts.reduce((total, part) => total + (this.#daysOf(part)[day - this.#from] ?? 0), 0);
    return sum(plus) - sum(minus);
  }

  #daysOf(measure: BaseMeasure): readonly number[] {
    let sums = this.#sums.get(measure);
    if (sums === undefined) {
      sums = this.#count(measure);
      this.#sums.set(measure, sums);
    }
    return sums;
  }

  #count(measure: BaseMeasure): readonly number[] {
    const ends = this.#ends;
    const sums = ends.map(() => 0);
    const last = this.#from + ends.length - 1;
    this.#cube.visit(
      MEASURE_INDEX[measure],
      this.#from,
      last,
      ends.at(-1) ?? Number.NEGATIVE_INFINITY,
      (_unit, _procedure, _dossier, at, _due, delta, day) => {
        const index = day - this.#from;
        if (at <= (ends[index] ?? Number.NEGATIVE_INFINITY)) sums[index] = (sums[index] ?? 0) + delta;
      },
      this.#covers,
    );
    return sums;
  }
}
