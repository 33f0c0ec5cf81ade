import { type ReactElement, useLayoutEffect, useRef } from "react";
import { keepRoom } from "./room-for-words.ts";

export interface FittedWordsProps {
  readonly words: string;
  readonly className?: string;
  /** Said in full where the pointer rests; the words themselves where absent. */
  readonly title?: string;
  /** Whatever else the width that is left for the words hangs on. */
  readonly beside?: unknown;
}

/** Words that are measured: where they have no room, the style sheet of their `[data-tight]` says how they stand instead. */
export function FittedWords({ words, className, title = words, beside }: FittedWordsProps): ReactElement {
  const element = useRef<HTMLSpanElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other words, or another width, are measured anew
  useLayoutEffect(() => (element.current === null ? undefined : keepRoom(element.current)), [words, beside]);
  return (
    <span ref={element} className={className} title={title}>
      {words}
    </span>
  );
}
