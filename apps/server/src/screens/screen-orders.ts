import type { ScreenOrder } from "@ioc/protocol/screens.ts";
import { BOARD_EVENTS, type BoardServerToClient } from "@ioc/protocol/socket-events.ts";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { LiveState } from "../boards/live-state.ts";
import type { Database } from "../database/schema.ts";
import type { Clock } from "../lifecycle/clock.ts";
import { OneAtATime } from "../lifecycle/one-at-a-time.ts";
import { readDrives } from "./drive-store.ts";
import { type DriveRecord, endOf, toldDrive } from "./screen-drive.ts";
import { placeOf, unitWithin } from "./screen-place.ts";
import { type ScreenRecord, standingUnit } from "./screen-record.ts";
import { readScreens } from "./screen-store.ts";

/** A screen's connection, as far as orders need it. */
export interface ScreenSocket {
  emit(event: typeof BOARD_EVENTS.screen, ...args: Parameters<BoardServerToClient["screen"]>): unknown;
}

export interface ScreenOrdersParts {
  readonly db: Kysely<Database>;
  readonly state: LiveState;
  readonly clock: Clock;
  readonly log: Logger;
}

interface Told {
  /** The order, as text. */
  order: string;
  reloadAt: number | null;
}

/**
 * Tells the screens that are connected to this node what to show, who drives them, and when to load themselves anew:
 * whatever the database says, as often as it is looked at, and no connection the same twice. So an order reaches a screen wherever it
 * is connected, and one that was away when it comes back.
 */
export class ScreenOrders {
  readonly #parts: ScreenOrdersParts;
  readonly #sockets = new Map<number, Map<ScreenSocket, Told>>();
  readonly #looking = new OneAtATime(() => this.#tell());
  /** When the first drive of those that were told ends by itself. */
  #endsAt = Number.POSITIVE_INFINITY;

  constructor(parts: ScreenOrdersParts) {
    this.#parts = parts;
  }

  joined(screen: number, socket: ScreenSocket): void {
    const sockets = this.#sockets.get(screen) ?? new Map<ScreenSocket, Told>();
    this.#sockets.set(screen, sockets.set(socket, { order: "", reloadAt: null }));
    this.look();
  }

  left(screen: number, socket: ScreenSocket): void {
    const sockets = this.#sockets.get(screen);
    sockets?.delete(socket);
    if (sockets?.size === 0) this.#sockets.delete(screen);
  }

  /** Looks what there is to tell; called when something may have changed. */
  look(): void {
    void this.#looking.ask();
  }

  /** Looks if a drive has ended by itself, which nobody announces. */
  lookAtEnds(): void {
    if (this.#parts.clock.now() >= this.#endsAt) this.look();
  }

  /** Resolves when everything that was to be told has been. */
  idle(): Promise<void> {
    return this.#looking.idle();
  }

  async #tell(): Promise<void> {
    const { db, clock } = this.#parts;
    const connected = [...this.#sockets.keys()];
    const now = clock.now();
    try {
      const drives = await readDrives(db, connected, now);
      const screens = await readScreens(db, connected);
      this.#endsAt = Math.min(...[...drives.values()].map(endOf));
      for (const screen of screens) this.#tellScreen(screen, drives.get(screen.id), now);
    } catch (error) {
      // Looked at again within a minute.
      this.#parts.log.debug({ err: error }, "the screens' orders could not be read");
    }
  }

  #tellScreen(screen: ScreenRecord, drive: DriveRecord | undefined, now: number): void {
    const { reference } = this.#parts.state;
    const { id, unit, reloadAt } = screen;
    if (standingUnit(reference, unit, now) === undefined) return;
    const order: ScreenOrder = {
      show: placeOf(screen, reference, now),
      drive: drive === undefined ? null : toldDrive(drive, unitWithin(reference, unit, now)),
    };
    const text = JSON.stringify(order);
    for (const [socket, told] of this.#sockets.get(id) ?? []) {
      if (told.order !== text) socket.emit(BOARD_EVENTS.screen, order);
      if (reloadAt !== null && told.reloadAt !== reloadAt) socket.emit(BOARD_EVENTS.screen, { reload: true });
      told.order = text;
      told.reloadAt = reloadAt;
    }
  }
}
