import type { ScreenDrive } from "@ioc/protocol/screen-drive.ts";
import type { DrillStore } from "../page/drill-store.ts";
import { targetOf } from "../page/explained-target.ts";
import type { PastStore } from "../page/past-store.ts";
import type { DirectorState, DirectorStore } from "./director-store.ts";

/** Does what whoever drives asks of the page beside the scene: look back, and explain a number. Returns what ends it. */
export function followDrive(director: DirectorStore, past: PastStore, drill: DrillStore): () => void {
  let before: ScreenDrive | undefined;
  const follow = ({ drive, standing }: Pick<DirectorState, "drive" | "standing">): void => {
    if (drive === before) return;
    const { at = null, explain = null } = before ?? {};
    before = drive;
    // What stays the same is left alone: somebody at the wall may have closed it.
    if ((drive?.at ?? null) !== at) {
      if (drive?.at == null) past.getState().leave();
      else past.getState().seek(Date.parse(drive.at));
    }
    if (JSON.stringify(drive?.explain ?? null) !== JSON.stringify(explain)) {
      if (drive?.explain == null) drill.getState().close();
      else drill.getState().open(targetOf(drive.explain, standing.place.scene, drive.unit ?? undefined));
    }
  };
  follow(director.getState());
  return director.subscribe(follow);
}
