import type { Scene } from "@ioc/protocol/scene.ts";
import type { ScreenDrive } from "@ioc/protocol/screen-drive.ts";
import type { Light } from "./light.ts";
import { type Turning, wantedItem } from "./turning.ts";

/** All who may say what stands on a wall. */
export interface Deciders {
  /** A critical alert has the wall now. */
  readonly takeover: boolean;
  readonly drive: ScreenDrive | undefined;
  /** The schedule says that the screen is dark. */
  readonly off: boolean;
  readonly light: Light;
  readonly turning: Turning;
}

/** A scene, and the unit that it is of; undefined: the wall's own. */
interface StandingPlace {
  readonly scene: Scene;
  readonly unit: string | undefined;
}

/** What stands on a wall, and who says so. */
export interface Standing {
  readonly by: "alert" | "remote" | "schedule" | "playlist" | "single";
  /** What stands, or goes on behind an alert. */
  readonly place: StandingPlace;
  readonly light: Light;
  /** The picture stays as it is, its numbers included. */
  readonly held: boolean;
}

/** By rank: a critical alert, whoever drives by remote, the schedule and the playlist, the one scene. */
export function standingOf({ takeover, drive, off, light, turning }: Deciders): Standing {
  const item = wantedItem(turning);
  const listed: StandingPlace = { scene: item.scene, unit: item.unit };
  if (takeover) {
    return { by: "alert", place: drive === undefined ? listed : drivenTo(drive, listed), light: "day", held: false };
  }
  if (drive !== undefined) {
    return { by: "remote", place: drivenTo(drive, listed), light: "day", held: drive.frozen };
  }
  if (off) return { by: "schedule", place: listed, light: "night", held: false };
  const by = turning.turns ? "playlist" : "single";
  // After hours nobody reads through scenes: the first one stays, with little of it.
  const place: StandingPlace = light === "day" ? listed : { scene: "overview", unit: undefined };
  return { by, place, light, held: turning.heldMs !== undefined };
}

function drivenTo(drive: ScreenDrive, listed: StandingPlace): StandingPlace {
  if (drive.scene === null) return { scene: listed.scene, unit: drive.unit ?? listed.unit };
  return { scene: drive.scene, unit: drive.unit ?? undefined };
}
