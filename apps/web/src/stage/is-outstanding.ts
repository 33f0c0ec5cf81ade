interface Late {
  readonly overdue: number;
  readonly inProgress: number;
}

/** A part stands out when its overdue share is this many times the whole's, and it is not about a handful. */
const OUTSTANDING = { times: 1.5, least: 10 } as const;

export function isOutstanding(part: Late, whole: Late): boolean {
  if (part.overdue < OUTSTANDING.least || whole.inProgress === 0 || part.inProgress === 0) return false;
  return part.overdue / part.inProgress >= (OUTSTANDING.times * whole.overdue) / whole.inProgress;
}
