import { randomUUID } from "node:crypto";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import type { AuditAction } from "@ioc/protocol/audit.ts";
import {
  type Channel,
  type ChannelBody,
  type ChannelCreated,
  type ChannelList,
  type ChannelSecret,
  channelBodySchema,
} from "@ioc/protocol/channels.ts";
import { type Request, Router } from "express";
import type { Kysely } from "kysely";
import { actorOf } from "../../audit/audit-entry.ts";
import { writeAudit } from "../../audit/write-audit.ts";
import { auditedChannel, channelItem } from "../../channels/channel-item.ts";
import { type ChannelDoc, type ChannelRecord, docOfBody } from "../../channels/channel-record.ts";
import {
  addChannel,
  changeChannel,
  changeSecret,
  holdChannel,
  MOST_CHANNELS,
  readChannel,
  readChannels,
  removeChannel,
} from "../../channels/channel-store.ts";
import { countsByChannel, NO_COUNTS } from "../../channels/delivery-counts.ts";
import type { Database } from "../../database/schema.ts";
import { type ChannelRouteParts, channelOf, MANAGE_CHANNELS as MANAGE } from "../channel-route-parts.ts";
import { checkedValue, JSON_TYPE } from "../checked-body.ts";
import { HttpError, invalid } from "../http-error.ts";
import { namedUnit } from "../named-unit.ts";
import { bodyOf, jsonOf } from "../read-body.ts";

/** How long the key before goes on to sign as well. */
const OLDER_SECRET_MS = 86_400_000;

