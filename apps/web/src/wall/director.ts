import type { Scene } from "@ioc/protocol/scene.ts";
import type { ScreenDrive } from "@ioc/protocol/screen-drive.ts";
import type { PlaylistItem, Schedule } from "@ioc/protocol/screen-playlist.ts";
import type { WallStore } from "../live/wall-store.ts";
import { civilTimeOf } from "../numbers/civil-time.ts";
import { createDirectorStore, type DirectorState, type DirectorStore } from "./director-store.ts";
import { lightAt } from "./light.ts";
import { scheduledAt } from "./schedule.ts";
import { type Standing, standingOf } from "./standing.ts";
import { alertsOnWall, cutShort, NO_TAKEOVER, takenAsSeen, takeoverAt } from "./takeover.ts";
import { type Turning, type TurningEvent, turn, withItems } from "./turning.ts";

/** After a key was pressed, or the wall was set up, somebody reads it, whatever the hour, ms. */
const AWAKE_FOR_MS = 10 * 60_000;
/** A drive ends so long after its last command: the server says when, but to a wall whose line is cut. */
const DRIVEN_FOR_MS = 10 * 60_000;

export interface DirectorParts {
  readonly wall: WallStore;
  /** What it turns through while no schedule says otherwise. */
  readonly turning: Turning;
  readonly schedule: Schedule;
  /** Whether it goes dim when nobody is there to read it. */
  readonly dims: boolean;
  /** Whether somebody stands there who may put an alert aside: it is a page of theirs, and no wall screen. */
  readonly isOwn: boolean;
  /** Whether what fires already when the page is opened waits for its next turn: somebody opened it, and reads the strip. */
  isReader: boolean;
  /** Whether it was set up just now, and somebody looks whether it worked. */
  readonly isNew: boolean;
  /** Whether somebody looks at something that must not be turned away from: the past. */
  isHeld(): boolean;
  /** The device's clock. */
  nowMs(): number;
  /** Brings the scene's code; rejects if it does not come. */
  load(scene: Scene): Promise<unknown>;
  /** Turns the live documents to a place; `unit` undefined: the wall's own. */
  show(scene: Scene, unit: string | undefined): void;
}

/** Turns the wall to what stands on it by rank; it is told of time, keys and orders, and asks for one place at a time. */
export interface Director {
  readonly store: DirectorStore;
  /** To be called about once in a second. */
  tick(): void;
  /** Somebody at the wall pressed a key. */
  press(event: TurningEvent): void;
  drive(drive: ScreenDrive | undefined): void;
  close(): void;
}

