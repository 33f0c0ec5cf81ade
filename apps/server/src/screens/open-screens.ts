import { BOARD_NAMESPACE } from "@ioc/protocol/socket-events.ts";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { Server } from "socket.io";
import type { LiveState } from "../boards/live-state.ts";
import type { Database } from "../database/schema.ts";
import type { Clock } from "../lifecycle/clock.ts";
import type { Service } from "../lifecycle/service.ts";
import { StoredScreenCredentials } from "./screen-credentials.ts";
import { ScreenLines } from "./screen-lines.ts";
import { ScreenOrders } from "./screen-orders.ts";

export interface ScreensParts {
  /** Names this process among the nodes. */
  readonly node: string;
  readonly db: Kysely<Database>;
  readonly state: LiveState;
  readonly clock: Clock;
  readonly log: Logger;
}

export interface Screens extends Service {
  readonly credentials: StoredScreenCredentials;
  readonly lines: ScreenLines;
  readonly orders: ScreenOrders;
  /** Follows the screens' connections; once the namespace of boards is open. */
  follow(io: Server): void;
}

const LOOK_MS = 60_000;

export function openScreens(parts: ScreensParts): Screens {
  const { db, clock, state } = parts;
  const lines = new ScreenLines(parts);
  const orders = new ScreenOrders(parts);
  // A unit was renamed or has ended; the last one also at midnight, which nobody announces.
  state.onReference(() => orders.look());
  const timer = setInterval(() => orders.look(), LOOK_MS).unref();
  return {
    id: "screens",
    credentials: new StoredScreenCredentials(db, clock),
    lines,
    orders,
    follow(io) {
      io.of(BOARD_NAMESPACE).on("connection", (socket) => {
        const { principal } = socket.data;
        if (principal?.kind !== "screen") return;
        const screen = Number(principal.id);
        lines.connected(screen);
        orders.joined(screen, socket);
        socket.on("disconnect", () => {
          lines.disconnected(screen);
          orders.left(screen, socket);
        });
      });
    },
    async stop() {
      clearInterval(timer);
      await orders.idle();
      await lines.stop();
    },
  };
}
