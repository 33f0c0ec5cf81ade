import type { DriveBody, ScreenDrive } from "@ioc/protocol/screen-drive.ts";
import type { ScreenItem } from "@ioc/protocol/screens.ts";
import type { DrillTarget } from "../page/drill-store.ts";
import { explainedOf, targetOf } from "../page/explained-target.ts";
import { pictureMoment } from "./picture-moment.ts";
import { type Shown, shownPlace } from "./shown-place.ts";

/** What a screen shows, else where it goes once it is back. */
function placeOf(screen: ScreenItem): Shown {
  const { drive, scene } = screen;
  return shownPlace(screen) ?? { scene: drive?.scene ?? scene, unit: drive?.unit ?? null };
}

/**
 * What the hand is driven to so that it shows the screen's picture: also where a playlist turns the screen, and the held
 * picture as that of its moment. Undefined while that is not known.
 *
 * @param until an instant
 */
export function handDrive(screen: ScreenItem, until: string): ScreenDrive | undefined {
  const moment = pictureMoment(screen);
  if (moment === "notKnown") return undefined;
  const { drive } = screen;
  return {
    by: drive?.by ?? "",
    since: drive?.since ?? until,
    until,
    ...placeOf(screen),
    field: drive?.field ?? null,
    frozen: false,
    explain: drive?.explain ?? null,
    at: moment.at ?? null,
  };
}

/** The number as a command names it, of the unit whose picture it was touched in. */
export function touchedNumber(target: DrillTarget, screen: ScreenItem): DrillTarget {
  const { scene, unit } = placeOf(screen);
  return targetOf(explainedOf(target), scene, unit ?? undefined);
}

/** The number that the screen explains; undefined: none. */
export function explainedNumber(screen: ScreenItem): DrillTarget | undefined {
  const explain = screen.drive?.explain ?? null;
  if (explain === null) return undefined;
  const { scene, unit } = placeOf(screen);
  return targetOf(explain, scene, unit ?? undefined);
}

/**
 * What the screen is told when the hand explains a number, or none any more. A screen that a playlist turns stays where it
 * is, so that the number stays behind its explanation.
 */
export function handCommand(target: DrillTarget | undefined, screen: ScreenItem): DriveBody {
  if (target === undefined) return { explain: null };
  const explain = explainedOf(target);
  if (screen.drive !== null && screen.drive.scene !== null) return { explain };
  const { scene, unit } = placeOf(screen);
  return { scene, unit: unit === screen.unit ? null : unit, explain };
}
