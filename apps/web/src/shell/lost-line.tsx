import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { civilTimeOf, clockOrDate } from "../numbers/civil-time.ts";
import { Glyph } from "../stage/glyph.tsx";
import { shellWords } from "./shell-words.ts";

/** That what stands below is as old as the line is lost; nothing while it is there. */
export function LostLine({ sinceMs }: { sinceMs: number | undefined }): ReactElement {
  const text = useWords(shellWords);
  return (
    <p className={sinceMs === undefined ? "unseen" : "note state"} role="status">
      {sinceMs !== undefined && (
        <>
          <Glyph name="lost" size={16} />
          {text("lineLost", { time: clockOrDate(sinceMs, civilTimeOf(Date.now()).date) })}
        </>
      )}
    </p>
  );
}
