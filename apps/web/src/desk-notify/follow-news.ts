import type { Board } from "@ioc/protocol/board.ts";
import type { Directive } from "@ioc/protocol/directives.ts";
import { BOARD_EVENTS } from "@ioc/protocol/socket-events.ts";
import type { BoardSocket } from "../live/board-socket.ts";
import { createLiveConnection } from "../live/live-connection.ts";
import { createWallStore } from "../live/wall-store.ts";
import { KnownItems } from "./known-items.ts";

/** A list is asked for no more often than this, ms. */
const ASK_MS = 5000;

export interface NewsAsked {
  /** Directives to the person's units that are not closed. */
  directives(): Promise<readonly Directive[]>;
  /** Codes of all that is at risk at a moment of the board, an instant; undefined: too many to follow. */
  atRisk(unit: string, at: string): Promise<readonly string[] | undefined>;
}

export interface NewsTold {
  directives(directives: readonly Directive[]): void;
  atRisk(codes: readonly string[], board: Board): void;
}

/**
 * Follows what is new for somebody: directives to one of the units, and dossiers of the first of them that come to be at
 * risk, by the clock or by an event. What is missed while the line is gone is told once it is back. Returns what ends it.
 *
 * @param units at least one
 */
export function followNews(
  socket: BoardSocket,
  units: readonly [string, ...string[]],
  asked: NewsAsked,
  told: NewsTold,
): () => void {
  const store = createWallStore(Date.now());
  const [unit] = units;
  const connection = createLiveConnection(socket, store, { unit, scene: "overview", needs: ["board"] });
  const knownDirectives = new KnownItems();
  const knownAtRisk = new KnownItems();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let atRisk: number | undefined;

  async function lookAtDirectives(): Promise<void> {
    const all = (await asked.directives()).filter((directive) => units.includes(directive.unit));
    const isNew = new Set(knownDirectives.look(all.map(({ id }) => id)));
    const news = all.filter(({ id, state }) => isNew.has(id) && state === "sent");
    if (news.length > 0) told.directives(news);
  }

  async function lookAtRisk(): Promise<void> {
    timer = undefined;
    const board = store.getState().shown?.documents.board;
    if (board === undefined) return;
    const codes = await asked.atRisk(unit, board.asOf);
    const news = codes === undefined ? [] : knownAtRisk.look(codes);
    if (news.length > 0) told.atRisk(news, board);
  }

  // What could not be asked for is, with the next news or the next connection.
  const directivesMoved = (): void => void lookAtDirectives().catch(() => undefined);
  const stop = store.subscribe(({ shown }) => {
    const now = shown?.documents.board?.measures.atRisk;
    if (now === undefined || now === atRisk || timer !== undefined) return;
    const isFirst = atRisk === undefined;
    atRisk = now;
    timer = setTimeout(() => void lookAtRisk().catch(() => undefined), isFirst ? 0 : ASK_MS);
  });
  socket.on("connect", directivesMoved);
  // What has moved while the line was gone may add up to the same number.
  socket.on("connect", () => {
    atRisk = undefined;
  });
  socket.on(BOARD_EVENTS.directive, directivesMoved);
  connection.start();
  return () => {
    stop();
    clearTimeout(timer);
    connection.stop();
  };
}
