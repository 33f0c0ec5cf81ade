import { type ReactElement, useState } from "react";
import { useWords } from "../page/page-context.ts";
import { laterWords } from "./later-words.ts";
import { faultsInPlay } from "./play-query.ts";
import "../styles/play-faults.css";

/** What the address asks to be played and is nothing that can be, until somebody has read it. */
export function PlayFaults({ play }: { play: string }): ReactElement | null {
  const words = useWords(laterWords);
  const [isRead, setRead] = useState(false);
  const faults = faultsInPlay(play);
  if (isRead || faults.length === 0) return null;
  return (
    <div className="play-faults" role="status">
      <p>{words("playFaults", { parts: faults.map((part) => `“${part}”`).join(", ") })}</p>
      <button type="button" onClick={() => setRead(true)}>
        {words("close")}
      </button>
    </div>
  );
}
