import { useEffect, useState } from "react";
import { useWall } from "./page-context.ts";

/** The server's time in milliseconds, renewed each full second. */
export function useNow(): number {
  const aheadMs = useWall((state) => state.serverAheadMs);
  const [deviceMs, setDeviceMs] = useState(() => Date.now());
  useEffect(() => {
    const nowMs = Date.now();
    const timer = setTimeout(() => setDeviceMs(Date.now()), 1000 - ((nowMs + aheadMs) % 1000));
    return () => clearTimeout(timer);
  });
  return deviceMs + aheadMs;
}
