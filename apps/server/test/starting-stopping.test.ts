import pino from "pino";
import { expect, test } from "vitest";
import { startServer } from "../src/compose.ts";
import { openFresh } from "./fresh-database.test-support.ts";
import { call, expectProblem } from "./http-client.test-support.ts";
import { connected } from "./live-client.test-support.ts";
import { type FeedAnswer, Province } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, SetClock, testConfig } from "./running-server.test-support.ts";
import { freePort, runServer, startProgram, withDirectory } from "./server-program.test-support.ts";

test("a wrong configuration stops the start with one message that lists every fault", async () => {
  const { ended } = runServer({
    PORT: "99999",
    IOC_TIMEZONE: "Mars/Olympus",
    IOC_PUBLIC_BOARD: "perhaps",
    IOC_BOOTSTRAP_TOKEN: "two words",
  });
  const { code, output } = await ended;
  expect(code).not.toBe(0);
  for (const name of ["PORT", "IOC_TIMEZONE", "IOC_PUBLIC_BOARD", "IOC_BOOTSTRAP_TOKEN"])
    expect(output).toContain(name);
});

test("a port that is taken stops the start, with a message", async () => {
  const { createServer } = await import("node:net");
  const taken = createServer();
  const port = await new Promise<number>((done) => {
    taken.listen(0, "127.0.0.1", () => done((taken.address() as { port: number }).port));
  });
  await withDirectory(async (directory) => {
    const { code, output } = await runServer({ PORT: String(port), IOC_DATA_DIR: directory }).ended;
    expect(code).not.toBe(0);
    expect(output).toContain(String(port));
  });
  taken.close();
});

test("healthz answers as soon as the process lives, readyz says why it is not ready, then that it is", async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  let asked: unknown;
  const server = await startServer({
    config: testConfig({ port }),
    clock: new SetClock(Date.parse("2026-03-11T10:00:00+07:00"), false),
    log: pino({ level: "silent" }),
    webDir: null,
    fail(error) {
      throw error;
    },
    async openDatabase() {
      expect((await call(url, "GET", "/healthz")).status).toBe(200);
      expect(expectProblem(await call(url, "GET", "/readyz"), 503, "unavailable").detail).not.toBe("");
      const early = await call(url, "GET", "/api/v1/board", { token: BOOTSTRAP_TOKEN });
      expectProblem(early, 503, "unavailable");
      expect(early.headers.get("retry-after")).toMatch(/^\d+$/);
      asked = true;
      return openFresh();
    },
  });
  expect(asked).toBe(true);
  expect((await call(url, "GET", "/healthz")).status).toBe(200);
  expect((await call(url, "GET", "/readyz")).status).toBe(200);
  await server.stop();
});

test("asked to stop it finishes what it took, ends by itself, and starts again with all that was acknowledged", async () => {
  await withDirectory(async (directory) => {
    const settings = { IOC_DATA_DIR: directory, IOC_BOOTSTRAP_TOKEN: BOOTSTRAP_TOKEN, IOC_LOG_LEVEL: "error" };
    const first = await startProgram(settings);
    const p = await Province.create({ url: first.url });
    const socket = await connected(first.url, "/feed", await p.feedToken(""));
    const batches = Array.from({ length: 60 }, (_, batch) =>
      Array.from({ length: 20 }, (_, index) =>
        p.received("C1", `H${batch}-${index}`, "2026-03-10 09:00", "nobody-knows"),
      ),
    );
    const taken: FeedAnswer[] = [];
    // Some of these are on their way when the signal comes; what has no answer is simply not known.
    for (const batch of batches) {
      socket.emit("events", batch, (answer: FeedAnswer) => {
        taken.push(answer);
        if (taken.length === 5) first.signal("SIGTERM");
      });
    }
    const { code, output } = await first.ended;
    expect(code, output).toBe(0);
    socket.disconnect();
    const acknowledged = taken.reduce((sum, answer) => sum + (answer.ok ? answer.accepted : 0), 0);
    expect(acknowledged).toBeGreaterThanOrEqual(100);

    const second = await startProgram(settings);
    const again = p.at({ url: second.url });
    const period = { from: "2026-03-10", to: "2026-03-10" };
    const stored = (await again.board("", period)).measures.received;
    expect(stored).toBeGreaterThanOrEqual(acknowledged);
    const answer = await again.send(batches.slice(0, 40).flat());
    const rest = await again.send(batches.slice(40).flat());
    expect(answer.duplicates + rest.duplicates).toBe(stored);
    expect((await again.board("", period)).measures.received).toBe(1200);
    second.signal("SIGTERM");
    expect((await second.ended).code).toBe(0);
  });
});

test("the terminal's signal, sent more than once, stops it as well", async () => {
  await withDirectory(async (directory) => {
    const server = await startProgram({ IOC_DATA_DIR: directory, IOC_LOG_LEVEL: "error" });
    server.signal("SIGINT");
    server.signal("SIGINT");
    expect((await server.ended).code).toBe(0);
  });
});

test("the first start prints the first administrator's password, once and not into the log, and it has to be changed", async () => {
  await withDirectory(async (directory) => {
    const settings = { IOC_DATA_DIR: directory, IOC_LOG_LEVEL: "info" };
    const first = await startProgram(settings);
    first.signal("SIGTERM");
    const { output } = await first.ended;
    const password = /^ +Password +(\S+)$/m.exec(output)?.[1] ?? "";
    expect(output).toContain(`Sign in     ${first.url}/sign-in\n`);
    expect(output).toMatch(/^ +User +admin$/m);
    expect(password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
    const logged = output.split("\n").filter((line) => line.startsWith("{"));
    expect(logged.length).toBeGreaterThan(0);
    expect(logged.join()).not.toContain(password);

    // Whoever comes with another one later changes nothing by it.
    const second = await startProgram({ ...settings, IOC_ADMIN_PASSWORD: "another password altogether" });
    const signIn = (typed: string) =>
      call(second.url, "POST", "/api/v1/session", { body: { user: "admin", password: typed } });
    expect((await signIn(password)).body).toMatchObject({ user: "admin", mustChangePassword: true });
    expectProblem(await signIn("another password altogether"), 401, "unauthenticated");
    second.signal("SIGTERM");
    expect((await second.ended).output).not.toContain(password);
  });
});
