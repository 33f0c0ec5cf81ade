import type { AckFailure, ErrorCode } from "@ioc/protocol/error.ts";
import { BOARD_EVENTS } from "@ioc/protocol/socket-events.ts";
import { setCivilZone } from "../numbers/civil-time.ts";
import type { BoardSocket } from "./board-socket.ts";
import { DocumentShelf } from "./document-shelf.ts";
import { retryDelayMs } from "./retry-delay.ts";
import { serverAheadMs } from "./server-clock.ts";
import type { DocumentName, WallDocuments } from "./wall-document.ts";
import type { WallPlace } from "./wall-place.ts";
import type { WallStore } from "./wall-store.ts";

const ASK_AGAIN_MS = 10_000;

/** Codes that say "not for you". Any other says "not now": the numbers on the screen stay. It asks again either way. */
const REFUSALS: readonly ErrorCode[] = ["unauthenticated", "forbidden", "not-found", "invalid"];
/** Codes that say that nothing is for us, so that nothing may stay on the screen. */
const SENT_AWAY: readonly ErrorCode[] = ["unauthenticated", "forbidden"];

export interface LiveConnection {
  /** Turns to another place: what is shown stays, live, until all documents of the new one have come. */
  show(place: WallPlace): void;
  start(): void;
  /** Connects anew, with whatever token there is now. */
  restart(): void;
  stop(): void;
}

/** One and a half of the half minutes in which the server tells the time. */
const SILENCE_MS = 45_000;

/**
 * Keeps the documents of the place that is wanted in the store for as long as it runs: connects, subscribes, applies
 * their patches, and after any break connects and subscribes again. The last numbers stay in the store meanwhile.
 */
export function createLiveConnection(socket: BoardSocket, store: WallStore, first: WallPlace): LiveConnection {
  let wanted = first;
  let attempt = 0;
  let running = false;
  /** When a document came last: since then what is shown is not known to hold. */
  let heardMs: number | undefined;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let askTimer: ReturnType<typeof setTimeout> | undefined;
  let silenceTimer: ReturnType<typeof setTimeout> | undefined;

  /** The server tells the time every half minute even when nothing happens: a longer silence is no connection. */
  function heard(): void {
    heardMs = Date.now();
    clearTimeout(silenceTimer);
    silenceTimer = setTimeout(() => socket.disconnect(), SILENCE_MS);
  }

  const shelf = new DocumentShelf(socket, {
    changed: (name, document, justComputed) => {
      heard();
      if (name === "overview" && "timeZone" in document) setCivilZone(document.timeZone);
      const { serverAheadMs: before } = store.getState();
      store.setState({ serverAheadMs: serverAheadMs(document.asOf, Date.now(), justComputed, before) });
      present();
      comeBack();
    },
    refused,
  });
  shelf.hold([wanted]);

  /** Shows the wanted place once all of it is there; until then what is shown moves on. */
  function present(): void {
    const documents = documentsOf(wanted);
    if (documents !== undefined) {
      store.setState({ shown: { place: wanted, documents }, refused: undefined });
      shelf.hold([wanted]);
      return;
    }
    const { shown } = store.getState();
    const still = shown === undefined ? undefined : documentsOf(shown.place);
    if (shown !== undefined && still !== undefined) {
      store.setState({ shown: { place: shown.place, documents: still } });
    }
  }

  /** The line is back once nothing that is shown is older than it. */
  function comeBack(): void {
    const { shown, link } = store.getState();
    if (link.kind === "connected" || !socket.connected) return;
    if (shown === undefined || shelf.isLive(shown.place)) store.setState({ link: { kind: "connected" } });
  }

  function documentsOf({ unit, needs }: WallPlace): Partial<WallDocuments> | undefined {
    const documents = needs.map((name) => [name, shelf.documentOf(unit, name)] as const);
    return documents.every(([, document]) => document !== undefined) ? Object.fromEntries(documents) : undefined;
  }

  function refused(unit: string | undefined, name: DocumentName, failure: AckFailure | undefined): void {
    if (unit === wanted.unit && wanted.needs.includes(name)) noteRefusal(failure?.code, name);
    clearTimeout(askTimer);
    askTimer = setTimeout(() => shelf.subscribe(), failure?.retryAfterMs ?? (failure ? ASK_AGAIN_MS : 0));
  }

  function noteRefusal(code: string | undefined, name?: DocumentName): void {
    const refusal = REFUSALS.find((known) => known === code);
    if (refusal === undefined) return;
    const { shown } = store.getState();
    // What may not be read any more must not stay; a place beside it that cannot be shown takes nothing away.
    const isOther = shown?.place.unit !== wanted.unit || (name !== undefined && !shown?.place.needs.includes(name));
    const stays = shown !== undefined && isOther && !SENT_AWAY.includes(refusal);
    store.setState({ refused: { place: wanted, code: refusal }, ...(stays ? {} : { shown: undefined }) });
    comeBack();
  }

  function connectLater(): void {
    clearTimeout(retryTimer);
    clearTimeout(askTimer);
    clearTimeout(silenceTimer);
    shelf.interrupt();
    if (!running) return;
    const delayMs = retryDelayMs(++attempt, Math.random());
    lose(Date.now() + delayMs);
    retryTimer = setTimeout(connect, delayMs);
  }

  /** The numbers stand since the last word, however late it is noticed. */
  function lose(retryAtMs: number | undefined): void {
    const { link } = store.getState();
    if (link.kind === "connecting") return;
    const sinceMs = link.kind === "lost" ? link.sinceMs : (heardMs ?? Date.now());
    store.setState({ link: { kind: "lost", sinceMs, retryAtMs } });
  }

  function connect(): void {
    if (store.getState().link.kind === "lost") lose(undefined);
    socket.connect();
  }

  socket.on("connect", () => {
    attempt = 0;
    comeBack();
    shelf.subscribe();
  });
  socket.on("disconnect", connectLater);
  socket.on("connect_error", (error) => {
    noteRefusal(error.message);
    connectLater();
  });
  socket.on(BOARD_EVENTS.patch, (message) => shelf.receive(message));

  return {
    show: (place) => {
      wanted = place;
      const { shown } = store.getState();
      store.setState({ refused: undefined });
      shelf.hold(shown === undefined ? [place] : [place, shown.place]);
      present();
    },
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
      lose(undefined);
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
