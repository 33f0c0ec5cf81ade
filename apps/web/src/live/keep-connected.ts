import type { BoardSocket } from "./board-socket.ts";
import { retryDelayMs } from "./retry-delay.ts";

/** Connects, and after any break connects again, until what it returns is called. */
export function keepConnected(socket: BoardSocket): () => void {
  let attempt = 0;
  let isOpen = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const again = (): void => {
    clearTimeout(timer);
    if (isOpen) timer = setTimeout(() => socket.connect(), retryDelayMs(++attempt, Math.random()));
  };
  socket.on("connect", () => {
    attempt = 0;
  });
  socket.on("disconnect", again);
  socket.on("connect_error", again);
  socket.connect();
  return () => {
    isOpen = false;
    clearTimeout(timer);
    socket.disconnect();
  };
}
