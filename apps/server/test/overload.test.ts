import { afterAll, beforeAll, expect, test } from "vitest";
import { call, expectProblem } from "./http-client.test-support.ts";
import { connected } from "./live-client.test-support.ts";
import { day, Province, provisionProcedures, wall } from "./province.test-support.ts";
import { startTestServer, type TestServer } from "./running-server.test-support.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  await provisionProcedures(server);
});
afterAll(() => server.stop());

type Answer =
  | { readonly ok: true; readonly accepted: number; readonly duplicates: number }
  | { readonly ok: false; readonly code: string; readonly retryAfterMs?: number };

test("under too much load nothing of a batch is taken and the sender is told when to try again; nothing is lost or doubled", async () => {
  const p = await Province.create(server);
  const token = await p.feedToken("");
  const socket = await connected(server.url, "/feed", token);
  const dossiers = Array.from({ length: 60 }, (_, index) => `H${index}`);
  // A thousand times the same event: little to store, yet a thousand events that have to wait.
  let waiting = dossiers.map((name) => {
    const event = p.received("C1", name, "2026-03-10 09:00", "wd5");
    return Array.from({ length: 1000 }, () => event);
  });
  const counts = { socket: 0, http: 0 };
  while (waiting.length > 0) {
    const asked = waiting.map((batch) => socket.emitWithAck("events", batch) as Promise<Answer>);
    const overHttp = await call(server.url, "POST", "/api/v1/events", {
      token,
      type: "application/cloudevents-batch+json",
      body: waiting[0],
    });
    if (overHttp.status === 429) {
      expectProblem(overHttp, 429, "overloaded");
      expect(overHttp.headers.get("retry-after")).toMatch(/^[1-9]\d*$/);
    } else {
      expect(overHttp.body).toMatchObject({ ok: true });
      counts.http += (overHttp.body as { accepted: number }).accepted;
    }
    const answers = await Promise.all(asked);
    const again: typeof waiting = [];
    for (const [index, answer] of answers.entries()) {
      const batch = waiting[index] ?? [];
      if (answer.ok) {
        expect(answer.accepted + answer.duplicates).toBe(1000);
        counts.socket += answer.accepted;
      } else {
        expect(answer).toMatchObject({ code: "overloaded", retryAfterMs: expect.any(Number) });
        again.push(batch);
      }
    }
    waiting = again;
  }
  expect(counts.socket + counts.http).toBe(dossiers.length);
  expect((await p.board("", day("2026-03-10"))).measures.received).toBe(dossiers.length);
  socket.disconnect();
});
