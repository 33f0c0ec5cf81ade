import { BOARD_EVENTS, BOARD_NAMESPACE } from "@ioc/protocol/socket-events.ts";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { Server } from "socket.io";
import type { AccessTrail } from "../access/access-trail.ts";
import type { LiveState } from "../boards/live-state.ts";
import type { ChangeVersions } from "../cluster/change-watch.ts";
import type { Database } from "../database/schema.ts";
import type { Clock } from "../lifecycle/clock.ts";
import type { Service } from "../lifecycle/service.ts";
import { takeReports } from "./report-gate.ts";
import { StoredScreenCredentials } from "./screen-credentials.ts";
import { ScreenLines } from "./screen-lines.ts";
import { ScreenOrders } from "./screen-orders.ts";
import { ScreenReports } from "./screen-reports.ts";
import { screenState } from "./screen-state.ts";

export interface ScreensParts {
  /** Names this process among the nodes. */
  readonly node: string;
  readonly db: Kysely<Database>;
  readonly state: LiveState;
  readonly clock: Clock;
  readonly log: Logger;
  /** Of what screens may do, and of commands to them. */
  readonly changes: readonly Pick<ChangeVersions, "onChange">[];
  readonly trail: Pick<AccessTrail, "refused">;
}

export interface Screens extends Service {
  readonly credentials: StoredScreenCredentials;
  readonly lines: ScreenLines;
  /** Follows the screens' connections; once the namespace of boards is open. */
  follow(io: Server): void;
  /** How many of the screens that are connected to this node report, and how many do not. */
  counts(): Readonly<Record<"lives" | "stalled", number>>;
}

const LOOK_MS = 60_000;
const ENDS_MS = 1000;

export function openScreens(parts: ScreensParts): Screens {
  const { db, clock, state } = parts;
  const lines = new ScreenLines(parts);
  const orders = new ScreenOrders(parts);
  const reports = new ScreenReports(db);
  // A unit was renamed or has ended; the last one also at midnight, which nobody announces.
  state.onReference(() => orders.look());
  for (const changes of parts.changes) changes.onChange(() => orders.look());
  const timers = [
    setInterval(() => orders.look(), LOOK_MS).unref(),
    setInterval(() => orders.lookAtEnds(), ENDS_MS).unref(),
  ];
  return {
    id: "screens",
    credentials: new StoredScreenCredentials(db, clock),
    lines,
    follow(io) {
      io.of(BOARD_NAMESPACE).on("connection", (socket) => {
        socket.on(BOARD_EVENTS.report, takeReports(socket.data, reports, parts));
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
    counts() {
      const counts = { lives: 0, stalled: 0 };
      for (const [screen, connectedAt] of lines.here()) {
        const { state } = screenState(connectedAt, reports.cameAt(screen), clock.now());
        if (state !== "away") counts[state] += 1;
      }
      return counts;
    },
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await orders.idle();
      await lines.stop();
    },
  };
}
