import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactElement, StrictMode, useEffect } from "react";
import type { Root } from "react-dom/client";
import { RouterProvider } from "react-router";
import { DeskContext, useDeskSettings } from "./desk/desk-context.ts";
import { createDeskSettings } from "./desk/desk-settings.ts";
import { makeInstallable, paintSurroundings } from "./desk/document-head.ts";
import { createNotices } from "./desk/notices.ts";
import { createDeskRouter } from "./desk-routes.tsx";
import { setCivilZone } from "./numbers/civil-time.ts";
import { buildInPage } from "./page/build-of-page.ts";
import { watchForBuild } from "./shell/new-build.ts";
import { createQueryClient } from "./shell/query-client.ts";
import { startWorkerLater } from "./shell/register-worker.ts";
import { createSessionStore, loadSession } from "./shell/session-store.ts";
import { NewBuildContext, SessionContext } from "./shell/shell-context.ts";
import "./styles/desk.css";
import "./styles/desk-frame.css";
import "./styles/desk-parts.css";
import "./styles/desk-table.css";

const desk = { settings: createDeskSettings(window.location.search, window.localStorage), notices: createNotices() };
const session = createSessionStore();
const queries = createQueryClient(session);
const router = createDeskRouter();
/** Browsers have none where the line is not encrypted. */
const workers: ServiceWorkerContainer | undefined = window.navigator.serviceWorker;
const newBuild = watchForBuild(workers, document, buildInPage(document.documentElement.outerHTML));

// Before any page is drawn: every date and hour on it is of the civil time of the province, wherever the desk stands.
session.subscribe(({ state }) => {
  if (state.kind === "person") setCivilZone(state.person.timeZone);
});
// What the last person saw is nothing for the next.
session.subscribe(({ state }, before) => {
  if (state.kind !== "person" && before.state.kind === "person") queries.clear();
});

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
          <NewBuildContext value={newBuild}>
            <RouterProvider router={router} />
          </NewBuildContext>
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
  void loadSession(session);
  // Only for people: what a wall is let in with is no desk.
  if (workers !== undefined) startWorkerLater(workers, session);
}
