import { type CSSProperties, lazy, type ReactElement, type ReactNode, Suspense, useEffect, useState } from "react";
import { useStore } from "zustand/react";
import { usePage } from "../page/page-context.ts";
import { useNow } from "../page/use-now.ts";
import { LateControls } from "./late-controls.tsx";
import { orbitShift } from "./orbit-shift.ts";
import { useLayout } from "./use-layout.ts";

/** A wall has no use for it, and a phone not before its numbers. */
const SceneSwitch = lazy(async () => ({ default: (await import("./scene-switch.tsx")).SceneSwitch }));

const WIDTH = 1920;
const HEIGHT = 1080;
/** Of the bar in the hand (`hand.css`). */
const HAND_PX = 56;

/** The wall's picture of 1920 × 1080, scaled whole to the screen; on a narrow one it reflows into one column. */
export function Stage({ children }: { children: ReactNode }): ReactElement {
  const layout = useLayout();
  const { turnTo, inHand } = usePage();
  if (layout === "wall") return <ScaledStage>{children}</ScaledStage>;
  return (
    <div className="stage phone">
      {turnTo !== undefined && (
        <nav className="phone-scenes">
          <Suspense fallback={null}>
            <SceneSwitch turnTo={turnTo} />
          </Suspense>
        </nav>
      )}
      {children}
      {!inHand && (
        <footer>
          <LateControls />
        </footer>
      )}
    </div>
  );
}

function ScaledStage({ children }: { children: ReactNode }): ReactElement {
  const [view, setView] = useState(measure);
  useEffect(() => {
    const resized = (): void => setView(measure());
    window.addEventListener("resize", resized);
    return () => window.removeEventListener("resize", resized);
  }, []);
  const minute = Math.floor(useNow() / 60_000);
  const shift = orbitShift(minute);
  // What looks back stands below the picture, not on it.
  const { past, inHand } = usePage();
  const height = view.height - useStore(past, ({ barPx }) => barPx) - (inHand ? HAND_PX : 0);
  const scale = Math.min(view.width / WIDTH, height / HEIGHT);
  const left = (view.width - WIDTH * scale) / 2 + shift.x * scale;
  const top = (height - HEIGHT * scale) / 2 + shift.y * scale;
  // On paper the style sheet says otherwise.
  const style = { "--stage-left": `${left}px`, "--stage-top": `${top}px`, "--stage-scale": scale } as CSSProperties;
  return (
    <div className="stage wall" style={style}>
      {children}
    </div>
  );
}

function measure(): { width: number; height: number } {
  return { width: window.innerWidth, height: window.innerHeight };
}
