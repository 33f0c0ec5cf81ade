import type { Zone } from "@ioc/domain/time/zone.ts";
import { type ChannelMessage, WEBHOOK_HEADERS } from "@ioc/protocol/channel-message.ts";
import type { Clock } from "../lifecycle/clock.ts";
import { type Attempt, failed, type MailRecipients } from "./attempt.ts";
import type { ChannelRecord } from "./channel-record.ts";
import type { ChannelSecrets } from "./channel-secrets.ts";
import { mailTextOf } from "./mail-text.ts";
import type { Mailer } from "./mailer.ts";
import { postWebhook } from "./post-webhook.ts";
import type { MayGoTo } from "./webhook-addresses.ts";

export interface SenderParts {
  readonly clock: Clock;
  readonly zone: Zone;
  /** Where browsers reach us. */
  readonly origin: string;
  readonly mailer: Mailer;
  readonly secrets: ChannelSecrets;
  readonly mayGoTo: MayGoTo;
}

/** Sends a message by a channel, once; never throws. */
export class Sender {
  readonly #parts: SenderParts;

  constructor(parts: SenderParts) {
    this.#parts = parts;
  }

  /** @param recipients of a mail that has been tried: who has not got it; absent: it goes to all of the channel */
  async send(
    channel: ChannelRecord,
    message: ChannelMessage,
    signal: AbortSignal,
    recipients: MailRecipients | null = null,
  ): Promise<Attempt> {
    try {
      return await (channel.kind === "email"
        ? this.#mail(channel, message, signal, recipients)
        : this.#post(channel, message, signal));
    } catch (error) {
      return failed("internal", { detail: error instanceof Error ? error.message : String(error) });
    }
  }

  #mail(
    { to, language }: ChannelRecord,
    message: ChannelMessage,
    signal: AbortSignal,
    recipients: MailRecipients | null,
  ): Promise<Attempt> {
    const { mailer, zone, origin } = this.#parts;
    const { subject, text } = mailTextOf(message, { language, zone, origin });
    return mailer.send({ id: message.id, to: to ?? [], recipients, subject, text, signal });
  }

  async #post(channel: ChannelRecord, message: ChannelMessage, signal: AbortSignal): Promise<Attempt> {
    const { clock, secrets, mayGoTo } = this.#parts;
    const { id, url, secret, olderSecret, olderUntil } = channel;
    const now = clock.now();
    const sealed = [secret, (olderUntil ?? 0) > now ? olderSecret : null].filter((one) => one !== null);
    const body = JSON.stringify(message);
    const timestamp = Math.floor(now / 1000);
    const signature = secrets.sign(id, sealed, { id: message.id, timestamp, body });
    if (url === null || signature === undefined) return failed("noSecret");
    const headers = {
      "user-agent": "mot-cua-ioc",
      [WEBHOOK_HEADERS.id]: message.id,
      [WEBHOOK_HEADERS.timestamp]: String(timestamp),
      [WEBHOOK_HEADERS.signature]: signature,
    };
    return postWebhook({ url, headers, body, signal }, mayGoTo);
  }
}
