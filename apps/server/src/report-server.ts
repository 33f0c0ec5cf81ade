import { dayOf } from "@ioc/domain/time/zone.ts";
import { BOARD_NAMESPACE, FEED_NAMESPACE } from "@ioc/protocol/socket-events.ts";
import type { Server } from "socket.io";
import type { LiveState } from "./boards/live-state.ts";
import { SubtreeFreshness } from "./boards/subtree-freshness.ts";
import type { Channels } from "./channels/open-channels.ts";
import type { Messenger } from "./cluster/messenger.ts";
import type { Election } from "./database/election.ts";
import type { IngestQueue } from "./ingest/ingest-queue.ts";
import type { ProjectorTimer } from "./ledger/projector-timer.ts";
import type { LedgerTail } from "./ledger/tail.ts";
import type { Clock } from "./lifecycle/clock.ts";
import type { Metrics } from "./metrics/metrics.ts";
import type { Screens } from "./screens/open-screens.ts";

export interface ReportedServer {
  readonly state: LiveState;
  readonly clock: Clock;
  readonly ingest: IngestQueue;
  readonly tail: LedgerTail;
  readonly election: Election;
  readonly projector: ProjectorTimer;
  readonly messenger: Messenger;
  readonly io: Server;
  readonly screens: Pick<Screens, "counts">;
  readonly channels: Pick<Channels, "backlog">;
}

/** Gives the readings of the metrics their sources. */
export function reportServer(metrics: Metrics, server: ReportedServer): void {
  const { state, clock, ingest, tail, election, projector, messenger, io, screens, channels } = server;
  metrics.ingestQueueEvents.from(() => ingest.queued);
  metrics.ledgerPosition.from(() => state.position);
  metrics.ledgerLagRows.from(() => tail.lagRows);
  metrics.ledgerLagSeconds.from(() => tail.lagSeconds);
  metrics.projectorLeader.from(() => (election.isLeader ? 1 : 0));
  metrics.projectorPendingRows.from(() => projector.pendingRows);
  metrics.redisUp.from(() => (messenger.state === "off" ? undefined : messenger.state === "up" ? 1 : 0));
  metrics.databaseUp.from(() => (tail.broken || ingest.failing ? 0 : 1));
  metrics.sockets.from(() => ({
    "/feed": io.of(FEED_NAMESPACE).sockets.size,
    "/board": io.of(BOARD_NAMESPACE).sockets.size,
  }));
  metrics.screens.from(() => screens.counts());
  metrics.deliveries.from(() => {
    const backlog = channels.backlog();
    return backlog === undefined ? {} : { waiting: backlog.waiting, dead: backlog.dead };
  });
  metrics.deliveryOldestSeconds.from(() => {
    const backlog = channels.backlog();
    if (backlog === undefined) return undefined;
    return backlog.oldestAt === null ? 0 : Math.max(0, clock.now() - backlog.oldestAt) / 1000;
  });
  metrics.feeds.from(() => feedsByState(state, clock.now()));
}

function feedsByState(state: LiveState, now: number): { live: number; quiet: number; stale: number; never: number } {
  const { tree, zone } = state.reference;
  const today = tree.on(dayOf(zone, now));
  const sum = { live: 0, quiet: 0, stale: 0, never: 0 };
  for (const top of today.roots()) {
    const { total } = new SubtreeFreshness(state, today.subtree(top), now);
    for (const name of ["live", "quiet", "stale", "never"] as const) sum[name] += total[name];
  }
  return sum;
}
