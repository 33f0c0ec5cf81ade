import type { Server as HttpServer } from "node:http";
import type { Day } from "@ioc/domain/time/civil-date.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import { REFUSED_BYTES } from "@ioc/protocol/feeding.ts";
import type { Logger } from "pino";
import { Server } from "socket.io";
import { AccessTrail } from "./access/access-trail.ts";
import { Authenticator } from "./access/authenticate.ts";
import type { IsTrusted } from "./access/client-address.ts";
import { ServiceTokens } from "./access/service-tokens.ts";
import type { FirstAdministrator } from "./accounts/first-administrator.ts";
import { openAccounts } from "./accounts/open-accounts.ts";
import { Passwords } from "./accounts/passwords.ts";
import { dropOldAlerts } from "./alerts/alert-store.ts";
import { openAlerts } from "./alerts/open-alerts.ts";
import { LiveState } from "./boards/live-state.ts";
import { dropOldDeliveries } from "./channels/delivery-store.ts";
import { openChannels } from "./channels/open-channels.ts";
import { TestLimit } from "./channels/test-limit.ts";
import { ChangeWatch } from "./cluster/change-watch.ts";
import { joinCluster } from "./cluster/join-cluster.ts";
import { LineMemory } from "./cluster/line-memory.ts";
import type { MessengerState } from "./cluster/messenger.ts";
import { PresenceExchange } from "./cluster/presence-exchange.ts";
import type { Config } from "./config.ts";
import { dropOldDuplicates, duplicatesSince } from "./connection/duplicate-store.ts";
import { DuplicateTally } from "./connection/duplicate-tally.ts";
import type { OpenDatabase } from "./database/open-database.ts";
import { makePartitions } from "./database/partitions.ts";
import { openDirectives } from "./directives/open-directives.ts";
import { dropOldRejected } from "./faults/fault-store.ts";
import { openHappenings } from "./happenings/open-happenings.ts";
import { mountApi } from "./http/app.ts";
import { routeAccess } from "./http/require-access.ts";
import { EventCommitter } from "./ingest/event-committer.ts";
import { IngestQueue } from "./ingest/ingest-queue.ts";
import { ledgerHead, probeLedger } from "./ledger/ledger-store.ts";
import { rulesDiffer } from "./ledger/match-rules.ts";
import { Projector } from "./ledger/projector.ts";
import { ProjectorProcess } from "./ledger/projector-process.ts";
import { ProjectorTimer } from "./ledger/projector-timer.ts";
import { restoreState } from "./ledger/restore.ts";
import { LedgerTail } from "./ledger/tail.ts";
import type { Clock } from "./lifecycle/clock.ts";
import { LeaderChores } from "./lifecycle/leader-chores.ts";
import type { Metrics } from "./metrics/metrics.ts";
import { prepareDatabase } from "./prepare-database.ts";
import { openBoardNamespace } from "./realtime/board-namespace.ts";
import { openFeedNamespace } from "./realtime/feed-namespace.ts";
import { FeedTokens } from "./reference/feed-tokens.ts";
import { loadReference } from "./reference/load-reference.ts";
import { Provisioning } from "./reference/provisioning.ts";
import type { Reference } from "./reference/reference.ts";
import { reportServer } from "./report-server.ts";
import { DriveLimit } from "./screens/drive-limit.ts";
import { GuessLimit } from "./screens/guess-limit.ts";
import { openScreens } from "./screens/open-screens.ts";

export interface AssembleParts {
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Names this process among the nodes. */
  readonly node: string;
  /** Where browsers reach us. */
  readonly origin: string;
  readonly isTrusted: IsTrusted;
  /** Ends the process at once, after something that must not go on. */
  fail(error: unknown): void;
}

export interface Assembled {
  /** Why it does not take events or serve boards now; null: it does. */
  unreadiness(): string | null;
  redis(): MessengerState;
  /** Whom this start made, with a password that has to be told. */
  readonly firstAdministrator: FirstAdministrator | undefined;
  stop(): Promise<void>;
}

