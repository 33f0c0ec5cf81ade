import { createContext, type ReactElement, type ReactNode, useContext, useEffect, useState } from "react";
import { useStore } from "zustand/react";
import { createStore, type StoreApi } from "zustand/vanilla";

type Clock = StoreApi<{ readonly nowMs: number }>;

const ClockContext = createContext<Clock | undefined>(undefined);

const TICK_MS = 1000;

/** The server's time for what counts down inside: a tick draws nothing but the words that change by it. */
export function DeskClock({ aheadMs, children }: { aheadMs: number; children: ReactNode }): ReactElement {
  const [clock] = useState<Clock>(() => createStore(() => ({ nowMs: Date.now() + aheadMs })));
  useEffect(() => {
    const tick = (): void => clock.setState({ nowMs: Date.now() + aheadMs });
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [clock, aheadMs]);
  return <ClockContext value={clock}>{children}</ClockContext>;
}

/** What `select` makes of the server's time; drawn again only when it changes. */
export function useDeskClock<T>(select: (nowMs: number) => T): T {
  const clock = useContext(ClockContext);
  if (clock === undefined) throw new Error("no clock around this component");
  return useStore(clock, ({ nowMs }) => select(nowMs));
}
