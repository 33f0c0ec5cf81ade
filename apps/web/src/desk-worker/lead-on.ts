import { type WindowOfSite, worker } from "./worker-global.ts";
import type { WorkerMessage } from "./worker-message.ts";
import { isWorkerPage } from "./worker-pages.ts";

/** Leads whoever pressed a notification to what it is about: in a page of the desk that is open, else in a new one. */
export async function leadOn(notification: Notification): Promise<void> {
  notification.close();
  const { path } = (notification.data ?? {}) as { readonly path?: unknown };
  if (typeof path !== "string" || !isWorkerPage(new URL(path, globalThis.location.origin).pathname)) return;
  const open = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  // The one that was looked at last comes first; a wall is left alone.
  const desk = open.find(isOfWork);
  if (desk === undefined) await worker.clients.openWindow(path);
  else {
    desk.postMessage({ kind: "go", path } satisfies WorkerMessage);
    await desk.focus();
  }
}

function isOfWork({ url }: WindowOfSite): boolean {
  const { pathname } = new URL(url);
  return isWorkerPage(pathname) || pathname === "/account" || pathname.startsWith("/admin");
}
