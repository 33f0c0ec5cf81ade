import { type HexPatch, hexPatch, middleOf } from "./hex-patch.ts";
import { packColumns } from "./pack-columns.ts";

export interface MapGroup {
  readonly code: string;
  /** Width of its label in px. */
  readonly labelWidth: number;
  /** Codes of its units in order. */
  readonly tiles: readonly string[];
  /** The unit that belongs in the middle: the group's own office. */
  readonly office?: string | undefined;
}

export interface MapBox {
  readonly width: number;
  readonly height: number;
  readonly labelHeight: number;
  readonly maxRadius: number;
  /** How small names may become, as a share of their size. */
  readonly leastLabel: number;
}

interface PlacedGroup {
  readonly code: string;
  /** Where the label stands: its left, top and greatest width. */
  readonly label: { readonly x: number; readonly y: number; readonly width: number; readonly beside: boolean };
}

interface PlacedTile {
  readonly code: string;
  readonly x: number;
  readonly y: number;
}

export interface MapLayout {
  /** Centre to corner of a hexagon, in px. */
  readonly radius: number;
  /** Size of the names, as a share of what they are meant to have; 0: there is no room for any, and the table twin names them. */
  readonly labelScale: number;
  readonly groups: readonly PlacedGroup[];
  readonly tiles: readonly PlacedTile[];
}

const BLOCK_GAP = 7;
const COLUMN_GAP = 10;
/** Round patches look best; wider ones are taken only where they leave clearly larger hexagons. */
const STRETCHES = [
  { stretch: 1.2, worth: 1 },
  { stretch: 1, worth: 0.94 },
  { stretch: 1.6, worth: 0.9 },
  { stretch: 2.4, worth: 0.82 },
  { stretch: 3.6, worth: 0.74 },
  { stretch: 6, worth: 0.66 },
] as const;
/** What no names at all are worth. Smaller ones are worth a little less than they are smaller; a cut one would say nothing. */
const UNNAMED = 0.2;
/** Gap between the hexagons and a label beside them. */
const BESIDE_GAP = 8;
/** What a name beside a lone unit leaves it of the width, and a name that is wider than all takes. */
const LONE = 48;
const RADIUS_STEPS = 18;

interface Style {
  readonly stretch: number;
  /** Size of the names, as a share of what they are meant to have; 0: no names. */
  readonly labelScale: number;
  readonly columns: number;
}

interface Block {
  readonly group: MapGroup;
  readonly patch: HexPatch;
  readonly width: number;
  readonly height: number;
}

/**
 * Lays the units out as hexagons, group by group, in columns from left to right: as large as they fit into the box,
 * names smaller or left out only when there is no other way. Same input, same picture.
 */
export function layoutMap(groups: readonly MapGroup[], box: MapBox): MapLayout {
  let best: { style: Style; radius: number; score: number } | undefined;
  const least = box.leastLabel;
  for (const { stretch, worth } of STRETCHES) {
    for (const labelScale of [1, (1 + least) / 2, least, 0]) {
      const value = worth * (labelScale ** 2 || UNNAMED);
      for (let columns = 1; columns <= groups.length; columns++) {
        const style = { stretch, labelScale, columns };
        const ceiling = best === undefined ? 0 : best.score / value;
        if (ceiling >= box.maxRadius) continue;
        const radius = largestRadius(groups, box, style, ceiling);
        const score = radius * value;
        if (radius > 0 && (best === undefined || score > best.score + 1e-6)) best = { style, radius, score };
      }
    }
  }
  if (best === undefined) return { radius: 0, labelScale: 0, groups: [], tiles: [] };
  return place(groups, box, best.style, best.radius);
}

function largestRadius(groups: readonly MapGroup[], box: MapBox, style: Style, floor: number): number {
  let low = floor;
  let high = box.maxRadius;
  if (!fits(groups, box, style, Math.max(low, 0.5))) return 0;
  if (fits(groups, box, style, high)) return high;
  for (let step = 0; step < RADIUS_STEPS; step++) {
    const middle = (low + high) / 2;
    if (fits(groups, box, style, middle)) low = middle;
    else high = middle;
  }
  return low;
}

function fits(groups: readonly MapGroup[], box: MapBox, style: Style, radius: number): boolean {
  const blocks = groups.map((group) => blockOf(group, box, style, radius));
  const columns = packColumns(
    blocks.map((block) => block.height),
    style.columns,
    BLOCK_GAP,
  );
  const tallest = Math.max(...columns.map((column) => column.height));
  const widths = columns.map((column) => Math.max(...blocks.slice(column.from, column.to).map((block) => block.width)));
  const width = widths.reduce((sum, each) => sum + each, 0) + (widths.length - 1) * COLUMN_GAP;
  return tallest <= box.height && width <= box.width;
}