const LEDGER_TOPIC = "ledger";
/** How often a node looks at the ledger by itself, ms: often where nobody wakes it. */
const POLL_MS = { off: 200, down: 200, up: 1000 } as const;
/** While it stops: how often connections that have nothing to answer are closed, ms. */
const IDLE_CLOSED_MS = 50;
/** How long rows of the ledger are kept behind the projector, for nodes that were cut off, ms. */
const LEDGER_KEPT_MS = { embedded: 0, server: 2 * 3_600_000 } as const;
const INGEST_LIMITS = { queuedEvents: 20_000, groupedEvents: 2000 };
/** How often the leader tidies up, ms. */
const CHORES_MS = 6 * 3_600_000;
/** Transactions of one node at the same time: one is folded while another is written. */
const GROUPS = { embedded: 1, server: 3 } as const;

/** Opens everything that a ready server needs, in the order in which one thing needs the other. */
export async function assemble(
  parts: AssembleParts,
  database: OpenDatabase,
  http: HttpServer,
  api: Parameters<typeof mountApi>[0],
): Promise<Assembled> {
  const { config, clock, log, metrics, node, origin, isTrusted } = parts;
  const { db } = database;
  const passwords = new Passwords(config.accounts.passwordCost);
  const prepared = await database.exclusively((alone) => prepareDatabase(alone, config, clock, log, passwords));
  const { simulated, installation, firstAdministrator } = prepared;
  const cluster = joinCluster({ redis: config.redis, channelPrefix: `ioc:${installation}`, clock, log });
  const { messenger } = cluster;
  const state = new LiveState(await loadReference(db, config.zone));
  const { epoch } = await ledgerHead(db);
  await restoreState(db, state);
  log.info({ position: state.position, days: [...state.cube.days()].length }, "state restored");
  // A node that is started while its database is being put back must not look as if all were well.
  if (state.reference.rows.units.length === 0) log.warn("the database holds no units: this is a new installation");

  const meter = metrics.ingest;
  const committer = new EventCommitter(db, () => meter.retry("stale"));
  // A node of a newer version may have made every number anew: what this one counts by does not hold any more.
  const loadMatching = async (): Promise<Reference> => {
    const other = await rulesDiffer(db, config.zone);
    if (other !== undefined) parts.fail(new Error(`another version or time zone counts in this database: ${other}`));
    return loadReference(db, config.zone);
  };
  const tail = new LedgerTail(
    {
      db,
      state,
      log,
      pollMs: () => (database.kind === "embedded" ? null : POLL_MS[messenger.state]),
      loadReference: loadMatching,
      async restore() {
        const fresh = new LiveState(await loadMatching());
        await restoreState(db, fresh);
        committer.forget();
        state.takeOver(fresh);
      },
      announce: (position) => messenger.publish(LEDGER_TOPIC, String(position)),
      fail: parts.fail,
    },
    epoch,
  );
  messenger.subscribe(LEDGER_TOPIC, (text) => tail.wake(Number(text)));
  messenger.onState(() => tail.wake());
  const limits = { ...INGEST_LIMITS, groups: GROUPS[database.kind] };
  const today = (): Day => dayOf(config.zone, clock.now());
  const duplicates = new DuplicateTally({ db, log, today });
  const ingest = new IngestQueue({
    ...{ state, committer, tail, clock, log, limits, meter },
    repeated: (feed, units) => duplicates.add(feed, units),
    probe: () => probeLedger(db),
  });
  const changing = { db, state, tail, zone: config.zone, clock };
  const provisioning = new Provisioning(changing);
  const { kind, url, election } = database;
  const retentionMs = LEDGER_KEPT_MS[kind];
  const ownProcess = url === null ? null : new ProjectorProcess({ url, zone: config.zone.name, clock, retentionMs });
  const projector = new ProjectorTimer({
    db,
    projector: ownProcess ?? new Projector({ db, zone: config.zone, clock, retentionMs }),
    log,
    isEmbedded: kind === "embedded",
    isLeader: () => election.isLeader,
  });
  const chores = new LeaderChores({
    log,
    isLeader: () => election.isLeader,
    everyMs: CHORES_MS,
    chores: [
      { what: "partitions could not be made", run: () => makePartitions(db, clock.now()) },
      { what: "old faults could not be dropped", run: () => dropOldRejected(db, clock.now()) },
      { what: "old counts of repetitions could not be dropped", run: () => dropOldDuplicates(db, today()) },
      { what: "old alerts could not be dropped", run: () => dropOldAlerts(db, clock.now()) },
      { what: "old deliveries could not be dropped", run: () => dropOldDeliveries(db, clock.now()) },
    ],
  });
  const lineMemory = await LineMemory.open({ db, state, clock, log, isLeader: () => election.isLeader });
  const presence =
    database.kind === "embedded" ? null : new PresenceExchange({ node, db, state, messenger, clock, log });
  const { failedTokens } = cluster;
  const access = { bootstrapToken: config.bootstrapToken, publicBoard: config.publicBoard };

  const io = new Server({ maxHttpBufferSize: REFUSED_BYTES, perMessageDeflate: false, serveClient: false });
  cluster.attachAdapter(io);
  const level = (): Promise<void> => tail.level();
  const trail = new AccessTrail({ db, state, clock, log });
  const watching = { db, messenger, log, isEmbedded: kind === "embedded" };
  const accessWatch = new ChangeWatch({ what: "access", ...watching });
  const commands = new ChangeWatch({ what: "screens", ...watching });
  const accounts = await openAccounts({
    db,
    clock,
    log,
    state,
    settings: config.accounts,
    passwords,
    trail,
    publicUrl: origin,
    makeLimiter: (...wanted) => cluster.limiter(...wanted),
    access: accessWatch,
  });
  const screens = openScreens({ node, db, state, clock, log, trail, changes: [accessWatch, commands] });
  const authenticator = new Authenticator({
    state,
    clock,
    access,
    failedTokens,
    persons: accounts.sessions,
    screens: screens.credentials,
    trail,
    level,
    refused: (code) => metrics.credentialsRefused.add(code, 1),
  });
  const door = { access, authenticator, watch: accessWatch, trail, origin, isTrusted };
  const feedNamespace = openFeedNamespace({ ...door, io, state, ingest, clock });
  const views = openBoardNamespace({ ...door, io, state, clock, log, simulated, viewMeter: metrics.views });
  const happenings = openHappenings({ ...door, io, state, clock, log, db });
  screens.follow(io);
  const told = {
    io,
    state,
    clock,
    publicBoard: access.publicBoard,
    db,
    messenger,
    log,
    isEmbedded: kind === "embedded",
    isLeader: () => election.isLeader,
  };
  const directives = await openDirectives(told);
  const alerts = await openAlerts({ ...told, level });
  const channels = await openChannels({
    ...told,
    settings: config.channels,
    secret: config.accounts.secret,
    origin,
  });
  mountApi(api, {
    state,
    clock,
    db,
    ingest,
    duplicates,
    duplicatesSince: await duplicatesSince(db, clock.now()),
    provisioning,
    feedTokens: new FeedTokens(changing),
    serviceTokens: new ServiceTokens(changing),
    authenticator,
    level,
    simulated,
    screens,
    directives: directives.directives,
    alerts,
    channels,
    channelTests: new TestLimit((...wanted) => cluster.limiter(...wanted)),
    guesses: new GuessLimit(db, clock),
    driving: new DriveLimit((...wanted) => cluster.limiter(...wanted)),
    watch: accessWatch,
    commands,
    publicUrl: config.publicUrl,
    origin,
    isSecure: origin.startsWith("https:"),
    accounts,
    ...routeAccess({ state, clock, publicBoard: access.publicBoard, trail }),
  });
  io.attach(http);
  const unreadiness = (): string | null => {
    if (ingest.failing) return "the last events could not be committed";
    return tail.broken ? "the database does not answer" : null;
  };
  reportServer(metrics, { state, clock, ingest, tail, election, projector, messenger, io, screens, channels });

  return {
    unreadiness,
    redis: () => messenger.state,
    firstAdministrator,
    async stop() {
      log.info("stopping");
      http.close();
      await ingest.stop();
      await duplicates.stop();
      await presence?.stop();
      await lineMemory.stop();
      await chores.stop();
      await channels.stop();
      await directives.stop();
      await alerts.stop();
      feedNamespace.stop();
      await views.stop();
      await happenings.stop();
      await accounts.stop();
      await accessWatch.stop();
      await commands.stop();
      await trail.stop();
      await tail.stop();
      await projector.stop();
      await ownProcess?.close();
      // What was still being answered when the port was closed is idle after it, and would be waited for as long as it is kept.
      const idle = setInterval(() => http.closeIdleConnections(), IDLE_CLOSED_MS);
      await io.close();
      clearInterval(idle);
      await screens.stop();
      http.closeAllConnections();
      cluster.close();
      await database.close();
      log.info("stopped");
    },
  };
}
