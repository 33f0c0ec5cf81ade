import type { ReactElement, ReactNode } from "react";
import { Glyph } from "../stage/glyph.tsx";
import type { SignalLine } from "./signal-lines.ts";

/** One line of the strip; whom it is about stands in its middle. */
export function SignalItem({ line, children }: { line: Omit<SignalLine, "who">; children: ReactNode }): ReactElement {
  return (
    <li className={`signal signal-${line.tone}`} data-line={line.kind}>
      <Glyph name={line.glyph} size={28} />
      <span className="signal-what">{line.what}</span>
      <span className="signal-who">{children}</span>
      <span className="signal-since">{line.since}</span>
      <span className="signal-meaning soft">{line.meaning}</span>
    </li>
  );
}
