import type { Scene } from "@ioc/protocol/scene.ts";
import type { WallPlace } from "./live/wall-place.ts";
import { EVERY_SCENE_NEEDS, type SceneDefinition } from "./stage/scene-definition.ts";

const overview: SceneDefinition = {
  needs: [],
  load: async () => (await import("./overview/overview-scene.tsx")).OverviewScene,
};

const SCENES: Partial<Readonly<Record<Scene, SceneDefinition>>> = { overview };

/** The scene, or the overview while there is no picture of it. */
export function sceneDefinition(scene: Scene): SceneDefinition {
  return SCENES[scene] ?? overview;
}

/** @param unit code; absent: the topmost that the caller may read */
export function placeOf(scene: Scene, unit: string | undefined): WallPlace {
  return { scene, unit, needs: [...EVERY_SCENE_NEEDS, ...sceneDefinition(scene).needs] };
}
