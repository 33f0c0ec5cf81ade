import { SCENES } from "@ioc/protocol/names.ts";
import type { Scene } from "@ioc/protocol/scene.ts";
import type { ScreenDrive } from "@ioc/protocol/screen-drive.ts";
import type { Schedule } from "@ioc/protocol/screen-playlist.ts";
import type { ScreenPlace } from "@ioc/protocol/screens.ts";
import { StrictMode } from "react";
import type { Root } from "react-dom/client";
import { App } from "./app.tsx";
import { type BoardSocket, createBoardSocket } from "./live/board-socket.ts";
import { createLiveConnection } from "./live/live-connection.ts";
import { createWallStore, type WallStore } from "./live/wall-store.ts";
import { createDrillStore, type DrillStore } from "./page/drill-store.ts";
import { PageContext } from "./page/page-context.ts";
import { type PageSettings, readPageSettings } from "./page/page-settings.ts";
import { NO_PAGE_TOKEN, openPageToken } from "./page/page-token.ts";
import { createPastStore } from "./page/past-store.ts";
import { reloadWhenServed } from "./page/reload-when-served.ts";
import { createSettingsStore } from "./page/settings-store.ts";
import { placeOf, sceneDefinition } from "./scenes.ts";
import { ErrorBoundary } from "./stage/error-boundary.tsx";
import { addPhoneStyles } from "./stage/phone-styles.ts";
import { ReloadLater } from "./stage/reload-later.tsx";
import { createDirector } from "./wall/director.ts";
import { DirectorContext } from "./wall/director-context.ts";
import type { DirectorStore } from "./wall/director-store.ts";
import { playlistInQuery } from "./wall/play-query.ts";
import type { ReportParts } from "./wall/screen-report.ts";
import type { SeenUnit } from "./wall/seen-unit.ts";
import type { StartedKeeper } from "./wall/start-keeper.ts";
import { startTurning, type Turning } from "./wall/turning.ts";
import { isForTheWall, keyMeans } from "./wall/wall-keys.ts";
import "./styles/numbers.css";
import "./styles/wall.css";
import "./styles/header.css";
import "./styles/headline.css";
import "./styles/map.css";
import "./styles/columns.css";
import "./styles/skeleton.css";
import "./styles/shell.css";

addPhoneStyles();

const TICK_MS = 1000;
/** How long a scene stands that somebody chose, where nothing else turns the wall. */
const CHOSEN_SECONDS = 3600;

/** What a screen shows that was let in: it has a cookie, and is told over its socket where it points. */
export interface ScreenWall {
  readonly place: ScreenPlace;
  /** Somebody has just let it in or pointed it there, and looks whether it worked: it is awake, whatever the hour. */
  readonly isNew: boolean;
  /** It stands for a screen in the hand of whoever drives that: it goes where the screen is, and by no keys. */
  readonly inHand?: boolean;
  follow(socket: BoardSocket, wall: WallStore, director: DirectorStore): void;
}

export interface OpenWall {
  /** Somebody drives it by remote, or nobody any more. */
  drive(drive: ScreenDrive | undefined): void;
  /** The number that explains itself on it. */
  readonly drill: DrillStore;
  /** What there is to report of it. */
  status(): ReportParts;
  close(): void;
}

export function startWall(root: Root): void {
  openWall(root);
}

