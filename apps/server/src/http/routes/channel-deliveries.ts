import { randomUUID } from "node:crypto";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import { type ChannelTest, DELIVERIES_PAGE, type DeliveryList, deliveriesQuerySchema } from "@ioc/protocol/channels.ts";
import { Router } from "express";
import { actorOf } from "../../audit/audit-entry.ts";
import { writeAudit } from "../../audit/write-audit.ts";
import { deliveryItem } from "../../channels/channel-item.ts";
import { readChannel, recordTest } from "../../channels/channel-store.ts";
import { listDeliveries, readDelivery, sendAgain, sendAllAgain } from "../../channels/delivery-store.ts";
import { messageHead } from "../../channels/message-head.ts";
import { signatureOf } from "../alert-route-parts.ts";
import { type ChannelRouteParts, channelOf } from "../channel-route-parts.ts";
import { HttpError, invalid, notFound } from "../http-error.ts";
import { queryOf } from "../query.ts";

const WITHIN_MS = 25_000;

/** What goes out by a channel: tried at once to see whether it works, listed, sent again. */
export function channelDeliveryRoutes(parts: ChannelRouteParts): Router {
  const router = Router();
  const { db, clock, state, channels, channelTests } = parts;

  router.post("/channels/:id/test", async (request, response) => {
    const channel = await channelOf(request, parts, (id) => readChannel(db, id));
    await channelTests.count(channel.id);
    const { who, address } = parts.caller(request);
    const startedAt = performance.now();
    const head = messageHead(randomUUID(), clock.now(), channel, state.reference);
    const attempt = await channels.sender.send(channel, { type: "test", ...head }, AbortSignal.timeout(WITHIN_MS));
    const tookMs = Math.round(performance.now() - startedAt);
    const delivered = attempt.ok || attempt.isPartial === true;
    const answer: ChannelTest = { delivered, fault: attempt.fault ?? null, tookMs };
    const by = signatureOf(request, parts);
    const { name: object, unit } = channel;
    const after = { delivered: answer.delivered, fault: answer.fault?.code ?? null };
    const entry = { actor: actorOf(who), action: "channel.test", object, unit, address, after } as const;
    await db.transaction().execute(async (transaction) => {
      const at = formatInstant(clock.now());
      await recordTest(transaction, channel.id, { ...answer, at, by });
      await writeAudit(transaction, clock.now(), [entry]);
    });
    response.json(answer);
  });

  router.get("/channels/:id/deliveries", async (request, response) => {
    const channel = await channelOf(request, parts, (id) => readChannel(db, id));
    const { state: wanted, cursor } = queryOf(request, deliveriesQuerySchema);
    const rows = await listDeliveries(db, {
      channel: channel.id,
      state: wanted,
      before: cursor === undefined ? undefined : seqOf(cursor),
      limit: DELIVERIES_PAGE + 1,
    });
    const page = rows.slice(0, DELIVERIES_PAGE);
    const last = rows.length > page.length ? page.at(-1) : undefined;
    const answer: DeliveryList = {
      items: page.map(deliveryItem),
      nextCursor: last === undefined ? null : String(last.seq),
    };
    response.json(answer);
  });

  router.post("/channels/:id/deliveries/retry", async (request, response) => {
    const channel = await channelOf(request, parts, (id) => readChannel(db, id));
    const { who, address } = parts.caller(request);
    const count = await db.transaction().execute(async (transaction) => {
      const again = await sendAllAgain(transaction, channel.id, clock.now());
      const { name: object, unit } = channel;
      const after = { deliveries: again };
      const entry = { actor: actorOf(who), action: "channel.retry", object, unit, address, after } as const;
      if (again > 0) await writeAudit(transaction, clock.now(), [entry]);
      return again;
    });
    channels.wake(channel.id);
    response.json({ count });
  });

  router.post("/channels/:id/deliveries/:delivery/retry", async (request, response) => {
    const channel = await channelOf(request, parts, (id) => readChannel(db, id));
    const { delivery } = request.params;
    const id = /^[\w-]{1,64}$/.test(delivery) ? delivery : "";
    const { who, address } = parts.caller(request);
    const row = await db.transaction().execute(async (transaction) => {
      const again = await sendAgain(transaction, channel.id, id, clock.now());
      if (again === undefined) {
        if ((await readDelivery(transaction, channel.id, id)) === undefined) throw notFound("delivery");
        throw new HttpError("conflict", "It has arrived");
      }
      const { name: object, unit } = channel;
      const after = { delivery: id, title: again.title };
      const entry = { actor: actorOf(who), action: "channel.retry", object, unit, address, after } as const;
      await writeAudit(transaction, clock.now(), [entry]);
      return again;
    });
    channels.wake(channel.id);
    response.json(deliveryItem(row));
  });
  return router;
}

function seqOf(cursor: string): number {
  if (!/^\d{1,15}$/.test(cursor)) {
    throw invalid([{ path: "cursor", code: "invalid", message: "is none that was given out" }]);
  }
  return Number(cursor);
}
