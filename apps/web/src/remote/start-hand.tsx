import { type ScreenItem, screenItemSchema } from "@ioc/protocol/screens.ts";
import { StrictMode } from "react";
import { createRoot, type Root } from "react-dom/client";
import { createDeskSettings } from "../desk/desk-settings.ts";
import type { DrillStore, DrillTarget } from "../page/drill-store.ts";
import { askJson } from "../shell/api.ts";
import { ApiError } from "../shell/api-error.ts";
import { type OpenWall, openWall } from "../wall.tsx";
import { HandBar } from "./hand-bar.tsx";
import { explainedNumber, handCommand, handDrive, touchedNumber } from "./hand-drive.ts";
import { type HandLine, startHandLine } from "./hand-line.ts";
import { createHandStore } from "./hand-store.ts";

/** It goes where the screen goes as long as it is open; a screen's drive has an end of its own. */
const FOR_EVER = "9999-12-31T00:00:00.000Z";

/**
 * A wall screen's picture in the hand of whoever drives it: what is touched on it explains itself there. Goes back to the
 * controls when somebody else drives, when there is no such screen any more, and when nobody is signed in.
 */
export function startHand(root: Root, id: string): void {
  const path = `/screens/${encodeURIComponent(id)}`;
  const back = `/remote?${new URLSearchParams({ screen: id })}`;
  const { language, theme } = createDeskSettings(window.location.search, window.localStorage).getState();
  const store = createHandStore();
  let screen: ScreenItem | undefined;
  /** What the screen explains, or was told last to. */
  let told: DrillTarget | undefined;
  let wall: OpenWall | undefined;
  document.documentElement.lang = language;
  document.documentElement.dataset["theme"] = theme;
  const beside = document.body.appendChild(document.createElement("div"));
  createRoot(beside).render(
    <StrictMode>
      <HandBar store={store} language={language} back={back} />
    </StrictMode>,
  );

  const line: HandLine = startHandLine({
    read: () => askJson(path, screenItemSchema),
    send: (json) => askJson(`${path}/drive`, screenItemSchema, { method: "POST", json }),
    heard,
    unheard: (error) => {
      if (isForGood(error)) leave();
      else store.setState({ isUnheard: true });
    },
    unsent: (error) => {
      told = screen && explainedNumber(screen);
      if (isForGood(error)) leave();
      else store.setState({ failure: failureOf(error) });
      // The hand says what the screen says.
      const drill = wall?.drill.getState();
      if (told === undefined) drill?.close();
      else drill?.open(told);
    },
    later: (call, ms) => {
      const timer = window.setTimeout(call, ms);
      return () => window.clearTimeout(timer);
    },
  });

  function heard(item: ScreenItem): void {
    screen = item;
    told = explainedNumber(item);
    store.setState({ screen: item.name, isAway: item.state === "away", isUnheard: false });
    document.title = `${item.name} · Một Cửa IOC`;
    if (item.drive !== null && !item.drive.mine) {
      leave();
      return;
    }
    wall ??= open(item);
    const drive = handDrive(item, FOR_EVER);
    if (drive !== undefined) wall.drive(drive);
  }

  function open({ name, unit, scene, look }: ScreenItem): OpenWall {
    const own = { ...look, language, theme, night: false };
    const place = { name, unit, scene, look: own, playlist: [], schedule: [] };
    const opened = openWall(root, { place, isNew: true, inHand: true, follow: () => undefined });
    followTouches(opened.drill);
    return opened;
  }

  function followTouches(drill: DrillStore): void {
    drill.subscribe(({ target, open: explain }, before) => {
      if (screen === undefined || target === before.target) return;
      const touched = target && touchedNumber(target, screen);
      if (!isSame(touched, target)) {
        // Named as the command names it, so that it is the same number when the screen has it.
        if (touched !== undefined) explain(touched);
        return;
      }
      if (isSame(target, told)) return;
      told = target;
      if (target !== undefined) store.setState({ failure: undefined });
      line.command(handCommand(target, screen));
    });
  }

  function leave(): void {
    line.stop();
    window.location.replace(back);
  }
}

function isSame(one: DrillTarget | undefined, other: DrillTarget | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** There the controls say what it is. */
function isForGood(error: unknown): boolean {
  return error instanceof ApiError && ["unauthenticated", "forbidden", "not-found"].includes(error.code);
}

function failureOf(error: unknown) {
  if (!(error instanceof ApiError)) throw error;
  if (error.code === "overloaded") return { kind: "overloaded" } as const;
  return error.code === "invalid"
    ? ({ kind: "refused", detail: error.message } as const)
    : ({ kind: "unsent" } as const);
}