/** Channels: where what is to be told goes out, set by whoever administers the unit. */
export function channelRoutes(parts: ChannelRouteParts): Router {
  const router = Router();
  const { db, clock, state, channels } = parts;

  router.get("/channels", async (request, response) => {
    parts.require(request, MANAGE);
    const manages = parts.covers(request, MANAGE);
    const counts = await countsByChannel(db);
    const items = (await readChannels(db))
      .filter(({ unit }) => manages(unit))
      .map((channel) => channelItem(channel, counts.get(channel.id) ?? NO_COUNTS, state.reference));
    response.json({ items, mailServer: channels.hasMailServer } satisfies ChannelList);
  });

  router.post("/channels", ...bodyOf(JSON_TYPE), async (request: Request, response) => {
    const { body, unit } = await checked(request);
    await checkTarget(body);
    const id = randomUUID();
    const made = body.kind === "webhook" ? channels.secrets.make(id) : undefined;
    const added = await db.transaction().execute(async (transaction) => {
      if ((await readChannels(transaction)).length >= MOST_CHANNELS) {
        throw new HttpError("conflict", `There are ${MOST_CHANNELS} channels already`);
      }
      const createdAt = clock.now();
      const { kind } = body;
      const content = contentOf(body, unit, createdAt);
      await addChannel(transaction, { id, kind, secret: made?.sealed ?? null, createdAt, ...content });
      return noted(transaction, request, "channel.create", undefined, id);
    });
    const answer: ChannelCreated = { ...itemOf(added), secret: made?.secret ?? null };
    response.status(201).json(answer);
  });

  router.get("/channels/:id", async (request, response) => {
    const channel = await channelOf(request, parts, (id) => readChannel(db, id));
    const counts = await countsByChannel(db, channel.id);
    response.json(itemOf(channel, counts.get(channel.id)));
  });

  router.put("/channels/:id", ...bodyOf(JSON_TYPE), async (request: Request, response) => {
    const { url } = await channelOf(request, parts, (id) => readChannel(db, id));
    const { body, unit } = await checked(request);
    // Where it leads already may have become forbidden: that must not keep anybody from switching it off.
    if (body.url !== url) await checkTarget(body);
    const channel = await db.transaction().execute(async (transaction) => {
      const before = await channelOf(request, parts, (id) => holdChannel(transaction, id));
      if (body.kind !== before.kind) {
        throw invalid([{ path: "kind", code: "invalid", message: "cannot be changed" }]);
      }
      const content = contentOf(body, unit, before.digestedAt ?? clock.now());
      await changeChannel(transaction, before.id, content, leadsElsewhere(before, content.doc));
      return noted(transaction, request, "channel.change", before, before.id);
    });
    channels.wake(channel.id);
    const counts = await countsByChannel(db, channel.id);
    response.json(itemOf(channel, counts.get(channel.id)));
  });

  router.delete("/channels/:id", async (request, response) => {
    await db.transaction().execute(async (transaction) => {
      const before = await channelOf(request, parts, (id) => holdChannel(transaction, id));
      await removeChannel(transaction, before.id);
      await noted(transaction, request, "channel.remove", before, undefined);
    });
    response.status(204).end();
  });

  router.post("/channels/:id/secret", async (request, response) => {
    const answer = await db.transaction().execute(async (transaction): Promise<ChannelSecret> => {
      const channel = await channelOf(request, parts, (id) => holdChannel(transaction, id));
      if (channel.kind !== "webhook") throw new HttpError("conflict", "Nothing is signed by this channel");
      const { secret, sealed } = channels.secrets.make(channel.id);
      const olderUntil = clock.now() + OLDER_SECRET_MS;
      await changeSecret(transaction, channel.id, { secret: sealed, olderSecret: channel.secret, olderUntil });
      await noted(transaction, request, "channel.secret", channel, undefined);
      return { secret, previousUntil: formatInstant(olderUntil) };
    });
    response.json(answer);
  });

  async function checked(request: Request): Promise<{ readonly body: ChannelBody; readonly unit: number }> {
    parts.require(request, MANAGE);
    const body = checkedValue(channelBodySchema, jsonOf(request));
    return { body, unit: await namedUnit(request, MANAGE, body.unit, parts) };
  }

  async function checkTarget({ url }: ChannelBody): Promise<void> {
    const host = url == null ? undefined : await channels.forbiddenTarget(url);
    if (host === undefined) return;
    throw invalid([{ path: "url", code: "invalid", message: `leads into a network that is not allowed: ${host}` }]);
  }

  function itemOf(channel: ChannelRecord, counts = NO_COUNTS): Channel {
    return channelItem(channel, counts, state.reference);
  }

  /** Writes down what was done, in its transaction; gives back what is there now, if there is to be something. */
  async function noted<Id extends string | undefined>(
    transaction: Kysely<Database>,
    request: Request,
    action: AuditAction,
    before: ChannelRecord | undefined,
    id: Id,
  ): Promise<Id extends string ? ChannelRecord : undefined>;
  async function noted(
    transaction: Kysely<Database>,
    request: Request,
    action: AuditAction,
    before: ChannelRecord | undefined,
    id: string | undefined,
  ): Promise<ChannelRecord | undefined> {
    const after = id === undefined ? undefined : await readChannel(transaction, id);
    const channel = after ?? before;
    const { who, address } = parts.caller(request);
    const isOfContent = action !== "channel.secret";
    const shown = (one: ChannelRecord | undefined) =>
      one !== undefined && isOfContent ? auditedChannel(one, state.reference) : null;
    await writeAudit(transaction, clock.now(), [
      {
        actor: actorOf(who),
        action,
        object: channel?.name ?? null,
        unit: channel?.unit ?? null,
        address,
        before: shown(before),
        after: shown(after),
      },
    ]);
    return after;
  }
  return router;
}

/** @param since from when its digests tell, if it has any */
function contentOf(body: ChannelBody, unit: number, since: number) {
  const { name, enabled } = body;
  return { unit, name, enabled, doc: docOfBody(body), digestedAt: body.digestAt == null ? null : since };
}

function leadsElsewhere(before: ChannelDoc, after: ChannelDoc): boolean {
  return before.url !== after.url || before.to?.join() !== after.to?.join();
}
