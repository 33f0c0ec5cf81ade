import { ratedEvent, startFeedServer } from "@ioc/feed-client/feed-server.test-support.ts";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { PlannedEvent } from "../plan/planned-event.ts";
import { FeedLine } from "./feed-line.ts";

let server: Awaited<ReturnType<typeof startFeedServer>>;
let line: FeedLine;
const rejected: string[] = [];

beforeEach(async () => {
  server = await startFeedServer();
  line = new FeedLine({
    url: server.url,
    token: "right",
    onRejected: (_planned, reason) => rejected.push(reason),
    onRefused: (error) => {
      throw error;
    },
  });
});

afterEach(async () => {
  await line.disconnect(0);
  await server.close();
});

function planned(id: string, sendAtMs: number): PlannedEvent {
  return { unit: "SG", atMs: sendAtMs - 1_000, sendAtMs, event: ratedEvent(id) };
}

test("what was offered while the line was down is sent when it is up again", async () => {
  line.offer(planned("a", 1_000));
  line.offer(planned("b", 2_000));
  expect(line.arrivedUntil(5_000)).toBe(999);
  line.connect();
  await expect.poll(() => line.arrivedUntil(5_000)).toBe(5_000);
  expect([...server.taken.keys()].sort()).toEqual(["a", "b"]);
});

test("what was on its way when the line went down is sent again", async () => {
  server.answer = () => undefined;
  line.connect();
  line.offer(planned("a", 1_000));
  await expect.poll(() => server.batches.length).toBe(1);
  await line.disconnect(0);
  expect(line.arrivedUntil(5_000)).toBe(999);
  server.answer = server.take;
  line.connect();
  await expect.poll(() => line.arrivedUntil(5_000)).toBe(5_000);
  expect([...server.taken.keys()]).toEqual(["a"]);
});

test("a rejected event has arrived, and is reported", async () => {
  server.answer = (_batch, ack) => {
    const rejection = { index: 0, id: "a", code: "invalid", message: "no such score" };
    ack({ ok: true, accepted: 0, duplicates: 0, rejected: [rejection] });
  };
  line.connect();
  line.offer(planned("a", 1_000));
  await expect.poll(() => line.arrivedUntil(5_000)).toBe(5_000);
  expect(rejected).toEqual(["invalid no such score"]);
});
