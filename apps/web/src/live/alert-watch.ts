import type { Alert, AlertList } from "@ioc/protocol/alerts.ts";
import { BOARD_EVENTS } from "@ioc/protocol/socket-events.ts";
import { askServer, NotForYou } from "./ask-server.ts";
import type { BoardSocket } from "./board-socket.ts";
import { withAlert } from "./wall-alerts.ts";
import type { WallStore } from "./wall-store.ts";

const STANDING = ["firing", "recovering", "noData"] as const;
const ASK_AGAIN_MS = 30_000;

/**
 * Keeps the alerts that stand in the store: all of them at each new connection, then each as it changes. Returns what
 * ends it.
 *
 * @param unit code of the wall's own unit; absent: everything that the caller may read
 */
export function watchAlerts(
  socket: BoardSocket,
  store: WallStore,
  unit: string | undefined,
  readToken: () => string | undefined,
): () => void {
  let asked = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What came while the whole list was on its way is newer than that. */
  let meanwhile: Alert[] | undefined;

  async function ask(): Promise<void> {
    clearTimeout(timer);
    const mine = ++asked;
    meanwhile = [];
    try {
      const lists = await Promise.all(STANDING.map(fetchAlerts));
      if (mine !== asked) return;
      store.setState({ alerts: (meanwhile ?? []).reduce(withAlert, lists.flat()) });
      meanwhile = undefined;
    } catch {
      if (mine === asked) timer = setTimeout(() => void ask(), ASK_AGAIN_MS);
    }
  }

  async function fetchAlerts(state: (typeof STANDING)[number]): Promise<readonly Alert[]> {
    try {
      return (await askServer<AlertList>("alerts", { state, unit }, { token: readToken() })).items;
    } catch (error) {
      if (error instanceof NotForYou) return [];
      throw error;
    }
  }

  const connected = (): void => void ask();
  const changed = (alert: Alert): void => {
    meanwhile?.push(alert);
    store.setState({ alerts: withAlert(store.getState().alerts, alert) });
  };
  socket.on("connect", connected);
  socket.on(BOARD_EVENTS.alert, changed);
  if (socket.connected) connected();
  return () => {
    asked++;
    clearTimeout(timer);
    socket.off("connect", connected);
    socket.off(BOARD_EVENTS.alert, changed);
  };
}
