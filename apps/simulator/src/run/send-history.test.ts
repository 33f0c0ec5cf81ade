import { dayMs } from "@ioc/domain/time/civil-date.ts";
import { startFeedServer } from "@ioc/feed-client/feed-server.test-support.ts";
import { afterEach, beforeEach, expect, test } from "vitest";
import { demoContext, officeOf } from "../plan/demo-plan.test-support.ts";
import { HISTORY_DAYS } from "../plan/plan-context.ts";
import { planDay } from "../plan/plan-day.ts";
import { type HistoryOptions, sendHistory } from "./send-history.ts";

let server: Awaited<ReturnType<typeof startFeedServer>>;

beforeEach(async () => {
  server = await startFeedServer();
});
afterEach(() => server.close());

const context = demoContext();
const places = [officeOf("SG06"), officeOf("SG06.01"), officeOf("SG07.02")];
const untilMs = context.zone.toInstant(context.anchorDay * dayMs + 9 * 3_600_000);

function options(signal: AbortSignal): HistoryOptions {
  const key = { id: "f", token: "right" };
  const feeds = { SG06: key, SG07: key };
  return { url: server.url, context, offices: places, feeds, untilMs, report: () => undefined, signal };
}

test("everything that was to be sent by now is sent, through the feeds of the districts", async () => {
  const { events } = await sendHistory(options(new AbortController().signal));
  const planned: string[] = [];
  for (let day = context.anchorDay - HISTORY_DAYS; day <= context.anchorDay; day++) {
    for (const office of places) {
      const due = planDay(context, office, day).filter(({ sendAtMs }) => sendAtMs <= untilMs);
      planned.push(...due.map(({ event }) => event.id));
    }
  }
  expect(events).toBe(planned.length);
  expect([...server.taken.keys()].sort()).toEqual(planned.sort());
});

test("it stops when it is asked to, also when the server says nothing", async () => {
  server.answer = () => undefined;
  const stopping = new AbortController();
  const sending = sendHistory(options(stopping.signal));
  await expect.poll(() => server.batches.length).toBeGreaterThan(0);
  stopping.abort();
  await sending;
});

test("a rejected event ends it, since a demo that lost events would show wrong numbers", async () => {
  server.answer = (batch, ack) => {
    const rejection = { index: 0, id: "x", code: "forbidden", message: "not yours" };
    ack({ ok: true, accepted: batch.length - 1, duplicates: 0, rejected: [rejection] });
  };
  await expect(sendHistory(options(new AbortController().signal))).rejects.toThrow(/rejected events.*not yours/);
});

test("a refused feed ends it", async () => {
  server.token = "another";
  await expect(sendHistory(options(new AbortController().signal))).rejects.toThrow(/unauthenticated/);
});
