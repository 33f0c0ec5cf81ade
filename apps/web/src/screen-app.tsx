import type { ScreenPlace } from "@ioc/protocol/screens.ts";
import { BOARD_EVENTS } from "@ioc/protocol/socket-events.ts";
import { StrictMode } from "react";
import type { Root } from "react-dom/client";
import type { BoardSocket } from "./live/board-socket.ts";
import type { WallStore } from "./live/wall-store.ts";
import { readPageSettings } from "./page/page-settings.ts";
import { reloadWhenServed } from "./page/reload-when-served.ts";
import { renewCredential } from "./screen/ask-server.ts";
import { createEnrolmentStore, enrol } from "./screen/enrolment.ts";
import { EnrolmentPage } from "./screen/enrolment-page.tsx";
import { type Reporter, reportTo } from "./screen/reporter.ts";
import type { DirectorStore } from "./wall/director-store.ts";
import { screenReportOf } from "./wall/screen-report.ts";
import type { OpenWall } from "./wall.tsx";
import "./styles/screen.css";

const RENEW_MS = 24 * 3_600_000;

/**
 * A wall screen by itself: it asks to be let in, shows what it is told to, and asks again when it is sent away. With
 * `?hand=ID` the picture of another one, in the hand of whoever drives that.
 */
export function startScreen(root: Root): void {
  const held = new URLSearchParams(window.location.search).get("hand");
  if (held !== null) {
    import("./remote/start-hand.tsx").then(({ startHand }) => startHand(root, held)).catch(() => reloadWhenServed());
    return;
  }
  goOn(root).catch(() => {
    // Nobody stands there to load it again when its line was cut between two files.
    reloadWhenServed();
  });
}

async function goOn(root: Root): Promise<never> {
  for (;;) {
    const { place, isNew } = await letIn(root);
    await showUntilOut(root, place, isNew);
  }
}

/** Where it points; `isNew`: somebody has let it in just now. */
async function letIn(root: Root): Promise<{ readonly place: ScreenPlace; readonly isNew: boolean }> {
  const store = createEnrolmentStore();
  const { theme } = readPageSettings(window.location.search);
  document.documentElement.lang = "vi";
  document.documentElement.dataset["theme"] = theme;
  document.title = "Một Cửa IOC";
  root.render(
    <StrictMode>
      <EnrolmentPage store={store} />
    </StrictMode>,
  );
  const place = await enrol(store, new AbortController().signal);
  return { place, isNew: store.getState().state.kind === "waiting" };
}

/** Shows the wall of a place, then of the next one it is told, until the screen's credential holds no more. */
async function showUntilOut(root: Root, first: ScreenPlace, isNew: boolean): Promise<void> {
  const { openWall } = await import("./wall.tsx");
  const out = new AbortController();
  let reporter: Reporter | undefined;
  let place = first;
  let wall = open(isNew);
  let checking = false;

  function open(isNew: boolean): OpenWall {
    document.title = `${place.name} · Một Cửa IOC`;
    return openWall(root, { place, isNew, follow });
  }

  function pointTo(next: ScreenPlace): void {
    const isSame = JSON.stringify({ ...next, name: place.name }) === JSON.stringify(place);
    place = next;
    document.title = `${place.name} · Một Cửa IOC`;
    if (isSame) return;
    wall.close();
    wall = open(true);
  }

  /** Renews what the screen has, and finds out whether it is let in still, and where it points. */
  async function check(): Promise<void> {
    if (checking || out.signal.aborted) return;
    checking = true;
    const renewal = await renewCredential(out.signal).catch(() => undefined);
    checking = false;
    if (renewal?.kind === "in") pointTo(renewal.show);
    else if (renewal?.kind === "out") out.abort();
  }

  function follow(socket: BoardSocket, shows: WallStore, director: DirectorStore): void {
    let connections = 0;
    reporter?.end();
    reporter = reportTo(socket, () => screenReportOf(wall.status()));
    director.subscribe(({ shownMs, standing }, before) => {
      const { by, light } = before.standing;
      if (shownMs !== before.shownMs || standing.by !== by || standing.light !== light) reporter?.turned();
    });
    shows.subscribe(({ heldAt }, before) => {
      if (heldAt !== before.heldAt) reporter?.turned();
    });
    socket.on(BOARD_EVENTS.screen, (order) => {
      if ("reload" in order) {
        window.location.reload();
        return;
      }
      pointTo(order.show);
      wall.drive(order.drive ?? undefined);
    });
    // Whoever may read the board without a credential would go on as nobody, so it is asked and not told.
    socket.on("connect", () => {
      connections += 1;
      if (connections > 1) void check();
    });
    socket.on("connect_error", (error) => {
      if (error.message === "unauthenticated" || error.message === "forbidden") void check();
    });
  }

  const renewing = setInterval(() => void check(), RENEW_MS);
  await new Promise<void>((resolve) => out.signal.addEventListener("abort", () => resolve(), { once: true }));
  clearInterval(renewing);
  reporter?.end();
  wall.close();
}
