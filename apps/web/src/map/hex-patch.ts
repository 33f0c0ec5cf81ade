/** Centres of a group's hexagons in units of the hexagon's radius, pointed tops, the first row's top at y = 0. */
export interface HexPatch {
  readonly width: number;
  readonly height: number;
  /** Row by row from the top, each row from the left. */
  readonly centres: readonly { readonly x: number; readonly y: number }[];
}

const PITCH = Math.sqrt(3);
const ROW = 1.5;

/**
 * A compact patch of `count` hexagons whose rows hold about `⌈√count · stretch⌉`. Rows are centred and the middle ones
 * are the longest; two neighbours always lie half a hexagon apart, so that they interlock.
 */
export function hexPatch(count: number, stretch: number): HexPatch {
  const columns = Math.max(1, Math.ceil(Math.sqrt(count) * stretch));
  const starts: number[] = [];
  const lengths = rowLengths(count, Math.max(1, Math.ceil(count / columns)));
  let shifted = 0;
  lengths.forEach((length, row) => {
    const before = lengths[row - 1];
    if (before !== undefined && (length - before) % 2 === 0) shifted = shifted === 0 ? 0.5 : 0;
    starts.push(shifted - length / 2);
  });
  const left = Math.min(...starts);
  const right = Math.max(...starts.map((start, row) => start + (lengths[row] ?? 0)));
  const centres = lengths.flatMap((length, row) =>
    Array.from({ length }, (_, column) => ({
      x: ((starts[row] ?? 0) - left + column + 0.5) * PITCH,
      y: 1 + row * ROW,
    })),
  );
  return { width: (right - left) * PITCH, height: 2 + (lengths.length - 1) * ROW, centres };
}

function rowLengths(count: number, rows: number): number[] {
  const base = Math.floor(count / rows);
  const extra = count % rows;
  const firstLong = Math.floor((rows - extra) / 2);
  return Array.from({ length: rows }, (_, row) => base + (row >= firstLong && row < firstLong + extra ? 1 : 0));
}

/** Which of a patch's hexagons lies nearest to its middle. */
export function middleOf(patch: HexPatch): number {
  let nearest = 0;
  let distance = Number.POSITIVE_INFINITY;
  patch.centres.forEach(({ x, y }, index) => {
    const away = (x - patch.width / 2) ** 2 + (y - patch.height / 2) ** 2;
    if (away < distance - 1e-9) {
      distance = away;
      nearest = index;
    }
  });
  return nearest;
}
