import type { ScreenItem } from "@ioc/protocol/screens.ts";
import { lazy, type ReactElement, Suspense } from "react";
import { useWords } from "../desk/desk-context.ts";
import { targetOf } from "../page/explained-target.ts";
import { pictureMoment } from "./picture-moment.ts";
import { remoteWords } from "./remote-words.ts";
import { shownPlace } from "./shown-place.ts";

/** Whoever only drives loads nothing of it. */
const OwnExplanation = lazy(async () => ({ default: (await import("./own-explanation.tsx")).OwnExplanation }));

/**
 * The number that the screen explains, here too: by the rights of whoever holds the phone, so that the dossiers that no
 * screen may read stand behind it.
 */
export function ExplainedHere({ screen }: { screen: ScreenItem }): ReactElement | null {
  const text = useWords(remoteWords);
  const explain = screen.drive?.explain ?? null;
  if (explain === null) return null;
  const moment = pictureMoment(screen);
  if (moment === "notKnown") return <p role="status">{text("heldMoment")}</p>;
  const { scene, unit } = shownPlace(screen) ?? { scene: screen.drive?.scene ?? screen.scene, unit: null };
  const target = targetOf(explain, scene, screen.drive?.unit ?? unit ?? screen.unit);
  return (
    <Suspense fallback={null}>
      <OwnExplanation key={JSON.stringify([target, moment])} driven={target} at={moment.at} unit={screen.unit} />
    </Suspense>
  );
}
