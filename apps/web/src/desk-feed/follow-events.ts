import { type Happenings, happenedSchema } from "@ioc/protocol/happenings.ts";
import { BOARD_EVENTS } from "@ioc/protocol/socket-events.ts";
import type { BoardSocket } from "../live/board-socket.ts";
import { retryDelayMs } from "../live/retry-delay.ts";
import { serverNow } from "../shell/server-time.ts";
import { type FeedStore, takeHappened, takeLatest } from "./feed-log.ts";

export interface FollowParts {
  readonly socket: BoardSocket;
  readonly log: FeedStore;
  readonly unit: string | undefined;
  /** The last events, as the API has them. */
  latest(signal: AbortSignal): Promise<Happenings>;
  /** Why nothing can be told: of the API's answer, or the code that the socket was refused with. */
  refused(error: unknown): void;
}

/**
 * Keeps a log up to date as long as it is not stopped: follows first, and then asks for the last events, so that none is
 * missed in between. After a break it does both again.
 *
 * @returns stops it
 */
export function followEvents({ socket, log, unit, latest, refused }: FollowParts): () => void {
  const over = new AbortController();
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const readLatest = (): void => {
    latest(over.signal).then(
      (happenings) => {
        if (over.signal.aborted) return;
        log.setState((state) => takeLatest(state, happenings));
        // What came before them waited, unless somebody holds it.
        log.setState((state) => (state.held ? {} : takeHappened(state, NOTHING)));
      },
      (error: unknown) => {
        if (!over.signal.aborted) refused(error);
      },
    );
  };
  const connectLater = (): void => {
    if (over.signal.aborted) return;
    log.setState(({ link }) => (link.kind === "lost" ? {} : { link: { kind: "lost", since: serverNow() } }));
    clearTimeout(timer);
    attempt += 1;
    timer = setTimeout(() => socket.connect(), retryDelayMs(attempt, Math.random()));
  };

  socket.on("connect", () => {
    socket.emit(BOARD_EVENTS.follow, { unit: unit ?? null }, (answer) => {
      if (over.signal.aborted) return;
      if (!answer.ok) {
        // The API says why, in words that the page has.
        readLatest();
        return;
      }
      attempt = 0;
      log.setState({ link: { kind: "live" } });
      readLatest();
    });
  });
  socket.on(BOARD_EVENTS.happened, (message) => {
    const checked = happenedSchema.safeParse(message);
    if (!checked.success) return;
    log.setState((state) => takeHappened(state, checked.data));
    if (checked.data.again) readLatest();
  });
  socket.on("disconnect", connectLater);
  socket.on("connect_error", () => {
    // Whoever is not let in is told by the API.
    readLatest();
    connectLater();
  });
  socket.connect();
  return () => {
    over.abort();
    clearTimeout(timer);
    socket.disconnect();
  };
}

const NOTHING = { unit: "", events: [], skipped: 0, again: false };
