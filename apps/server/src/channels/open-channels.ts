import type { Kysely } from "kysely";
import type { Logger } from "pino";
import { accountSecret } from "../accounts/account-secret.ts";
import type { LiveState } from "../boards/live-state.ts";
import type { Messenger } from "../cluster/messenger.ts";
import type { Database } from "../database/schema.ts";
import type { Clock } from "../lifecycle/clock.ts";
import { LeaderChores } from "../lifecycle/leader-chores.ts";
import type { Service } from "../lifecycle/service.ts";
import { ChannelSecrets } from "./channel-secrets.ts";
import type { ChannelSettings } from "./channel-settings.ts";
import { Deliverer } from "./deliverer.ts";
import { type DeliveryBacklog, deliveryBacklog } from "./delivery-counts.ts";
import { forbiddenTarget } from "./forbidden-target.ts";
import { handOutAlerts } from "./hand-out-alerts.ts";
import { handOutDirectives } from "./hand-out-directives.ts";
import { Mailer } from "./mailer.ts";
import { makeDigests } from "./make-digests.ts";
import { Sender } from "./sender.ts";
import { webhookAddresses } from "./webhook-addresses.ts";

export interface OpenChannelsParts {
  readonly db: Kysely<Database>;
  readonly state: LiveState;
  readonly clock: Clock;
  readonly log: Logger;
  readonly messenger: Messenger;
  readonly settings: ChannelSettings;
  /** IOC_SECRET, if it is set. */
  readonly secret: string | undefined;
  /** Where browsers reach us. */
  readonly origin: string;
  isLeader(): boolean;
}

export interface Channels extends Service {
  readonly sender: Sender;
  readonly secrets: ChannelSecrets;
  readonly hasMailServer: boolean;
  /** Where an address leads, if webhooks may not go there. */
  forbiddenTarget(url: string): Promise<string | undefined>;
  /** To be called after the commit, when something of a channel is to be tried at once. */
  wake(channel: string): void;
  /** As it was a moment ago; undefined on nodes that do not lead. */
  backlog(): DeliveryBacklog | undefined;
}

const TOPIC = "channels";
const HAND_OUT_EVERY_MS = 1000;
const COUNT_EVERY_MS = 15_000;

/** Ways out of the house: on the node that leads what is to be told is handed out to the channels, and sent. */
export async function openChannels(parts: OpenChannelsParts): Promise<Channels> {
  const { db, state, clock, log, messenger, settings, isLeader } = parts;
  const mailer = new Mailer(settings.mail);
  const secrets = new ChannelSecrets(await accountSecret(db, parts.secret));
  const mayGoTo = webhookAddresses(settings.webhookNetworks);
  const { zone } = state.reference;
  const sender = new Sender({ clock, zone, origin: parts.origin, mailer, secrets, mayGoTo });
  const deliverer = new Deliverer({
    db,
    clock,
    log,
    sender,
    reference: () => state.reference,
    isLeader,
    chance: Math.random,
  });
  messenger.subscribe(TOPIC, (channel) => deliverer.wake(channel));
  const handOut = new LeaderChores({
    log,
    isLeader,
    everyMs: HAND_OUT_EVERY_MS,
    chores: [
      { what: "alerts could not be handed out", run: () => handOutAlerts(db, state.reference, clock.now()) },
      { what: "directives could not be handed out", run: () => handOutDirectives(db, state.reference, clock.now()) },
      { what: "digests could not be made", run: () => makeDigests(db, state.reference, clock.now()) },
    ],
  });
  let backlog: DeliveryBacklog | undefined;
  const count = new LeaderChores({
    log,
    isLeader,
    everyMs: COUNT_EVERY_MS,
    chores: [
      {
        what: "deliveries could not be counted",
        run: async () => {
          backlog = await deliveryBacklog(db, clock.now());
        },
      },
    ],
  });
  return {
    id: "channels",
    sender,
    secrets,
    hasMailServer: mailer.isSet,
    forbiddenTarget: (url) => forbiddenTarget(url, mayGoTo),
    wake(channel) {
      deliverer.wake(channel);
      messenger.publish(TOPIC, channel);
    },
    backlog: () => (isLeader() ? backlog : undefined),
    async stop() {
      await handOut.stop();
      await count.stop();
      await deliverer.stop();
    },
  };
}
