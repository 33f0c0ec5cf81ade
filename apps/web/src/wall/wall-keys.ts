import { SCENES } from "@ioc/protocol/names.ts";
import type { TurningEvent } from "./turning.ts";

/** What a key asks the wall for: arrows the next scene, space to hold it, 1 to 6 a scene, Home the beginning. */
export function keyMeans({ key }: { readonly key: string }): TurningEvent | undefined {
  switch (key) {
    case "ArrowRight":
      return { kind: "step", by: 1 };
    case "ArrowLeft":
      return { kind: "step", by: -1 };
    case " ":
      return { kind: "hold" };
    case "Home":
      return { kind: "home" };
    default: {
      const scene = /^[1-9]$/.test(key) ? SCENES[Number(key) - 1] : undefined;
      return scene === undefined ? undefined : { kind: "scene", scene };
    }
  }
}

/** Not keys with others, not what is typed into a field or a dialog, and not the space that presses a button. */
export function isForTheWall(event: KeyboardEvent): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return false;
  const taken = event.key === " " ? "input, select, textarea, dialog, button, a" : "input, select, textarea, dialog";
  return !(event.target instanceof Element && event.target.closest(taken) !== null);
}
