import { afterAll, beforeAll, expect, test } from "vitest";
import { connected, subscribe, timeless } from "./live-client.test-support.ts";
import { Province, provisionProcedures, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"), { clockRuns: true });
  await provisionProcedures(server);
});
afterAll(() => server.stop());

test("under load a subscription is sent at most five patches in any second, the first at once, and ends with the truth", async () => {
  const p = await Province.create(server);
  const board = await connected(server.url, "/board", BOOTSTRAP_TOKEN);
  const feed = await connected(server.url, "/feed", await p.feedToken(""));
  const live = await subscribe(board, { unit: p.code, period: "today" });
  // Judged by the moments the server gives its patches: those of their arrival say how busy this machine is.
  let sent = 0;
  while (live.patches.length < 14) {
    sent += 1;
    const answer: unknown = await feed.emitWithAck("events", [p.received("C1", `H${sent}`, "2026-03-11 09:00", "wd3")]);
    expect(answer).toMatchObject({ accepted: 1 });
  }
  await live.until(({ measures }) => measures.received === sent);
  const sentAt = live.patches.map(({ patch }) => Date.parse((patch as { asOf: string }).asOf));
  for (const [index, at] of sentAt.entries()) {
    const fifthBefore = sentAt[index - 5];
    if (fifthBefore !== undefined) expect(at - fifthBefore).toBeGreaterThanOrEqual(1000);
  }
  expect(live.broken).toBe(false);
  expect(sent).toBeGreaterThan(live.patches.length);
  expect(timeless(live.document)).toEqual(timeless(await p.board("")));
  for (const socket of [board, feed]) socket.disconnect();
});
