/** A name that wants to stand around a point, px. */
export interface WantedLabel {
  readonly code: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Who comes first where two want the same place. */
  readonly weight: number;
}

/** Which names have room without lying on each other; pushed in at the edges. The same input, the same picture. */
export function placeLabels(
  wanted: readonly WantedLabel[],
  box: { readonly width: number; readonly height: number; readonly labelHeight: number },
): readonly WantedLabel[] {
  const placed: WantedLabel[] = [];
  const byWeight = wanted.toSorted((a, b) => b.weight - a.weight || (a.code < b.code ? -1 : 1));
  for (const label of byWeight) {
    if (label.width > box.width) continue;
    const x = within(label.x, label.width / 2, box.width);
    const y = within(label.y, box.labelHeight / 2, box.height);
    const isFree = placed.every(
      (other) => Math.abs(other.x - x) >= (other.width + label.width) / 2 || Math.abs(other.y - y) >= box.labelHeight,
    );
    if (isFree) placed.push({ ...label, x, y });
  }
  return placed;
}

function within(value: number, half: number, size: number): number {
  return Math.min(Math.max(value, half), size - half);
}
