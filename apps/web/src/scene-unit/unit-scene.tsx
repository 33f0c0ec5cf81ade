import type { ReactElement } from "react";
import { WholeDay } from "../day/whole-day.tsx";
import type { SceneProps } from "../stage/scene-definition.ts";
import { FieldTable } from "./field-table.tsx";
import { OwnFeed } from "./own-feed.tsx";
import { OwnWork } from "./own-work.tsx";
import "./unit.css";

/** How is this one unit doing? With units below it, by its map; by itself, by its fields, its deadlines and its own feed. */
export function UnitScene({ picture, lost }: SceneProps): ReactElement {
  const alone = Object.keys(picture.overview.tiles).length <= 1;
  const own = {
    where: <FieldTable board={picture.board} />,
    which: <OwnWork picture={picture} />,
    last: <OwnFeed picture={picture} />,
  };
  return <WholeDay picture={picture} lost={lost} own={alone ? own : undefined} />;
}
