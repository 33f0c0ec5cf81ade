import { randomUUID } from "node:crypto";
import { createZone } from "@ioc/domain/time/zone.ts";
import type { DeliveryFault } from "@ioc/protocol/channels.ts";
import pino from "pino";
import type { ChannelDoc } from "../../src/channels/channel-record.ts";
import { ChannelSecrets } from "../../src/channels/channel-secrets.ts";
import type { ChannelSettings } from "../../src/channels/channel-settings.ts";
import { addChannel } from "../../src/channels/channel-store.ts";
import { Deliverer } from "../../src/channels/deliverer.ts";
import { addDeliveries, type DeliveryRow, listDeliveries } from "../../src/channels/delivery-store.ts";
import { Mailer } from "../../src/channels/mailer.ts";
import { Sender } from "../../src/channels/sender.ts";
import { webhookAddresses } from "../../src/channels/webhook-addresses.ts";
import type { AlertWorld } from "./alert-world.test-support.ts";

export interface MadeChannel {
  readonly id: string;
  /** Of its signatures. */
  readonly secret: string;
}

const NOTHING: ChannelDoc = {
  to: null,
  url: "http://127.0.0.1:9/",
  reach: "children",
  alerts: null,
  escalations: false,
  directives: false,
  digestAt: null,
  officeHours: false,
  language: "vi",
};

const secrets = new ChannelSecrets("a key of the accounts");

/** A webhook that takes nothing, in every detail but what a test says. */
export async function makeChannel(world: AlertWorld, code: string, doc: Partial<ChannelDoc>): Promise<MadeChannel> {
  const { database, clock } = world;
  const id = randomUUID();
  const { secret, sealed } = secrets.make(id);
  const digestedAt = doc.digestAt === undefined ? null : clock.now();
  await addChannel(database.db, {
    id,
    unit: world.unit(code),
    name: code,
    kind: doc.to === undefined ? "webhook" : "email",
    enabled: true,
    doc: { ...NOTHING, ...doc },
    secret: sealed,
    digestedAt,
    createdAt: clock.now(),
  });
  return { id, secret };
}

/** All of a channel, the oldest first. */
export async function deliveriesOf({ database }: AlertWorld, { id }: MadeChannel): Promise<DeliveryRow[]> {
  const all = await listDeliveries(database.db, { channel: id, state: undefined, before: undefined, limit: 1000 });
  return all.reverse();
}

/** Messages that say they are tests, due now. */
export async function addTests(
  { clock, database }: AlertWorld,
  { id }: MadeChannel,
  ...names: string[]
): Promise<void> {
  const now = clock.now();
  await addDeliveries(
    database.db,
    names.map((name) => ({
      channel: id,
      source: name,
      kind: "alert",
      title: name,
      message: (message) => ({
        type: "test",
        id: message,
        at: new Date(now).toISOString(),
        channel: { id, name, unit: "P", unitName: "P" },
      }),
      madeAt: now,
      nextAt: now,
    })),
  );
}

/** By name: state, attempts, and what was wrong. */
export async function standOf(world: AlertWorld, channel: MadeChannel): Promise<string[]> {
  const rows = await deliveriesOf(world, channel);
  return rows.map(({ title, state, attempts, fault }) => {
    const code = fault === null ? "" : ` ${(JSON.parse(fault) as DeliveryFault).code}`;
    return `${title} ${state} ${attempts}${code}`;
  });
}

/** One that leads, whose chance is none; nothing is sent before `look`. */
export function delivererOf(world: AlertWorld, settings: Partial<ChannelSettings> = {}): Deliverer {
  const { clock, database, state } = world;
  const zone = createZone("Asia/Ho_Chi_Minh");
  if (zone === undefined) throw new Error("no such zone");
  const mayGoTo = webhookAddresses(settings.webhookNetworks ?? ["127.0.0.1"]);
  const mailer = new Mailer(settings.mail);
  return new Deliverer({
    db: database.db,
    clock,
    log: pino({ level: "silent" }),
    sender: new Sender({ clock, zone, origin: "https://ioc.example.vn", mailer, secrets, mayGoTo }),
    reference: () => state.reference,
    isLeader: () => true,
    chance: () => 0,
  });
}
