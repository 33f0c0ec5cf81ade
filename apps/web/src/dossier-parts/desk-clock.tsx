import { createContext, type ReactElement, type ReactNode, useContext, useEffect, useState } from "react";
import { useStore } from "zustand/react";
import { createStore, type StoreApi } from "zustand/vanilla";
import { serverNow } from "../shell/server-time.ts";
import { useOldSince } from "../shell/use-old-since.ts";

type Clock = StoreApi<{ readonly nowMs: number }>;

const ClockContext = createContext<Clock | undefined>(undefined);

const TICK_MS = 1000;

/**
 * The server's time for what counts down inside: a tick draws nothing but the words that change by it. Where what stands
 * there is old it stands, too: of what has happened since nothing is known.
 */
export function DeskClock({ children }: { children: ReactNode }): ReactElement {
  const oldSinceMs = useOldSince();
  const [clock] = useState<Clock>(() => createStore(() => ({ nowMs: oldSinceMs ?? serverNow() })));
  useEffect(() => {
    const tick = (): void => clock.setState({ nowMs: oldSinceMs ?? serverNow() });
    tick();
    if (oldSinceMs !== undefined) return;
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [clock, oldSinceMs]);
  return <ClockContext value={clock}>{children}</ClockContext>;
}

/** What `select` makes of the server's time; drawn again only when it changes. */
export function useDeskClock<T>(select: (nowMs: number) => T): T {
  const clock = useContext(ClockContext);
  if (clock === undefined) throw new Error("no clock around this component");
  return useStore(clock, ({ nowMs }) => select(nowMs));
}
