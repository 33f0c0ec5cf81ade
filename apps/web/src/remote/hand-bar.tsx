import type { ReactElement } from "react";
import { useStore } from "zustand/react";
import type { Language } from "../language/language.ts";
import type { HandState, HandStore } from "./hand-store.ts";
import { handWords } from "./hand-words.ts";
import "./hand.css";

export interface HandBarProps {
  readonly store: HandStore;
  readonly language: Language;
  /** Address of the controls of the screen. */
  readonly back: string;
}

/** Of which screen this is the picture, what touching it does, and the way back to the controls. */
export function HandBar({ store, language, back }: HandBarProps): ReactElement {
  const state = useStore(store);
  return (
    <aside className="hand-bar">
      <p role="status">{saidOf(language, state)}</p>
      <a href={back}>{handWords.textOf(language, "back")}</a>
    </aside>
  );
}

function saidOf(language: Language, { screen, isAway, isUnheard, failure }: HandState): string {
  if (failure?.kind === "refused") return handWords.textOf(language, "refused", { screen, detail: failure.detail });
  const key = failure?.kind ?? (isUnheard ? "unheard" : isAway ? "away" : "touch");
  return handWords.textOf(language, key, { screen });
}
