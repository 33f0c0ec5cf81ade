import type { ReactElement } from "react";
import { WholeDay } from "../day/whole-day.tsx";
import type { SceneProps } from "../stage/scene-definition.ts";

/** The first scene: are we late, where, are we keeping up, is the number true? */
export function OverviewScene({ picture, lost }: SceneProps): ReactElement {
  return <WholeDay picture={picture} lost={lost} />;
}