const patches = new Map<string, HexPatch>();

function patchOf(count: number, stretch: number): HexPatch {
  const key = `${count}/${stretch}`;
  let patch = patches.get(key);
  if (patch === undefined) {
    patch = hexPatch(count, stretch);
    patches.set(key, patch);
  }
  return patch;
}

function blockOf(group: MapGroup, box: MapBox, style: Style, radius: number): Block {
  const patch = patchOf(group.tiles.length, style.stretch);
  const labelWidth = Math.min(group.labelWidth * style.labelScale, box.width - LONE);
  if (isBeside(group, style)) {
    const height = Math.max(2 * radius, box.labelHeight * style.labelScale);
    return { group, patch, width: patch.width * radius + BESIDE_GAP + labelWidth, height };
  }
  const labelHeight = box.labelHeight * style.labelScale;
  return {
    group,
    patch,
    width: Math.max(labelWidth, patch.width * radius),
    height: labelHeight + patch.height * radius,
  };
}

/** A lone unit has its name beside it, which saves a line. */
function isBeside(group: MapGroup, style: Style): boolean {
  return group.tiles.length === 1 && style.labelScale > 0;
}

function place(groups: readonly MapGroup[], box: MapBox, style: Style, radius: number): MapLayout {
  const blocks = groups.map((group) => blockOf(group, box, style, radius));
  const columns = packColumns(
    blocks.map((block) => block.height),
    style.columns,
    BLOCK_GAP,
  );
  const widths = columns.map((column) => Math.max(...blocks.slice(column.from, column.to).map((block) => block.width)));
  const spareX = Math.max(0, box.width - widths.reduce((sum, each) => sum + each, 0));
  const gapX = spareX / columns.length;
  const placedGroups: PlacedGroup[] = [];
  const placedTiles: PlacedTile[] = [];
  let left = gapX / 2;
  columns.forEach((column, index) => {
    const width = widths[index] ?? 0;
    const members = blocks.slice(column.from, column.to);
    const spareY = Math.max(0, box.height - members.reduce((sum, block) => sum + block.height, 0));
    // Far apart the blocks of a column would no longer read as one picture.
    const gapY = Math.min(spareY / members.length, box.labelHeight * 1.2);
    let top = (spareY - gapY * members.length) / 2 + gapY / 2;
    for (const block of members) {
      placeBlock(block, { left, top, width, gapX }, box, style, radius, placedGroups, placedTiles);
      top += block.height + gapY;
    }
    left += width + gapX;
  });
  return {
    radius,
    labelScale: style.labelScale,
    groups: placedGroups,
    tiles: placedTiles,
  };
}

function placeBlock(
  block: Block,
  at: { left: number; top: number; width: number; gapX: number },
  box: MapBox,
  style: Style,
  radius: number,
  groups: PlacedGroup[],
  tiles: PlacedTile[],
): void {
  const { group, patch } = block;
  const patchWidth = patch.width * radius;
  const beside = isBeside(group, style);
  const patchLeft = beside ? at.left + (at.width - block.width) / 2 : at.left + (at.width - patchWidth) / 2;
  const patchTop = at.top + (beside ? (block.height - 2 * radius) / 2 : block.height - patch.height * radius);
  if (beside) {
    const x = patchLeft + patchWidth + BESIDE_GAP;
    const y = at.top + (block.height - box.labelHeight * style.labelScale) / 2;
    groups.push({ code: group.code, label: { x, y, width: at.left + at.width + at.gapX / 2 - x, beside } });
  } else {
    // The column's gaps are free for a name that is wider than its hexagons.
    const width = at.width + Math.max(0, at.gapX - COLUMN_GAP);
    const x = at.left + (at.width - width) / 2;
    groups.push({ code: group.code, label: { x, y: at.top, width, beside } });
  }
  const order = inOrder(group, patch);
  patch.centres.forEach((centre, index) => {
    const code = order[index];
    if (code !== undefined) tiles.push({ code, x: patchLeft + centre.x * radius, y: patchTop + centre.y * radius });
  });
}

/** The units in the order of the patch's hexagons, the office in the middle. */
function inOrder(group: MapGroup, patch: HexPatch): readonly string[] {
  const { office } = group;
  if (office === undefined || !group.tiles.includes(office)) return group.tiles;
  const others = group.tiles.filter((code) => code !== office);
  const middle = middleOf(patch);
  return [...others.slice(0, middle), office, ...others.slice(middle)];
}
