/** Longitudes and latitudes by turns, in degrees; the last point is the first. */
export type LandRing = Float64Array;

/** What a unit looks like on the earth: parts apart from each other, each an outline and then its holes. */
export interface LandShape {
  readonly unit: string;
  readonly parts: readonly (readonly LandRing[])[];
}
