import type { Board } from "@ioc/protocol/board.ts";
import type { Scene } from "@ioc/protocol/scene.ts";
import { type ComponentType, lazy, memo, type ReactElement, Suspense, useEffect, useState } from "react";
import { useStore } from "zustand/react";
import type { DocumentName } from "./live/wall-document.ts";
import { civilTimeOf } from "./numbers/civil-time.ts";
import { Skeleton } from "./overview/skeleton.tsx";
import type { DrillTarget } from "./page/drill-store.ts";
import { useDrill, usePage, useSettings, useWall } from "./page/page-context.ts";
import { writePageSettings } from "./page/page-settings.ts";
import { sceneDefinition } from "./scenes.ts";
import { ErrorBoundary } from "./stage/error-boundary.tsx";
import type { SceneProps } from "./stage/scene-definition.ts";
import { Stage } from "./stage/stage.tsx";
import { usePrintTheme } from "./stage/use-print-theme.ts";
import { useDirector } from "./wall/director-context.ts";
import { WallScreen } from "./wall/wall-screen.tsx";

/** A wall asks for none of these before its first number. */
const TakeoverScreen = lazy(async () => ({ default: (await import("./takeover/takeover-screen.tsx")).TakeoverScreen }));
const RefusalPage = lazy(async () => ({ default: (await import("./refusal/refusal-page.tsx")).RefusalPage }));
const PastWall = lazy(async () => ({ default: (await import("./past/past-wall.tsx")).PastWall }));
const PlayFaults = lazy(async () => ({ default: (await import("./wall/play-faults.tsx")).PlayFaults }));
const ExplainPanel = lazy(async () => ({ default: (await import("./explain/explain-panel.tsx")).ExplainPanel }));

const views = new Map<Scene, ComponentType<SceneProps<DocumentName>>>();

/**
 * The scene's component, one for each scene, so that it is not mounted anew by every number. Documents are patched more
 * often than numbers may change on the screen: it is drawn again only when they do.
 */
function viewOf(scene: Scene): ComponentType<SceneProps<DocumentName>> {
  const known = views.get(scene);
  if (known !== undefined) return known;
  const view = lazy(async () => ({ default: memo(await sceneDefinition(scene).load()) }));
  views.set(scene, view);
  return view;
}

/** What stands on the screen: numbers, why there are none, or that they are on their way. */
export function App(): ReactElement {
  useDocumentSettings();
  usePrintTheme();
  const { past, turnTo } = usePage();
  const atMs = useStore(past, (state) => state.atMs);
  const play = turnTo && new URLSearchParams(window.location.search).get("play");
  return atMs === undefined ? (
    <>
      <Wall />
      {play && (
        <Suspense>
          <PlayFaults play={play} />
        </Suspense>
      )}
    </>
  ) : (
    <Suspense fallback={<Wall />}>
      <PastWall atMs={atMs}>
        <Wall />
      </PastWall>
    </Suspense>
  );
}

function Wall(): ReactElement {
  const shown = useWall((state) => state.shown);
  const refused = useWall((state) => state.refused);
  const target = useDrill((state) => state.target);
  const { by, held } = useDirector((state) => state.standing);
  const heldAt = useWall((state) => state.heldAt);
  const [worst, ...others] = useDirector((state) => state.takeover);
  const dismiss = useDirector((state) => state.dismiss);
  const isPast = useStore(usePage().past, ({ atMs }) => atMs !== undefined);
  const { board, overview } = shown?.documents ?? {};
  return (
    <>
      <Stage>
        {by === "schedule" ? (
          <div className="wall-dark" />
        ) : shown !== undefined ? (
          <Suspense fallback={<Skeleton />}>
            <WallScreen
              key={`${shown.place.unit ?? ""}/${shown.place.scene}`}
              shown={shown}
              SceneView={viewOf(shown.place.scene)}
            />
          </Suspense>
        ) : refused !== undefined ? (
          <Suspense fallback={<Skeleton />}>
            <RefusalPage code={refused.code} />
          </Suspense>
        ) : (
          <Skeleton />
        )}
        {/* Whoever looks at the past is at the wall and busy; the alert waits until it is live again. */}
        {worst !== undefined && !isPast && board !== undefined && overview !== undefined && (
          <Suspense fallback={null}>
            <TakeoverScreen alerts={[worst, ...others]} documents={{ board, overview }} onDismiss={dismiss} />
          </Suspense>
        )}
      </Stage>
      {/* A picture that is held says of which moment it is as soon as it stands: that one is explained. */}
      {target !== undefined && board !== undefined && (isPast || !held || heldAt !== undefined) && (
        <Explaining key={JSON.stringify(target)} target={target} board={board} />
      )}
    </>
  );
}

/** The panel of a number: of the unit, the day and the moment that stood on the wall when it was opened, whatever stands there since. */
function Explaining({ target, board }: { target: DrillTarget; board: Board }): ReactElement {
  const standsAtMs = useWall((state) => state.standsAtMs);
  const heldAt = useWall((state) => state.heldAt);
  const [{ unit, day, at }] = useState(() => {
    const at = standsAtMs === undefined ? heldAt : new Date(standsAtMs).toISOString();
    const day = at === undefined ? board.period.to : civilTimeOf(at).date;
    return { unit: target.unit ?? board.unit.code, day, at };
  });
  return (
    <ErrorBoundary fallback={null}>
      <Suspense fallback={null}>
        <ExplainPanel target={target} unit={unit} day={day} at={at} />
      </Suspense>
    </ErrorBoundary>
  );
}

/** Language, theme and the look of the map belong to the document, and to its address, so that a reload or a copied link keeps them. */
function useDocumentSettings(): void {
  const language = useSettings((state) => state.language);
  const theme = useSettings((state) => state.theme);
  const map = useSettings((state) => state.map);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset["theme"] = theme;
    const search = writePageSettings(window.location.search, { language, theme, map });
    window.history.replaceState(null, "", window.location.pathname + search + window.location.hash);
  }, [language, theme, map]);
}
