import { type ComponentType, lazy, type ReactElement, Suspense, useEffect, useMemo } from "react";
import type { DocumentName, WallDocuments } from "../live/wall-document.ts";
import type { ShownPlace } from "../live/wall-place.ts";
import { usePage, useSettings, useWall } from "../page/page-context.ts";
import { usePaced } from "../page/use-paced.ts";
import { ConnectionStrip } from "../stage/connection-strip.tsx";
import { FeedRibbon } from "../stage/feed-ribbon.tsx";
import { FeedsSending } from "../stage/feeds-sending.tsx";
import { Header } from "../stage/header.tsx";
import { pictureOf } from "../stage/picture.ts";
import type { SceneProps } from "../stage/scene-definition.ts";
import { unitsByGroup } from "../stage/unit-order.ts";
import { useDirector } from "./director-context.ts";
import { useHeld } from "./use-held.ts";

/** It speaks of whoever turns the wall, not of the numbers. */
const SceneMark = lazy(async () => ({ default: (await import("./scene-mark.tsx")).SceneMark }));
/** It has come with what looks back. */
const PastStrip = lazy(async () => ({ default: (await import("../stage/past-strip.tsx")).PastStrip }));
/** Nobody waits for it in the daytime. */
const NightScene = lazy(async () => ({ default: (await import("./night-scene.tsx")).NightScene }));

/** A number changes at most once in this time, and still within a second of what changed it. */
const REST_MS = 750;

export interface WallScreenProps {
  readonly shown: ShownPlace;
  readonly SceneView: ComponentType<SceneProps<DocumentName>>;
}

/** What every scene stands in: whose numbers, how fresh, how late it is; and the scene itself. */
export function WallScreen({ shown, SceneView }: WallScreenProps): ReactElement {
  const link = useWall((state) => state.link);
  const aheadMs = useWall((state) => state.serverAheadMs);
  const density = useSettings((state) => state.density);
  const { light, held } = useDirector((state) => state.standing);
  const field = useDirector((state) => state.drive?.field ?? undefined);
  const { place } = shown;
  // All that a place needs is there before it is shown.
  const live = useHeld(usePaced(shown.documents, REST_MS), held);
  const standsAtMs = useWall((state) => state.standsAtMs);
  const isPast = standsAtMs !== undefined;
  // A moment of the past and its mark change together.
  const documents = (isPast ? shown.documents : live) as WallDocuments;
  const picture = useMemo(() => pictureOf(documents.board, documents.overview), [documents]);
  const groups = useMemo(() => unitsByGroup(picture.overview), [picture]);
  const { wall } = usePage();
  const heldAt = held && !isPast ? picture.asOf : undefined;
  useEffect(() => {
    wall.setState({ heldAt });
    return () => wall.setState({ heldAt: undefined });
  }, [wall, heldAt]);
  const lost = link.kind === "lost" && !isPast;
  const isNight = light === "night" && !isPast;
  return (
    <div
      className={isPast ? "screen screen-past" : lost ? "screen screen-old" : "screen"}
      data-scene={place.scene}
      data-at={isPast ? new Date(standsAtMs).toISOString() : undefined}
      data-light={isPast ? "day" : light}
      data-density={density}
    >
      {!isNight && (
        <Header
          unit={picture.overview.unit}
          simulated={picture.overview.simulated}
          scene={place.scene}
          asOf={picture.asOf}
        >
          {/* How fresh the lines are is always said of now, which is not what stands below. */}
          {isPast ? null : <FeedsSending picture={picture} />}
        </Header>
      )}
      {isPast ? (
        <Suspense fallback={<div className="strip" />}>
          <PastStrip atMs={standsAtMs} />
        </Suspense>
      ) : link.kind === "lost" ? (
        <ConnectionStrip link={link} />
      ) : (
        <FeedRibbon groups={groups} nowMs={Date.now() + aheadMs} />
      )}
      {isNight ? (
        <Suspense>
          <NightScene>
            <FeedsSending picture={picture} />
          </NightScene>
        </Suspense>
      ) : (
        <main className="numbers">
          <SceneView picture={picture} documents={documents} lost={lost} field={field} />
        </main>
      )}
      {!isNight && (
        <Suspense>
          <SceneMark asOf={picture.asOf} />
        </Suspense>
      )}
    </div>
  );
}
