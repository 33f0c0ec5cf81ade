import type { Scene } from "@ioc/protocol/scene.ts";
import { StrictMode } from "react";
import type { Root } from "react-dom/client";
import { App } from "./app.tsx";
import { type BoardSocket, createBoardSocket } from "./live/board-socket.ts";
import { createLiveConnection } from "./live/live-connection.ts";
import { createWallStore } from "./live/wall-store.ts";
import { createDrillStore } from "./page/drill-store.ts";
import { PageContext } from "./page/page-context.ts";
import { readPageSettings } from "./page/page-settings.ts";
import { openPageToken, type PageToken } from "./page/page-token.ts";
import { createSettingsStore } from "./page/settings-store.ts";
import { placeOf, sceneDefinition } from "./scenes.ts";
import { ErrorBoundary } from "./stage/error-boundary.tsx";
import { ReloadLater } from "./stage/reload-later.tsx";
import "./styles/numbers.css";
import "./styles/wall.css";
import "./styles/header.css";
import "./styles/headline.css";
import "./styles/map.css";
import "./styles/columns.css";
import "./styles/phone.css";
import "./styles/pages.css";

const NO_TOKEN: PageToken = { read: () => undefined, forget: () => undefined };

/** What a screen shows that was let in: it has a cookie, and is told over its socket where it points. */
export interface ScreenWall {
  readonly unit: string;
  readonly scene: Scene;
  follow(socket: BoardSocket): void;
}

export function startWall(root: Root): void {
  openWall(root);
}

/** Returns what closes it again. */
export function openWall(root: Root, screen?: ScreenWall): () => void {
  const read = readPageSettings(window.location.search);
  const settings = screen === undefined ? read : { ...read, unit: screen.unit, scene: screen.scene };
  const token = screen === undefined ? openPageToken(window) : NO_TOKEN;
  const wall = createWallStore(Date.now());
  const socket = createBoardSocket(window.location.origin, token.read);
  screen?.follow(socket);
  const connection = createLiveConnection(socket, wall, placeOf(settings.scene, settings.unit));
  const page = { settings: createSettingsStore(settings), wall, drill: createDrillStore(), token };
  root.render(
    <StrictMode>
      <PageContext key={settings.unit} value={page}>
        <ErrorBoundary fallback={<ReloadLater />}>
          <App />
        </ErrorBoundary>
      </PageContext>
    </StrictMode>,
  );
  // Its code comes while the numbers do. Should it not come, the scene itself says so.
  sceneDefinition(settings.scene)
    .load()
    .catch(() => undefined);
  connection.start();
  return () => connection.stop();
}
