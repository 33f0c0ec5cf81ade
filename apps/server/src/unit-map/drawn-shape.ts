import type { UnitShape } from "@ioc/protocol/unit-map.ts";

/** A unit's shape as it is kept: projected, simplified, written as a path. What stands around what is the day's affair. */
export type DrawnShape = Omit<UnitShape, "around">;
