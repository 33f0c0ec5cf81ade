import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { createBoardSocket } from "./live/board-socket.ts";
import { createLiveConnection } from "./live/live-connection.ts";
import { createWallStore } from "./live/wall-store.ts";
import { createDrillStore } from "./page/drill-store.ts";
import { PageContext } from "./page/page-context.ts";
import { readPageSettings } from "./page/page-settings.ts";
import { openPageToken } from "./page/page-token.ts";
import { createSettingsStore } from "./page/settings-store.ts";
import { ErrorBoundary } from "./stage/error-boundary.tsx";
import { ReloadLater } from "./stage/reload-later.tsx";
import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/numbers.css";
import "./styles/wall.css";
import "./styles/header.css";
import "./styles/headline.css";
import "./styles/map.css";
import "./styles/columns.css";
import "./styles/phone.css";
import "./styles/pages.css";

const settings = readPageSettings(window.location.search);
const token = openPageToken(window);
const wall = createWallStore(Date.now());
const connection = createLiveConnection(createBoardSocket(window.location.origin, token.read), wall, settings.unit);

const page = {
  settings: createSettingsStore(settings),
  wall,
  drill: createDrillStore(),
  token,
  signIn: (given: string) => {
    token.write(given);
    wall.setState({ refusal: undefined, loadingSinceMs: Date.now() });
    connection.restart();
  },
};

const root = document.getElementById("root");
if (root === null) throw new Error("the page has no #root");
createRoot(root).render(
  <StrictMode>
    <PageContext value={page}>
      <ErrorBoundary fallback={<ReloadLater />}>
        <App />
      </ErrorBoundary>
    </PageContext>
  </StrictMode>,
);
connection.start();
