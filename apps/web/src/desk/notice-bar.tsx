import type { ReactElement } from "react";
import { useStore } from "zustand/react";
import { useDesk, useWords } from "./desk-context.ts";
import { deskWords } from "./desk-words.ts";

/** What was done last. The region is always there, else a screen reader would miss the first notice. */
export function NoticeBar(): ReactElement {
  const text = useWords(deskWords);
  const { notices } = useDesk();
  const last = useStore(notices, (state) => state.last);
  const dismiss = useStore(notices, (state) => state.dismiss);
  return (
    <div className="notice-bar" role="status">
      {last !== undefined && (
        <p key={last.id} className="notice">
          <span>{last.text}</span>
          <button type="button" className="button button-plain" onClick={dismiss}>
            {text("close")}
          </button>
        </p>
      )}
    </div>
  );
}
