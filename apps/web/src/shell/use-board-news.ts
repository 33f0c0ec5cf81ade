import type { Alert } from "@ioc/protocol/alerts.ts";
import type { Directive } from "@ioc/protocol/directives.ts";
import { BOARD_EVENTS } from "@ioc/protocol/socket-events.ts";
import { useEffect, useRef, useState } from "react";
import { createBoardSocket } from "../live/board-socket.ts";
import { keepConnected } from "../live/keep-connected.ts";
import { serverNow } from "./server-time.ts";

export interface BoardNews {
  alert?(alert: Alert): void;
  directive?(directive: Directive): void;
  /** What was told before this may have been missed. */
  connected(): void;
}

/**
 * What the server tells people of alerts and directives as they change, for as long as the component stands.
 *
 * @returns since when the line has been lost, ms; undefined: it is not
 */
export function useBoardNews(news: BoardNews): number | undefined {
  const latest = useRef(news);
  const [lostSinceMs, setLostSinceMs] = useState<number | undefined>(undefined);
  useEffect(() => {
    latest.current = news;
  });
  useEffect(() => {
    // The cookie says who it is.
    const socket = createBoardSocket(window.location.origin, () => undefined);
    const lost = (): void => setLostSinceMs((since) => since ?? serverNow());
    socket.on("connect", () => {
      setLostSinceMs(undefined);
      latest.current.connected();
    });
    socket.on("disconnect", lost);
    socket.on("connect_error", lost);
    socket.on(BOARD_EVENTS.alert, (alert) => latest.current.alert?.(alert));
    socket.on(BOARD_EVENTS.directive, (directive) => latest.current.directive?.(directive));
    return keepConnected(socket);
  }, []);
  return lostSinceMs;
}
