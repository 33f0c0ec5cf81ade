import fc from "fast-check";
import { expect, test } from "vitest";
import { createFeedClient } from "./feed-client.ts";
import { type Answering, ratedEvent, startFeedServer } from "./feed-server.test-support.ts";

type Server = Awaited<ReturnType<typeof startFeedServer>>;
type Mood =
  | "take"
  | "takeSilently"
  | "ignore"
  | "drop"
  | "takeAndDrop"
  | "overloaded"
  | "internal"
  | "nonsense"
  | "late";

const moods: readonly Mood[] = [
  "take",
  "takeSilently",
  "ignore",
  "drop",
  "takeAndDrop",
  "overloaded",
  "internal",
  "nonsense",
  "late",
];

function answerBy(server: Server, next: () => Mood): Answering {
  return (batch, ack, socket) => {
    const mood = next();
    if (["take", "takeSilently", "takeAndDrop"].includes(mood)) {
      server.take(batch, mood === "take" ? ack : () => undefined, socket);
    }
    if (mood === "late") setTimeout(() => server.take(batch, ack, socket), 30);
    if (mood === "drop" || mood === "takeAndDrop") socket.conn.close();
    if (mood === "overloaded") ack({ ok: false, code: "overloaded", message: "too much", retryAfterMs: 2 });
    if (mood === "internal") ack({ ok: false, code: "internal", message: "a fault" });
    if (mood === "nonsense") ack({ ok: true, accepted: "many" });
  };
}

test("whatever the server and the line do, every event has exactly one outcome and none is lost", async () => {
  const script = fc.array(fc.constantFrom(...moods), { minLength: 5, maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(script, fc.integer({ min: 1, max: 7 }), async (script, maxBatchEvents) => {
      const server = await startFeedServer();
      const rest = script.values();
      server.answer = answerBy(server, () => rest.next().value ?? "take");
      const outcomes = new Map<string, number>();
      const client = createFeedClient({
        url: server.url,
        token: "right",
        maxBatchEvents,
        maxBatchesInFlight: 3,
        maxPendingEvents: 20,
        lingerMs: 1,
        ackTimeoutMs: 20,
        backOff: { baseMs: 2, maxMs: 8 },
        onOutcome: ({ id }) => outcomes.set(id, (outcomes.get(id) ?? 0) + 1),
      });
      const ids = Array.from({ length: 60 }, (_, index) => `e${index}`);
      const ends = await Promise.all(ids.map((id) => client.send(ratedEvent(id))));
      expect(ends.every((outcome) => outcome.taken)).toBe(true);
      expect([...outcomes.values()]).toEqual(Array(60).fill(1));
      expect([...server.taken.keys()].sort()).toEqual([...ids].sort());
      expect(client.counts.pending).toBe(0);
      expect(await client.stop()).toEqual({ unsent: [] });
      await server.close();
    }),
    { numRuns: 25 },
  );
});
