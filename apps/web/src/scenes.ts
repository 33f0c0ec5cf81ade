import type { Scene } from "@ioc/protocol/scene.ts";
import type { DocumentName } from "./live/wall-document.ts";
import type { WallPlace } from "./live/wall-place.ts";
import { EVERY_SCENE_NEEDS, type SceneDefinition, type SceneView } from "./stage/scene-definition.ts";

/** Holds a scene to the documents that it names: its component gets these and no others. */
function scene<Needs extends DocumentName>(
  needs: readonly Needs[],
  load: () => Promise<SceneView<Needs>>,
): SceneDefinition {
  return { needs, load };
}

const SCENES: Readonly<Record<Scene, SceneDefinition>> = {
  overview: scene([], async () => (await import("./overview/overview-scene.tsx")).OverviewScene),
  hotspots: scene(["hotspots"], async () => (await import("./scene-hotspots/hotspots-scene.tsx")).HotspotsScene),
  digitization: scene(
    ["month"],
    async () => (await import("./scene-digitization/digitization-scene.tsx")).DigitizationScene,
  ),
  ranking: scene(["ranking"], async () => (await import("./scene-ranking/ranking-scene.tsx")).RankingScene),
  unit: scene([], async () => (await import("./scene-unit/unit-scene.tsx")).UnitScene),
  feeds: scene([], async () => (await import("./scene-feeds/feeds-scene.tsx")).FeedsScene),
};

export function sceneDefinition(scene: Scene): SceneDefinition {
  return SCENES[scene];
}

/** @param unit code; absent: the topmost that the caller may read */
export function placeOf(scene: Scene, unit: string | undefined): WallPlace {
  return { scene, unit, needs: [...EVERY_SCENE_NEEDS, ...sceneDefinition(scene).needs] };
}
