import { WORKER_FILE, WORKER_SCOPES } from "../desk-worker/worker-pages.ts";
import type { SessionStore } from "./session-store.ts";

/** What the page itself asks for goes first. */
const LATER_MS = 3000;

/** Registers the worker once somebody has signed in, behind what their page needs. Without it everything works, over the line. */
export function startWorkerLater(container: ServiceWorkerContainer, session: SessionStore): void {
  if (!import.meta.env.PROD) return;
  const stop = session.subscribe(({ state }) => {
    if (state.kind !== "person") return;
    stop();
    setTimeout(() => void registerWorker(container).catch(() => undefined), LATER_MS);
  });
}

/**
 * Has the desk's worker serve the pages of work, and no other: what an earlier build registered elsewhere is ended. One
 * after the other, so that a build is got once and not by each of them.
 */
async function registerWorker(container: ServiceWorkerContainer): Promise<void> {
  const wanted: readonly string[] = WORKER_SCOPES;
  for (const registration of await container.getRegistrations()) {
    if (!wanted.includes(new URL(registration.scope).pathname)) await registration.unregister();
  }
  for (const scope of wanted) await settled(await container.register(WORKER_FILE, { scope, updateViaCache: "none" }));
}

/** Once a worker serves, or could not be installed. */
function settled({ installing }: ServiceWorkerRegistration): Promise<void> {
  if (installing === null) return Promise.resolve();
  return new Promise((done) => {
    const look = (): void => {
      if (installing.state === "activated" || installing.state === "redundant") done();
    };
    installing.addEventListener("statechange", look);
    look();
  });
}
