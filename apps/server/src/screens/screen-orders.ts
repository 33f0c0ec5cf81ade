import { DEFAULT_LOOK } from "@ioc/protocol/screen-look.ts";
import type { ScreenOrder } from "@ioc/protocol/screens.ts";
import { BOARD_EVENTS, type BoardServerToClient } from "@ioc/protocol/socket-events.ts";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { LiveState } from "../boards/live-state.ts";
import type { Database } from "../database/schema.ts";
import type { Clock } from "../lifecycle/clock.ts";
import { OneAtATime } from "../lifecycle/one-at-a-time.ts";
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
  show: string;
  reloadAt: number | null;
}

/**
 * Tells the screens that are connected to this node what to show and when to load themselves anew: whatever the
 * database says, as often as it is looked at, and no connection the same twice. So an order reaches a screen wherever it
 * is connected, and one that was away when it comes back.
 */
export class ScreenOrders {
  readonly #parts: ScreenOrdersParts;
  readonly #sockets = new Map<number, Map<ScreenSocket, Told>>();
  readonly #looking = new OneAtATime(() => this.#tell());

  constructor(parts: ScreenOrdersParts) {
    this.#parts = parts;
  }

  joined(screen: number, socket: ScreenSocket): void {
    const sockets = this.#sockets.get(screen) ?? new Map<ScreenSocket, Told>();
    this.#sockets.set(screen, sockets.set(socket, { show: "", reloadAt: null }));
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

  /** Resolves when everything that was to be told has been. */
  idle(): Promise<void> {
    return this.#looking.idle();
  }

  async #tell(): Promise<void> {
    try {
      for (const screen of await readScreens(this.#parts.db, [...this.#sockets.keys()])) this.#tellScreen(screen);
    } catch (error) {
      // Looked at again within a minute.
      this.#parts.log.debug({ err: error }, "the screens' orders could not be read");
    }
  }

  #tellScreen({ id, name, unit: chosen, scene, reloadAt }: ScreenRecord): void {
    const { state, clock } = this.#parts;
    const unit = standingUnit(state.reference, chosen, clock.now());
    if (unit === undefined) return;
    const order: ScreenOrder = {
      show: { name, unit, scene, playlist: [], schedule: [], look: DEFAULT_LOOK },
      drive: null,
    };
    const show = JSON.stringify(order);
    for (const [socket, told] of this.#sockets.get(id) ?? []) {
      if (told.show !== show) socket.emit(BOARD_EVENTS.screen, order);
      if (reloadAt !== null && told.reloadAt !== reloadAt) socket.emit(BOARD_EVENTS.screen, { reload: true });
      told.show = show;
      told.reloadAt = reloadAt;
    }
  }
}