export function openWall(root: Root, screen?: ScreenWall): OpenWall {
  const settings = settingsOf(screen?.place);
  const inHand = screen?.inHand === true;
  const token = screen === undefined ? openPageToken(window) : NO_PAGE_TOKEN;
  const wall = createWallStore(Date.now());
  const socket = createBoardSocket(window.location.origin, token.read);
  const turning = turningOf(settings, screen?.place);
  const first = turning.items[turning.index];
  const connection = createLiveConnection(
    socket,
    wall,
    placeOf(first?.scene ?? settings.scene, first?.unit ?? settings.unit),
  );
  if (settings.density === "far") void import("./styles/far.css");
  const past = createPastStore();
  const director = createDirector({
    wall,
    isReader: (screen === undefined || inHand) && !turning.turns,
    isHeld: () => past.getState().atMs !== undefined,
    turning,
    schedule: screen?.place.schedule ?? NO_SCHEDULE,
    dims: settings.dims,
    isNew: screen?.isNew ?? false,
    isOwn: screen === undefined,
    nowMs: () => Date.now(),
    // A server that is newer than the page may name a scene that it does not know: that is a failure to load it.
    load: async (scene) => sceneDefinition(scene).load(),
    show: (scene, unit) =>
      connection.show(placeOf(scene, unit ?? (scene === "unit" ? seenUnit?.code() : undefined) ?? settings.unit)),
  });
  screen?.follow(socket, wall, director.store);
  const page = {
    settings: createSettingsStore(settings),
    wall,
    drill: createDrillStore(),
    past,
    token,
    inHand,
    turnTo: screen === undefined ? (scene: Scene) => director.press({ kind: "scene", scene }) : undefined,
  };
  root.render(
    <StrictMode>
      <PageContext key={settings.unit} value={page}>
        <ErrorBoundary fallback={<ReloadLater />}>
          <DirectorContext value={director.store}>
            <App />
          </DirectorContext>
        </ErrorBoundary>
      </PageContext>
    </StrictMode>,
  );
  // Its code comes while the numbers do. Should it not come, the scene itself says so.
  sceneDefinition(first?.scene ?? settings.scene)
    .load()
    .catch(() => undefined);
  connection.start();

  const press = (event: KeyboardEvent): void => {
    if (inHand || !isForTheWall(event)) return;
    const meant = keyMeans(event);
    const { atMs, seek, leave } = page.past.getState();
    if (meant?.kind === "home" && atMs !== undefined) leave();
    else if (meant !== undefined) director.press(meant);
    else if (event.key === "Escape") director.store.getState().dismiss?.();
    else if (event.key.toLowerCase() === "t" && atMs === undefined) seek(Date.now() + wall.getState().serverAheadMs);
    else return;
    event.preventDefault();
  };
  window.addEventListener("keydown", press);
  const ticking = setInterval(director.tick, TICK_MS);
  // The first numbers do not wait for alerts and directives, for what looks after the page, nor for how it is printed.
  let seenUnit: SeenUnit | undefined;
  let keeper: StartedKeeper | undefined;
  let forgetPeople: (() => void) | undefined;
  let isOpen = true;
  let unfollow: (() => void) | undefined;
  Promise.all([
    import("./wall/start-keeper.ts"),
    import("./live/watch-people.ts"),
    import("./wall/follow-drive.ts"),
    import("./wall/seen-unit.ts"),
    import("./styles/print.css"),
  ])
    .then(([{ startKeeper }, { watchPeople }, { followDrive }, { createSeenUnit }]) => {
      if (!isOpen) return;
      forgetPeople = watchPeople(socket, wall, settings.unit, token.read);
      // A screen's list says by itself which unit it means.
      if (screen === undefined) seenUnit = createSeenUnit(wall, page.drill);
      unfollow = followDrive(director.store, past, page.drill);
      keeper = startKeeper({ ...page, director: director.store, reconnect: connection.restart });
    })
    .catch(() => void reloadWhenServed());
  return {
    drive: director.drive,
    drill: page.drill,
    status: () => ({ wall: wall.getState(), director: director.store.getState(), health: keeper?.takeHealth() }),
    close: () => {
      window.removeEventListener("keydown", press);
      clearInterval(ticking);
      isOpen = false;
      keeper?.stop();
      forgetPeople?.();
      unfollow?.();
      seenUnit?.stop();
      director.close();
      connection.stop();
    },
  };
}

const NO_SCHEDULE: Schedule = [];

/** What the address asks for, but of a screen what its administrator chose. */
function settingsOf(place: ScreenPlace | undefined): PageSettings {
  const read = readPageSettings(window.location.search);
  if (place === undefined) return read;
  const { unit, scene, look } = place;
  const { theme, language, density, night: dims } = look;
  return { ...read, unit, scene, theme, language, density, dims };
}

/** A playlist turns by itself; without one a person turns through all scenes by keys, from the one that stands. */
function turningOf({ scene }: PageSettings, place: ScreenPlace | undefined): Turning {
  const playlist = place?.playlist ?? playlistInQuery(new URLSearchParams(window.location.search).get("play"));
  if (playlist.length > 0) return startTurning(playlist, true, Date.now());
  const items = SCENES.map((one) => ({ scene: one, seconds: CHOSEN_SECONDS }));
  return startTurning(items, false, Date.now(), SCENES.indexOf(scene));
}
