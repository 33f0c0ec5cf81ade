export type LabelPlace = "right" | "top" | "left" | "bottom";

export interface Spot {
  readonly x: number;
  readonly y: number;
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

const PLACES = ["right", "top", "left", "bottom"] as const;

/**
 * On which side of each mark its number stands, so that no number lies on a mark or on another number, as far as there
 * is such a side; `undefined` where there is none: better no number than one that cannot be read.
 *
 * @param size px that a mark and a number are high
 */
export function labelPlaces(spots: readonly Spot[], size: number): readonly (LabelPlace | undefined)[] {
  const taken: Box[] = spots.map(({ x, y }) => boxAround(x, y, size * 0.8, size * 0.8));
  return spots.map((spot) => {
    for (const place of PLACES) {
      const box = boxAt(spot, place, size);
      if (taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      return place;
    }
    return undefined;
  });
}

function boxAt({ x, y }: Spot, place: LabelPlace, size: number): Box {
  const away = size * 0.95;
  if (place === "right") return boxAround(x + away, y, size * 0.9, size * 0.9);
  if (place === "left") return boxAround(x - away, y, size * 0.9, size * 0.9);
  return boxAround(x, place === "top" ? y - away : y + away, size * 0.9, size * 0.9);
}

function boxAround(x: number, y: number, width: number, height: number): Box {
  return { left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2 };
}

function overlap(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
