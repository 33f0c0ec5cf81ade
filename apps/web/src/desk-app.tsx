import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactElement, StrictMode, useEffect } from "react";
import type { Root } from "react-dom/client";
import { RouterProvider } from "react-router";
import { DeskContext, useDeskSettings } from "./desk/desk-context.ts";
import { createDeskSettings } from "./desk/desk-settings.ts";
import { makeInstallable, paintSurroundings } from "./desk/document-head.ts";
import { createNotices } from "./desk/notices.ts";
import { createDeskRouter } from "./desk-routes.tsx";
import { isWorkerMessage } from "./desk-worker/worker-message.ts";
import { setCivilZone } from "./numbers/civil-time.ts";
import { buildInPage } from "./page/build-of-page.ts";
import { closeEarlyLine, openLineEarly } from "./shell/early-line.ts";
import { createKeptStore, ownerOf, PERSON_KEY } from "./shell/kept-store.ts";
import { watchForBuild } from "./shell/new-build.ts";
import { createOldAnswers } from "./shell/old-answers.ts";
import { createQueryClient } from "./shell/query-client.ts";
import { startWorkerLater } from "./shell/register-worker.ts";
import { createSessionStore, loadSession, type SessionState } from "./shell/session-store.ts";
import { NewBuildContext, OldAnswersContext, SessionContext } from "./shell/shell-context.ts";
import "./styles/desk.css";
import "./styles/desk-frame.css";
import "./styles/desk-parts.css";
import "./styles/desk-table.css";

const desk = { settings: createDeskSettings(window.location.search, window.localStorage), notices: createNotices() };
const build = buildInPage(document.documentElement.outerHTML);
const kept = createKeptStore({
  caches: window.caches as CacheStorage | undefined,
  storage: window.localStorage,
  nowMs: () => Date.now(),
  build: build ?? "",
});
const old = createOldAnswers();
const session = createSessionStore(kept);
const queries = createQueryClient(session, kept, old);
const router = createDeskRouter();
/** Browsers have none where the line is not encrypted. */
const workers: ServiceWorkerContainer | undefined = window.navigator.serviceWorker;
const newBuild = watchForBuild(workers, document, build);

// Before any page is drawn: every date and hour on it is of the civil time of the province, wherever the desk stands.
session.subscribe(({ state }) => {
  if (state.kind === "person") setCivilZone(state.person.timeZone);
});
// What the last person saw is nothing for the next.
session.subscribe(({ state }, before) => {
  if (before.state.kind === "person" && ownerIn(state) !== ownerIn(before.state)) queries.clear();
  if (state.kind === "person" && state.isOld !== true) kept.own(state.person);
  if (state.kind !== "nobody") return;
  kept.clear();
  closeEarlyLine();
});
// Another tab has signed out, or in as somebody else: nothing stays on this one until it is known who that is.
window.addEventListener("storage", ({ key }) => {
  if (key !== PERSON_KEY) return;
  const { state } = session.getState();
  if (state.kind !== "person" || ownerOf(kept.lastPerson()) === ownerIn(state)) return;
  session.setState({ state: { kind: "unknown" } });
  void loadSession(session);
});

// Whoever pressed a notification is led to what it is about.
workers?.addEventListener("message", ({ data }) => {
  if (isWorkerMessage(data) && data.kind === "go") void router.navigate(data.path);
});

function ownerIn(state: SessionState): string | undefined {
  return state.kind === "person" ? ownerOf(state.person) : undefined;
}

function DocumentLook(): null {
  const { language, theme } = useDeskSettings((settings) => settings);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset["theme"] = theme;
    paintSurroundings(document.head, theme);
  }, [language, theme]);
  return null;
}

/** Everything but the wall: signing in, the own account, the administrator's desk. */
function DeskApp(): ReactElement {
  return (
    <DeskContext value={desk}>
      <SessionContext value={session}>
        <QueryClientProvider client={queries}>
          <DocumentLook />
          <OldAnswersContext value={old}>
            <NewBuildContext value={newBuild}>
              <RouterProvider router={router} />
            </NewBuildContext>
          </OldAnswersContext>
        </QueryClientProvider>
      </SessionContext>
    </DeskContext>
  );
}

export function startDesk(root: Root): void {
  makeInstallable(document.head);
  root.render(
    <StrictMode>
      <DeskApp />
    </StrictMode>,
  );
  // Whoever was here last is likely to be here still.
  if (window.location.pathname === "/desk" && kept.lastPerson() !== undefined) openLineEarly();
  void loadSession(session);
  // Only for people: what a wall is let in with is no desk.
  if (workers !== undefined) startWorkerLater(workers, session);
}
