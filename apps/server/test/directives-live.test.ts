import { afterAll, beforeAll, expect, test } from "vitest";
import { listed, step, Told, tokenFor, urged } from "./directives.test-support.ts";
import { call, expectProblem } from "./http-client.test-support.ts";
import { connect, connected } from "./live-client.test-support.ts";
import { Province, wall } from "./province.test-support.ts";
import { startTestServer, type TestServer } from "./running-server.test-support.ts";
import { letIn } from "./screens.test-support.ts";

let server: TestServer;
let p: Province;
let leader: string;
let staff: string;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"), { publicBoard: true });
  p = await Province.create(server);
  leader = await tokenFor(p, "leader", "");
  staff = await tokenFor(p, "staff", "C1");
});
afterAll(() => server.stop());

test("whoever may read the unit is told as it changes; boards alone show where it stands", async () => {
  const { credential } = await letIn(server, { name: "Tường", unit: p.unit("C1") });
  const anybody = await connect(server.url, "/board", {});
  if (typeof anybody === "string") throw new Error(anybody);
  const whole = [
    new Told(await connected(server.url, "/board", leader)),
    new Told(await connected(server.url, "/board", staff)),
  ];
  const boards = [new Told(anybody), new Told(await connected(server.url, "/board", credential))];

  const sent = await urged(server, leader, {
    unit: p.unit("C1"),
    text: "Khẩn trương",
    dueAt: wall("2026-03-12 17:00"),
    field: "feedback",
    measure: "feedbackLate",
  });
  const hidden = { text: null, sentBy: null, alert: null, dossiers: [] };
  for (const told of whole) expect(await told.next(({ state }) => state === "sent")).toEqual(sent);
  for (const told of boards) expect(await told.next(({ state }) => state === "sent")).toEqual({ ...sent, ...hidden });
  expect(await listed(server, credential)).toEqual([{ ...sent, ...hidden }]);
  expectProblem(
    await call(server.url, "GET", `/api/v1/directives/${sent.id}`, { token: credential }),
    403,
    "forbidden",
  );
  expectProblem(await call(server.url, "GET", `/api/v1/directives/${sent.id}`), 401, "unauthenticated");

  const accepted = (await step(server, staff, sent, "accept")).body;
  for (const told of whole) expect(await told.next(({ state }) => state === "accepted")).toEqual(accepted);

  // One working day before, at the deadline's time of day: the same once more, and then by the clock alone it is overdue.
  server.clock.set(Date.parse(wall("2026-03-11 17:00")));
  await whole[0]?.next(() => (whole[0]?.all.length ?? 0) >= 3);
  server.clock.set(Date.parse(wall("2026-03-12 17:00")) + 1);
  for (const told of whole)
    expect(await told.next(({ overdue }) => overdue)).toEqual({ ...(accepted as object), overdue: true });
  for (const told of boards)
    expect(await told.next(({ overdue }) => overdue)).toMatchObject({ ...hidden, overdue: true });
  expect(await listed(server, staff)).toMatchObject([{ state: "accepted", overdue: true }]);
  expect((await step(server, staff, sent, "report")).body).toMatchObject({ state: "reported", overdue: false });
  await whole[0]?.next(({ state }) => state === "reported");
  for (const { socket } of [...whole, ...boards]) socket.disconnect();
});

test("with public boards people are listed everybody's, as boards tell them, or those alone that are told whole", async () => {
  const other = await Province.create(server);
  const theirs = await urged(server, await tokenFor(other, "leader", ""), {
    unit: other.unit("C1"),
    text: "Khẩn trương",
    dueAt: wall("2026-03-14 17:00"),
  });
  const find = async (query: string) => (await listed(server, staff, query)).find(({ id }) => id === theirs.id);
  expect(await find("")).toMatchObject({ text: null });
  expect(await find(`?unit=${other.unit("C1")}`)).toMatchObject({ text: null });
  expect(await find("?whole=1")).toBe(undefined);
  expect(await listed(server, staff, `?whole=1&unit=${other.unit("C1")}`)).toEqual([]);
  const own = await listed(server, staff, "?whole=1");
  expect(own.length).toBeGreaterThan(0);
  for (const { text } of own) expect(text).not.toBe(null);
  expectProblem(await call(server.url, "GET", "/api/v1/directives?whole=x"), 422, "invalid");
});
