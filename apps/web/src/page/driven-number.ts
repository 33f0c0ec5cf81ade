import type { Scene } from "@ioc/protocol/scene.ts";
import type { Explained } from "@ioc/protocol/screen-drive.ts";
import type { DrillTarget } from "./drill-store.ts";

/** Scenes whose numbers are those of the month so far; those of the others are today's. */
const OF_THE_MONTH: ReadonlySet<Scene> = new Set(["digitization", "ranking"]);

/**
 * The number that a command has explained, where a scene of a unit stands. The field that is driven is not taken over: the
 * numbers that stand on the wall are those of all fields.
 *
 * @param unit code; undefined: the wall's own
 */
export function drivenNumber(explain: Explained, scene: Scene, unit: string | undefined): DrillTarget {
  const name = "measure" in explain ? { measure: explain.measure } : { rate: explain.rate };
  const period = OF_THE_MONTH.has(scene) ? "month" : undefined;
  return { name, unit: explain.unit ?? unit, field: explain.field, period };
}
