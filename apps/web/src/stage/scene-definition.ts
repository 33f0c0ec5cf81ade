import type { ReactElement } from "react";
import type { DocumentName, WallDocuments } from "../live/wall-document.ts";
import type { Picture } from "./picture.ts";

/** Header, ribbon and freshness are on every scene. */
export const EVERY_SCENE_NEEDS = ["board", "overview"] as const satisfies readonly DocumentName[];
type Everywhere = (typeof EVERY_SCENE_NEEDS)[number];

/** `Needs`: the documents that the scene is drawn from besides today's board and overview. */
export interface SceneProps<Needs extends DocumentName = Everywhere> {
  readonly picture: Picture;
  /** All of one moment, as far as the line is quick; they change together, at most once in 750 ms. */
  readonly documents: Pick<WallDocuments, Needs | Everywhere>;
  /** The line is lost: the numbers are those of the last moment. */
  readonly lost: boolean;
  /** The field that whoever drives looks at; undefined: none in particular. */
  readonly field?: string | undefined;
}

export type SceneView<Needs extends DocumentName = DocumentName> = (props: SceneProps<Needs>) => ReactElement;

/** A scene of the wall: what it is drawn from, and where its code is, loaded when it is shown first. */
export interface SceneDefinition {
  readonly needs: readonly DocumentName[];
  load(): Promise<SceneView>;
}