export function createDirector(parts: DirectorParts): Director {
  const { wall, turning: first } = parts;
  const store = createDirectorStore(first, parts.isOwn ? dismiss : undefined);
  let wanted = store.getState().standing.place;
  let turnedTo = 0;
  let listed: readonly PlaylistItem[] = first.items;
  let takeover = NO_TAKEOVER;
  let isGreeting = parts.isReader;
  /** By the device's clock, which may be far from the server's. */
  let drivenUntilMs = 0;
  /** What the store holds before the server has told which there are. */
  const unheard = wall.getState().alerts;

  const nowMs = (): number => parts.nowMs() + wall.getState().serverAheadMs;
  /** By the device's clock: a new wall has not heard the server's yet. */
  let awakeUntilMs = parts.isNew ? parts.nowMs() + AWAKE_FOR_MS : Number.NEGATIVE_INFINITY;
  const isWanted = (place: { scene: Scene; unit: string | undefined }): boolean =>
    place.scene === wanted.scene && (wanted.unit === undefined || place.unit === wanted.unit);

  function judge(state: DirectorState): Standing {
    return standingOf({ ...state, takeover: state.takeover.length > 0 });
  }

  function set(change: Partial<DirectorState>): void {
    const before = store.getState();
    const next = { ...before, ...change };
    // What the list shows has its whole time before it when something else had the wall.
    if (!listHasWall(before.standing) && listHasWall(judge(next))) {
      next.turning = turn(next.turning, { kind: "back" }, nowMs());
    }
    const standing = judge(next);
    store.setState({ ...next, standing });
    const { scene, unit } = standing.place;
    if (scene === wanted.scene && unit === wanted.unit) return;
    wanted = standing.place;
    const mine = ++turnedTo;
    parts.load(scene).then(
      () => {
        if (mine === turnedTo) parts.show(scene, unit);
      },
      () => {
        if (mine === turnedTo) happens({ kind: "failed" });
      },
    );
  }

  function happens(event: TurningEvent): void {
    const { turning } = store.getState();
    const next = turn(turning, event, nowMs());
    if (next !== turning) set({ turning: next });
  }

  /** What time turns, it turns only while the list has the wall and the line holds. */
  function listTurns(): boolean {
    return listHasWall(store.getState().standing) && wall.getState().link.kind === "connected" && !parts.isHeld();
  }

  function followSchedule(now: { date: string; minute: string }): void {
    const { turning, off } = store.getState();
    const scheduled = scheduledAt(parts.schedule, now);
    const items = scheduled === "off" || scheduled === undefined ? first.items : scheduled;
    if (items !== listed) {
      listed = items;
      set({ turning: withItems(turning, items, items !== first.items || first.turns, nowMs()) });
    }
    if (off !== (scheduled === "off")) set({ off: scheduled === "off" });
  }

  function followLight(now: { minute: string }): void {
    const { shown } = wall.getState();
    const today = shown?.documents.overview?.today;
    if (!parts.dims || today === undefined) return;
    const light = parts.nowMs() < awakeUntilMs ? "day" : lightAt(nowMs(), now.minute, today);
    if (light !== store.getState().light) set({ light });
  }

  /** Alerts have the wall only while they are known to stand; the one that was cut short by a lost line comes again. */
  function followAlerts(): void {
    const { alerts, alertsAreOld, link } = wall.getState();
    const before = store.getState().takeover;
    if (link.kind !== "connected" || alertsAreOld) {
      if (before.length === 0) return;
      takeover = cutShort(takeover, before);
      set({ takeover: [] });
      return;
    }
    if (isGreeting && alerts !== unheard) {
      isGreeting = false;
      takeover = takenAsSeen(alerts, nowMs());
    }
    takeover = takeoverAt(takeover, alerts, nowMs());
    const next = alertsOnWall(takeover, alerts);
    const isSame = next.length === before.length && next.every((alert, index) => alert === before[index]);
    if (!isSame) set({ takeover: next });
  }

  /** What has the wall comes back in its time, as if it had stood for as long as it does. */
  function dismiss(): void {
    takeover = { ...takeover, rule: undefined, untilMs: 0 };
    set({ takeover: [] });
  }

  const forget = wall.subscribe(({ shown, refused, link, alerts, alertsAreOld }, before) => {
    if (shown?.place !== before.shown?.place) store.setState({ shownMs: nowMs() });
    if (alerts !== before.alerts || link.kind !== before.link.kind || alertsAreOld !== before.alertsAreOld) {
      followAlerts();
    }
    if (shown !== before.shown && shown !== undefined && isWanted(shown.place)) happens({ kind: "stands" });
    if (refused !== undefined && refused !== before.refused && isWanted(refused.place)) happens({ kind: "failed" });
    if (link.kind === "connected" && before.link.kind !== "connected") happens({ kind: "back" });
  });

  return {
    store,
    tick: () => {
      const { drive } = store.getState();
      if (drive !== undefined && parts.nowMs() >= drivenUntilMs) set({ drive: undefined });
      const now = civilTimeOf(nowMs());
      followSchedule(now);
      followLight(now);
      followAlerts();
      const { heldMs } = store.getState().turning;
      if (heldMs !== undefined || listTurns()) happens({ kind: "time" });
    },
    press: (event) => {
      awakeUntilMs = parts.nowMs() + AWAKE_FOR_MS;
      happens(event);
      if (store.getState().light !== "day") set({ light: "day" });
    },
    drive: (drive) => {
      drivenUntilMs = parts.nowMs() + DRIVEN_FOR_MS;
      set({ drive });
    },
    close: () => {
      turnedTo++;
      forget();
    },
  };
}

function listHasWall({ by, light }: Standing): boolean {
  return (by === "playlist" || by === "single") && light === "day";
}
