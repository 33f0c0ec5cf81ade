import type { ReactElement } from "react";
import type { Link } from "../live/wall-store.ts";
import { civilTimeOf, clockOrDate } from "../numbers/civil-time.ts";
import { useText, useWall } from "../page/page-context.ts";
import { useNow } from "../page/use-now.ts";
import { Glyph } from "./glyph.tsx";

/** Since when the numbers below are old, and when the page tries again. */
export function ConnectionStrip({ link }: { link: Extract<Link, { kind: "lost" }> }): ReactElement {
  const text = useText();
  const aheadMs = useWall((state) => state.serverAheadMs);
  const today = civilTimeOf(useNow()).date;
  return (
    <div className="strip">
      <Glyph name="lost" size={28} />
      <p role="status" aria-live="polite">
        <b>{text("lostConnection", { time: clockOrDate(link.sinceMs + aheadMs, today) })}</b>
        <span>{text("standAtThatTime")}</span>
      </p>
      <Retry retryAtMs={link.retryAtMs === undefined ? undefined : link.retryAtMs + aheadMs} />
    </div>
  );
}

/** Apart from the rest, so that its ticking is not read out. */
function Retry({ retryAtMs }: { retryAtMs: number | undefined }): ReactElement {
  const text = useText();
  const now = useNow();
  const seconds = retryAtMs === undefined ? 0 : Math.ceil((retryAtMs - now) / 1000);
  return <span className="strip-retry">{seconds > 0 ? text("tryingAgainIn", { seconds }) : text("tryingAgain")}</span>;
}
