import { REPORT_EVERY_MS, type ScreenReport } from "@ioc/protocol/screen-report.ts";
import { BOARD_EVENTS } from "@ioc/protocol/socket-events.ts";
import type { BoardSocket } from "../live/board-socket.ts";

const ANSWER_WITHIN_MS = 10_000;
/** The server hears a screen once in a second: of several turns it is told where they led. */
const TURNED_MS = 2_000;

/** Tells the server that the screen lives, once in a minute. */
export interface Reporter {
  /** It shows another place: that is told in a moment. */
  turned(): void;
  end(): void;
}

export function reportTo(socket: BoardSocket, report: () => ScreenReport): Reporter {
  let turning: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    if (!socket.connected) return;
    // Whether it was taken changes nothing: the next one comes in a minute.
    socket.timeout(ANSWER_WITHIN_MS).emit(BOARD_EVENTS.report, report(), () => undefined);
  };
  const telling = setInterval(tell, REPORT_EVERY_MS);
  return {
    turned: () => {
      clearTimeout(turning);
      turning = setTimeout(tell, TURNED_MS);
    },
    end: () => {
      clearTimeout(turning);
      clearInterval(telling);
    },
  };
}
