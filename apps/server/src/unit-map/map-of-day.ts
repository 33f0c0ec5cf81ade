import type { Day } from "@ioc/domain/time/civil-date.ts";
import type { UnitMap, UnitShape } from "@ioc/protocol/unit-map.ts";
import { versionOf } from "../boards/version.ts";
import type { Reference } from "../reference/reference.ts";
import type { DrawnShape } from "./drawn-shape.ts";

/**
 * The map as the organisation of a day stands on it: an ended unit's land is its successor's, and a unit above others
 * that have shapes is the line around them.
 *
 * @param top the unit whose subtree is shown; undefined: everything
 */
export function mapOfDay(shapes: readonly DrawnShape[], reference: Reference, day: Day, top?: number): UnitMap {
  const tree = reference.tree.on(day);
  const byNode = new Map<number, DrawnShape>();
  for (const shape of shapes) {
    const unit = reference.unit(shape.unit)?.id;
    const node = unit === undefined ? undefined : tree.nodeOf(unit);
    if (node === undefined || (top !== undefined && !tree.contains(top, node))) continue;
    const other = byNode.get(node);
    byNode.set(node, other === undefined ? shape : joined(other, shape));
  }
  const above = new Set<number>();
  for (const node of byNode.keys()) {
    for (let parent = tree.parentOf(node); parent !== null && !above.has(parent); parent = tree.parentOf(parent)) {
      above.add(parent);
    }
  }
  const items = [...byNode].map(([node, shape]): UnitShape => {
    return { ...shape, unit: reference.unitsById.get(node)?.body.code ?? shape.unit, around: above.has(node) };
  });
  items.sort((a, b) => Number(a.around) - Number(b.around) || sizeOf(b) - sizeOf(a) || (a.unit < b.unit ? -1 : 1));
  return { version: versionOf(items), items };
}

/** Two units' lands as one; its mark stands where there is more room. */
function joined(one: DrawnShape, other: DrawnShape): DrawnShape {
  const { mark, room } = one.room >= other.room ? one : other;
  const [left, top, right, bottom] = one.box;
  const box: DrawnShape["box"] = [
    Math.min(left, other.box[0]),
    Math.min(top, other.box[1]),
    Math.max(right, other.box[2]),
    Math.max(bottom, other.box[3]),
  ];
  return { unit: one.unit, path: one.path + other.path, box, mark, room };
}

function sizeOf({ box: [left, top, right, bottom] }: UnitShape): number {
  return (right - left) * (bottom - top);
}
