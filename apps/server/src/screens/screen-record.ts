import { dayOf } from "@ioc/domain/time/zone.ts";
import { type Scene, sceneSchema } from "@ioc/protocol/scene.ts";
import type { Reference } from "../reference/reference.ts";
import type { ScreenProgramme } from "./screen-programme.ts";

/** What whoever manages a screen has chosen for it. */
export interface ScreenChoice extends ScreenProgramme {
  readonly name: string;
  /** When it has ended its successor stands for it. */
  readonly unit: number;
  readonly scene: Scene;
}

/** A screen that was let in. */
export interface ScreenRecord extends ScreenChoice {
  readonly id: number;
  readonly approvedBy: string;
  readonly createdAt: number;
  readonly lastSeenAt: number | null;
  readonly address: string | null;
  readonly reloadAt: number | null;
}

/** A scene that this version does not know, written by a newer one, is the first of those it knows. */
export function sceneOf(text: string): Scene {
  return sceneSchema.safeParse(text).data ?? "overview";
}

/** Code of the unit that stands for a screen's unit today. */
export function standingUnit({ tree, zone, unitsById }: Reference, unit: number, now: number): string | undefined {
  const standing = tree.on(dayOf(zone, now)).nodeOf(unit) ?? unit;
  return unitsById.get(standing)?.body.code;
}
