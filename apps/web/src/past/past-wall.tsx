import { type ReactElement, type ReactNode, useEffect, useMemo, useState } from "react";
import { useStore } from "zustand/react";
import { askServer } from "../live/ask-server.ts";
import { createWallStore } from "../live/wall-store.ts";
import { PageContext, usePage, useWall } from "../page/page-context.ts";
// With this the mark of the past is there before the past is.
import "../stage/past-strip.tsx";
import { createPastReader } from "./past-reader.ts";
import { TimeBar } from "./time-bar.tsx";
import "../styles/past.css";

/** The same page over the numbers of a moment of the past, from REST with `at=`; the live ones go on behind it. */
export function PastWall({ atMs, children }: { atMs: number; children: ReactNode }): ReactElement {
  const live = usePage();
  const place = useWall((state) => state.shown?.place);
  const [wall] = useState(() => createWallStore(Date.now()));
  const [failure, setFailure] = useState<unknown>(undefined);
  const token = live.token.read();
  const reader = useMemo(
    () =>
      createPastReader({
        store: wall,
        ask: ({ path, query }, signal) => askServer(path, query, { token, signal }),
        failed: setFailure,
      }),
    [wall, token],
  );
  useEffect(() => () => reader.stop(), [reader]);
  useEffect(() => {
    setFailure(undefined);
    if (place !== undefined) reader.show(place, atMs);
  }, [reader, place, atMs]);
  const hasAny = useStore(wall, (state) => state.shown !== undefined);
  const page = useMemo(() => ({ ...live, wall }), [live, wall]);
  return (
    <>
      {/* Until the first moment has come the live picture stays, as the live one that it is. */}
      <PageContext value={hasAny ? page : live}>{children}</PageContext>
      {/* In the hand a moment is chosen by the controls. */}
      {!live.inHand && <TimeBar atMs={atMs} failure={failure} />}
    </>
  );
}
