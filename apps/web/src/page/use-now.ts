import { useEffect, useState } from "react";
import { useWall } from "./page-context.ts";

/** The server's time in milliseconds, renewed each full second; of a picture of the past, its moment. */
export function useNow(): number {
  const aheadMs = useWall((state) => state.serverAheadMs);
  const standsAtMs = useWall((state) => state.standsAtMs);
  const [deviceMs, setDeviceMs] = useState(() => Date.now());
  useEffect(() => {
    const nowMs = Date.now();
    const timer = setTimeout(() => setDeviceMs(Date.now()), 1000 - ((nowMs + aheadMs) % 1000));
    return () => clearTimeout(timer);
  });
  return standsAtMs ?? deviceMs + aheadMs;
}
