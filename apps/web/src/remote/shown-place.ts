import { SCENES } from "@ioc/protocol/names.ts";
import type { Scene } from "@ioc/protocol/scene.ts";
import type { ScreenItem } from "@ioc/protocol/screens.ts";

export interface Shown {
  readonly scene: Scene;
  /** Code; null: the screen shows no unit's numbers now. */
  readonly unit: string | null;
}

/** What a screen shows: where it was driven, else what it said of itself, else where it points; undefined: it is away. */
export function shownPlace({ drive, report, state, scene, unit }: ScreenItem): Shown | undefined {
  if (state === "away") return undefined;
  if (drive !== null && drive.scene !== null) return { scene: drive.scene, unit: drive.unit ?? unit };
  if (report !== null) return { scene: report.scene, unit: report.unit };
  return { scene, unit };
}

/** What a screen is driven to. */
export interface Stop {
  readonly scene: Scene;
  /** Code; null: the screen's own unit. */
  readonly unit: string | null;
}

/** The place before or after what a screen shows, in its playlist; without one through all scenes, the unit kept. */
export function stopBeside(screen: ScreenItem, by: -1 | 1): Stop {
  const shown: Shown = shownPlace(screen) ?? screen;
  const { playlist, unit } = screen;
  if (playlist.length < 2) {
    const at = SCENES.indexOf(shown.scene);
    const scene = SCENES[(at + by + SCENES.length) % SCENES.length] ?? shown.scene;
    return { scene, unit: shown.unit === unit ? null : shown.unit };
  }
  const at = playlist.findIndex((item) => item.scene === shown.scene && (item.unit ?? unit) === shown.unit);
  // From elsewhere one comes to its ends.
  const next = at === -1 ? (by === 1 ? 0 : playlist.length - 1) : (at + by + playlist.length) % playlist.length;
  const item = playlist[next];
  return { scene: item?.scene ?? shown.scene, unit: item?.unit ?? null };
}
