/** What a number is from a place on, and whether the rule judges it there. */
export interface DrawnPoint {
  readonly place: number;
  /** Null: nothing can be said. */
  readonly value: number | null;
  readonly isJudged: boolean;
}

type Corner = [number, number | null];

/** The corners of two broken lines: of what the rule judges, and of what it passes over. Each point stands until the next. */
export function courseLines(points: readonly DrawnPoint[]): {
  readonly judged: Corner[];
  readonly passedOver: Corner[];
} {
  const lines = { judged: [] as Corner[], passedOver: [] as Corner[] };
  let drawn: Corner[] | undefined;
  points.forEach(({ place, value, isJudged }, index) => {
    const line = value === null ? undefined : isJudged ? lines.judged : lines.passedOver;
    if (drawn !== undefined && line !== drawn) drawn.push([place, null]);
    const end = points[index + 1]?.place ?? place;
    line?.push([place, value], [end, value]);
    drawn = line;
  });
  return lines;
}
