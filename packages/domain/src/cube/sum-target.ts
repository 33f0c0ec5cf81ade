/** Where sums of steps go: `slotOf` says at which offset of `into` a (unit, procedure) is added, -1 for nowhere. */
export interface SumTarget {
  slotOf(unit: number, procedure: number): number;
  readonly into: Float64Array;
  /** Every unit that `slotOf` gives a place; where they are few, only their sums are looked at. */
  readonly units?: Iterable<number>;
}
