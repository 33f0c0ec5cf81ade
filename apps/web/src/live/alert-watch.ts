import type { Alert, AlertList } from "@ioc/protocol/alerts.ts";
import type { Overview } from "@ioc/protocol/overview.ts";
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
  /** Codes of the unit and of what is below it. While they are not known, what the caller may read counts as its own. */
  let own: ReadonlySet<string> | undefined;
  const isOwn = (alert: Alert): boolean => own?.has(alert.unit) ?? true;

  async function ask(): Promise<void> {
    clearTimeout(timer);
    const mine = ++asked;
    meanwhile = [];
    try {
      const [units, ...lists] = await Promise.all([fetchUnits(), ...STANDING.map(fetchAlerts)]);
      if (mine !== asked) return;
      own = units ?? own;
      store.setState({ alerts: (meanwhile ?? []).filter(isOwn).reduce(withAlert, lists.flat()), alertsAreOld: false });
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

  /** The tree may have changed since it was asked last; undefined: it is not told. */
  async function fetchUnits(): Promise<ReadonlySet<string> | undefined> {
    if (unit === undefined) return undefined;
    try {
      const { groups, tiles } = await askServer<Overview>("overview", { unit }, { token: readToken() });
      return new Set([unit, ...Object.keys(groups), ...Object.keys(tiles)]);
    } catch {
      return undefined;
    }
  }

  const connected = (): void => void ask();
  const changed = (alert: Alert): void => {
    meanwhile?.push(alert);
    if (isOwn(alert)) store.setState({ alerts: withAlert(store.getState().alerts, alert) });
  };
  const gone = (): void => store.setState({ alertsAreOld: true });
  socket.on("connect", connected);
  socket.on("disconnect", gone);
  socket.on(BOARD_EVENTS.alert, changed);
  if (socket.connected) connected();
  return () => {
    asked++;
    clearTimeout(timer);
    socket.off("connect", connected);
    socket.off("disconnect", gone);
    socket.off(BOARD_EVENTS.alert, changed);
  };
}
