import { createStore, type StoreApi } from "zustand/vanilla";
import { isWorkerMessage, LOOK_FOR_BUILD } from "../desk-worker/worker-message.ts";

export type NewBuildStore = StoreApi<{
  /** The server has another build than this page is of, and the next page will be of that one. */
  readonly isThere: boolean;
}>;

/** A page that stays open all day asks as often as this, and whenever somebody comes back to it. */
const LOOK_EVERY_MS = 900_000;

/**
 * Knows from the worker whether there is another build. Without a worker there is none to know of: every page comes from
 * the server.
 *
 * @param own the build of this page
 */
export function watchForBuild(
  container: ServiceWorkerContainer | undefined,
  page: Document,
  own: string | undefined,
): NewBuildStore {
  const store: NewBuildStore = createStore(() => ({ isThere: false }));
  if (container === undefined) return store;
  const look = (): void => container.controller?.postMessage(LOOK_FOR_BUILD);
  container.addEventListener("message", ({ data }) => {
    if (isWorkerMessage(data) && data.kind === "build")
      store.setState({ isThere: own !== undefined && data.build !== own });
  });
  container.startMessages();
  page.addEventListener("visibilitychange", () => {
    if (page.visibilityState === "visible") look();
  });
  setInterval(look, LOOK_EVERY_MS);
  look();
  return store;
}
