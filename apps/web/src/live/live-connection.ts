import type { Board } from "@ioc/protocol/board.ts";
import type { AckFailure, ErrorCode } from "@ioc/protocol/error.ts";
import type { SubscribeAnswer } from "@ioc/protocol/live.ts";
import type { Overview } from "@ioc/protocol/overview.ts";
import { BOARD_EVENTS } from "@ioc/protocol/socket-events.ts";
import { setCivilZone } from "../numbers/civil-time.ts";
import type { BoardSocket } from "./board-socket.ts";
import { type Answer, createLiveSubscription } from "./live-subscription.ts";
import { retryDelayMs } from "./retry-delay.ts";
import { serverAheadMs } from "./server-clock.ts";
import type { WallStore } from "./wall-store.ts";

const ANSWER_TIMEOUT_MS = 10_000;
const ASK_AGAIN_MS = 10_000;

/** Codes that say "not for you". Any other says "not now": the numbers on the screen stay. It asks again either way. */
const REFUSALS: readonly ErrorCode[] = ["unauthenticated", "forbidden", "not-found", "invalid"];

export interface LiveConnection {
  start(): void;
  /** Connects anew, with whatever token there is now. */
  restart(): void;
  stop(): void;
}

const SILENCE_MS = 75_000;

/**
 * Keeps today's board and overview of a unit in the store for as long as it runs: connects, subscribes to both, applies
 * their patches, and after any break connects and subscribes again. The last numbers stay in the store meanwhile.
 */
export function createLiveConnection(socket: BoardSocket, store: WallStore, unit: string | undefined): LiveConnection {
  const chosen = unit === undefined ? {} : { unit };
  let attempt = 0;
  let running = false;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let askTimer: ReturnType<typeof setTimeout> | undefined;
  let silenceTimer: ReturnType<typeof setTimeout> | undefined;

  /** The server tells the time every half minute even when nothing happens: a longer silence is no connection. */
  function heard(): void {
    clearTimeout(silenceTimer);
    silenceTimer = setTimeout(() => socket.disconnect(), SILENCE_MS);
  }

  const board = createLiveSubscription<Board>({
    request: (answered) => {
      socket
        .timeout(ANSWER_TIMEOUT_MS)
        .emit(BOARD_EVENTS.subscribe, { ...chosen, period: "today" }, (error, answer) =>
          answered(error ? undefined : boardAnswer(answer)),
        );
    },
    changed: (document, justComputed) => {
      heard();
      store.setState({ board: document, refusal: undefined, ...clockOf(document.asOf, justComputed) });
    },
    refused,
  });
  const overview = createLiveSubscription<Overview>({
    request: (answered) => {
      socket
        .timeout(ANSWER_TIMEOUT_MS)
        .emit(BOARD_EVENTS.subscribe, { ...chosen, scene: "overview" }, (error, answer) =>
          answered(error ? undefined : overviewAnswer(answer)),
        );
    },
    changed: (document, justComputed) => {
      heard();
      setCivilZone(document.timeZone);
      store.setState({ overview: document, refusal: undefined, ...clockOf(document.asOf, justComputed) });
    },
    refused,
  });

  function clockOf(asOf: string, justComputed: boolean): { serverAheadMs: number } {
    return { serverAheadMs: serverAheadMs(asOf, Date.now(), justComputed, store.getState().serverAheadMs) };
  }

  function subscribeBoth(): void {
    board.subscribe();
    overview.subscribe();
  }

  function refused(failure: AckFailure | undefined): void {
    noteRefusal(failure?.code);
    clearTimeout(askTimer);
    askTimer = setTimeout(subscribeBoth, failure?.retryAfterMs ?? (failure ? ASK_AGAIN_MS : 0));
  }

  function noteRefusal(code: string | undefined): void {
    const refusal = REFUSALS.find((known) => known === code);
    if (refusal !== undefined) store.setState({ refusal, board: undefined, overview: undefined });
  }

  function connectLater(): void {
    clearTimeout(retryTimer);
    clearTimeout(askTimer);
    clearTimeout(silenceTimer);
    board.interrupt();
    overview.interrupt();
    if (!running) return;
    const delayMs = retryDelayMs(++attempt, Math.random());
    const { link } = store.getState();
    const nowMs = Date.now();
    if (link.kind !== "connecting") {
      const sinceMs = link.kind === "lost" ? link.sinceMs : nowMs;
      store.setState({ link: { kind: "lost", sinceMs, retryAtMs: nowMs + delayMs } });
    }
    retryTimer = setTimeout(connect, delayMs);
  }

  function connect(): void {
    const { link } = store.getState();
    if (link.kind === "lost") store.setState({ link: { ...link, retryAtMs: undefined } });
    socket.connect();
  }

  socket.on("connect", () => {
    attempt = 0;
    store.setState({ link: { kind: "connected" } });
    subscribeBoth();
  });
  socket.on("disconnect", connectLater);
  socket.on("connect_error", (error) => {
    noteRefusal(error.message);
    connectLater();
  });
  socket.on(BOARD_EVENTS.patch, (message) => {
    board.receive(message);
    overview.receive(message);
  });

  return {
    start: () => {
      running = true;
      connect();
    },
    restart: () => {
      attempt = 0;
      clearTimeout(retryTimer);
      running = false;
      socket.disconnect();
      running = true;
      connect();
    },
    stop: () => {
      running = false;
      clearTimeout(retryTimer);
      clearTimeout(askTimer);
      socket.disconnect();
    },
  };
}

function boardAnswer(answer: SubscribeAnswer): Answer<Board> {
  if (!answer.ok) return answer;
  return "board" in answer ? { ok: true, subscription: answer.subscription, document: answer.board } : undefined;
}

function overviewAnswer(answer: SubscribeAnswer): Answer<Overview> {
  if (!answer.ok) return answer;
  return "overview" in answer ? { ok: true, subscription: answer.subscription, document: answer.overview } : undefined;
}
