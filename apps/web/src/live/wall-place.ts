import type { Scene } from "@ioc/protocol/scene.ts";
import type { DocumentName, WallDocuments } from "./wall-document.ts";

/** What a wall is turned to: a scene of a unit, and the documents that it is drawn from. */
export interface WallPlace {
  /** Code; absent: the topmost that the caller may read. */
  readonly unit: string | undefined;
  readonly scene: Scene;
  readonly needs: readonly DocumentName[];
}

/** A place whose documents have all come. */
export interface ShownPlace {
  readonly place: WallPlace;
  /** Every one of `place.needs` is there. */
  readonly documents: Partial<WallDocuments>;
}
