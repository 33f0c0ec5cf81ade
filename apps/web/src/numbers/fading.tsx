import { type ReactElement, type ReactNode, useState } from "react";

/**
 * A figure that changes in one cross-fade: the old one is drawn by CSS from an attribute, so that the text of the page
 * only ever holds the new one.
 */
export function Fading({ text, children }: { text: string; children?: ReactNode }): ReactElement {
  const [figure, setFigure] = useState<{ now: string; before: string | undefined }>({ now: text, before: undefined });
  if (figure.now !== text) setFigure({ now: text, before: figure.now });
  return (
    <span key={text} className="fading" data-before={figure.before}>
      <span className={figure.before === undefined ? undefined : "fading-in"}>{children ?? text}</span>
    </span>
  );
}
