import type { Directive } from "@ioc/protocol/directives.ts";
import { BOARD_EVENTS } from "@ioc/protocol/socket-events.ts";
import { askServer, NotForYou } from "./ask-server.ts";
import type { BoardSocket } from "./board-socket.ts";
import type { WallStore } from "./wall-store.ts";

const ASK_AGAIN_MS = 30_000;
/** Of a page of the list; a wall names a handful of hotspots, the newest directives are theirs. */
const MOST = "500";

/**
 * Keeps the directives that are not closed in the store, where boards alone may be read with what they tell of them: all of
 * them at each new connection, then each as it changes. Returns what ends it.
 *
 * @param unit code of the wall's own unit; absent: everything that the caller may read
 */
export function watchDirectives(
  socket: BoardSocket,
  store: WallStore,
  unit: string | undefined,
  readToken: () => string | undefined,
): () => void {
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What came while the whole list was on its way is newer than that. */
  let meanwhile: Directive[] = [];

  async function ask(): Promise<void> {
    clearTimeout(timer);
    const mine = ++asked;
    meanwhile = [];
    try {
      const query = { state: "open", unit, limit: MOST };
      const { items } = await askServer<{ items: Directive[] }>("directives", query, { token: readToken() });
      if (mine === asked) store.setState({ directives: meanwhile.reduce(withDirective, items) });
    } catch (error) {
      if (mine !== asked) return;
      if (error instanceof NotForYou) store.setState({ directives: undefined });
      else timer = setTimeout(() => void ask(), ASK_AGAIN_MS);
    }
  }

  const connected = (): void => void ask();
  const changed = (directive: Directive): void => {
    meanwhile.push(directive);
    const { directives } = store.getState();
    if (directives !== undefined) store.setState({ directives: withDirective(directives, directive) });
  };
  socket.on("connect", connected);
  socket.on(BOARD_EVENTS.directive, changed);
  if (socket.connected) connected();
  return () => {
    asked++;
    clearTimeout(timer);
    socket.off("connect", connected);
    socket.off(BOARD_EVENTS.directive, changed);
  };
}

/** Those that are not closed, after one of them changed; the newest first. */
function withDirective(directives: readonly Directive[], changed: Directive): Directive[] {
  const others = directives.filter(({ id }) => id !== changed.id);
  const all = changed.state === "closed" ? others : [changed, ...others];
  return all.toSorted((a, b) => Number(b.id) - Number(a.id));
}
