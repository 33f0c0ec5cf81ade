// The desk's worker: opens its pages from what is kept, and looks behind them whether the server has another build. It is
// the same program whatever the build, so it needs no version of its own; what is kept is told apart by build. Answers of
// the API never go through it.
import { keepFile, keptFile, keptPage } from "./kept-builds.ts";
import { leadOn } from "./lead-on.ts";
import { type Found, lookForBuild } from "./look-for-build.ts";
import { worker } from "./worker-global.ts";
import { isLookForBuild, type WorkerMessage } from "./worker-message.ts";
import { isWorkerPage } from "./worker-pages.ts";

const FILES = "/assets/";

worker.addEventListener("install", (event) => {
  event.waitUntil(
    lookForBuild(ownScope()).then(({ kind }) => {
      // A worker that has nothing to serve from is none: the browser tries again with the next page.
      if (kind !== "build") throw new Error("there is no build to serve");
    }),
  );
  void worker.skipWaiting();
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(worker.clients.claim());
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== globalThis.location.origin) return;
  if (request.mode === "navigate" && isWorkerPage(pathname)) {
    event.respondWith(keptOr(keptPage, request));
    event.waitUntil(look());
  } else if (pathname.startsWith(FILES)) {
    event.respondWith(fileOf(pathname, request));
  }
});

worker.addEventListener("message", (event) => {
  if (!isLookForBuild(event.data)) return;
  const { source } = event;
  event.waitUntil(
    look().then((found) => {
      if (found.kind === "build") source?.postMessage({ kind: "build", build: found.build } satisfies WorkerMessage);
    }),
  );
});

worker.addEventListener("notificationclick", (event) => {
  // Where the browser gives no window the notification has said what there is to know.
  event.waitUntil(leadOn(event.notification).catch(() => undefined));
});

function ownScope(): string {
  return new URL(worker.registration.scope).pathname;
}

/** What storage cannot give comes from the server. */
async function keptOr(kept: () => Promise<Response | undefined>, request: Request): Promise<Response> {
  return (await kept().catch(() => undefined)) ?? fetch(request);
}

async function fileOf(address: string, request: Request): Promise<Response> {
  return keptOr(async () => {
    const kept = await keptFile(address);
    if (kept !== undefined) return kept;
    const file = await fetch(request);
    // A full disk keeps nobody from their page.
    if (file.ok) await keepFile(address, file.clone()).catch(() => undefined);
    return file;
  }, request);
}

let looking: Promise<Found> | undefined;

/** Looks for a build, once at a time, and tells the pages of a new one. */
function look(): Promise<Found> {
  looking ??= lookOnce().finally(() => {
    looking = undefined;
  });
  return looking;
}

async function lookOnce(): Promise<Found> {
  const found = await lookForBuild(ownScope()).catch((): Found => ({ kind: "unknown" }));
  if (found.kind === "gone") await worker.registration.unregister();
  if (found.kind === "build" && found.isNew) {
    const message: WorkerMessage = { kind: "build", build: found.build };
    for (const page of await worker.clients.matchAll({ type: "window", includeUncontrolled: true })) {
      page.postMessage(message);
    }
  }
  return found;
}
