import { SCENES as SCENE_NAMES } from "@ioc/protocol/names.ts";
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

const overview = scene([], async () => (await import("./overview/overview-scene.tsx")).OverviewScene);

const SCENES: Partial<Readonly<Record<Scene, SceneDefinition>>> = {
  overview,
  feeds: scene([], async () => (await import("./scene-feeds/feeds-scene.tsx")).FeedsScene),
  hotspots: scene(["hotspots"], async () => (await import("./scene-hotspots/hotspots-scene.tsx")).HotspotsScene),
};

/** The scene, or the overview while there is no picture of it. */
export function sceneDefinition(scene: Scene): SceneDefinition {
  return SCENES[scene] ?? overview;
}

/** Those that there is a picture of, in the order of their keys. */
export function scenesThere(): readonly Scene[] {
  return SCENE_NAMES.filter((scene) => SCENES[scene] !== undefined);
}

/** @param unit code; absent: the topmost that the caller may read */
export function placeOf(scene: Scene, unit: string | undefined): WallPlace {
  return { scene, unit, needs: [...EVERY_SCENE_NEEDS, ...sceneDefinition(scene).needs] };
}
