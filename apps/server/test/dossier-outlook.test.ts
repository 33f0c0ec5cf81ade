import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, expectProblem } from "./http-client.test-support.ts";
import { Province, provisionProcedures, wall } from "./province.test-support.ts";
import { startTestServer, type TestServer } from "./running-server.test-support.ts";

interface Told {
  readonly dueAt?: string | null;
  readonly before?: string | null;
  readonly limit?: object;
  readonly deadline: readonly object[];
  readonly days: readonly {
    readonly date: string;
    readonly kind: string;
    readonly number?: number;
    readonly name?: string;
  }[];
}

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-04 09:00"));
  await provisionProcedures(server);
});
afterAll(() => server.stop());

const at = (time: string): number => Date.parse(wall(time));
const dueOf = ({ dueAt }: Told): number => Date.parse(dueAt ?? "");

async function ask(p: Province, name: string, query?: string): Promise<Told> {
  const path = `/api/v1/dossiers/${encodeURIComponent(p.dossier(name))}${query === undefined ? "" : `/outlook?${query}`}`;
  const { status, body } = await p.call("GET", path);
  expect(status, JSON.stringify(body)).toBe(200);
  return body as Told;
}

test("a dossier tells by which rules its deadline came about, and its days", async () => {
  const p = await Province.create(server);
  await p.take([
    p.received("C1", "H", "2026-02-12 09:00", "wd5"),
    p.event("C1", "suspended", "H", "2026-02-13 09:00"),
    p.event("C1", "resumed", "H", "2026-02-24 09:00"),
  ]);
  const told = await ask(p, "H");
  expect(told.limit).toEqual({ amount: 5, unit: "workingDay" });
  expect(told.deadline).toMatchObject([
    { kind: "computed", rule: "DUE-2", gaveWay: false },
    { kind: "suspended" },
    { kind: "resumed", rule: "DUE-7", left: 4 },
  ]);
  expect(told.days.map(({ date, kind, number }) => `${date.slice(5)} ${kind} ${number ?? "-"}`)).toEqual([
    "02-12 received -",
    "02-13 working 1",
    "02-14 off -",
    "02-15 off -",
    "02-16 off -",
    "02-17 off -",
    "02-18 off -",
    "02-19 off -",
    "02-20 off -",
    "02-21 off -",
    "02-22 off -",
    "02-23 suspended -",
    "02-24 suspended -",
    "02-25 working 2",
    "02-26 working 3",
    "02-27 working 4",
    "02-28 off -",
    "03-01 off -",
    "03-02 working 5",
    "03-03 working -",
    "03-04 working -",
  ]);
  // The New Year of the lunar calendar, by its name.
  expect(told.days.find(({ date }) => date === "2026-02-17")?.name).toContain("Tết");
});

describe("what a dossier would be", () => {
  test("after a suspension or an extension is what it is once that has happened", async () => {
    const p = await Province.create(server);
    await p.take([
      p.received("C1", "S", "2026-03-02 09:00", "wd5"),
      p.received("C1", "E", "2026-03-02 09:00", "wd5"),
      p.received("C1", "W", "2026-03-04 08:00", "wh8.5"),
    ]);
    const suspended = await ask(p, "S", "resumeOn=2026-03-11");
    expect(Date.parse(suspended.before ?? "")).toBe(at("2026-03-09 17:00"));
    const hours = await ask(p, "W", "resumeOn=2026-03-11");
    const extended = await ask(p, "E", "extendTo=2026-03-20");
    expect(dueOf(extended)).toBe(at("2026-03-20 17:00"));
    // Nothing of it has happened.
    expect((await ask(p, "S")).deadline).toHaveLength(1);

    await p.take([
      p.event("C1", "suspended", "S", "2026-03-04 09:00"),
      p.event("C1", "suspended", "W", "2026-03-04 09:00"),
      p.event("C1", "extended", "E", "2026-03-04 09:00", { dueAt: wall("2026-03-20 17:00") }),
    ]);
    server.clock.set(at("2026-03-11 07:30"));
    await p.take([
      p.event("C1", "resumed", "S", "2026-03-11 07:30"),
      p.event("C1", "resumed", "W", "2026-03-11 07:30"),
    ]);
    for (const [name, supposed] of [
      ["S", suspended],
      ["W", hours],
      ["E", extended],
    ] as const) {
      const happened = await ask(p, name);
      expect(dueOf(happened), name).toBe(dueOf(supposed));
      expect(supposed.deadline, name).toEqual(happened.deadline);
    }
    server.clock.set(at("2026-03-04 09:00"));
  });

  test("is not told of what is closed, of no day to choose, and of both at once", async () => {
    const p = await Province.create(server);
    await p.take([
      p.received("C1", "open", "2026-03-02 09:00", "wd5"),
      p.received("C1", "closed", "2026-03-02 09:00", "wd5"),
      p.event("C1", "resolved", "closed", "2026-03-03 09:00", { outcome: "approved" }),
      p.event("C1", "feedback.received", "voice", "2026-03-02 09:00"),
    ]);
    const refused = async (name: string, query: string, status: number, code: string): Promise<void> => {
      expectProblem(await p.call("GET", `/api/v1/dossiers/${p.dossier(name)}/outlook?${query}`), status, code);
    };
    await refused("closed", "resumeOn=2026-03-11", 409, "conflict");
    await refused("voice", "resumeOn=2026-03-11", 409, "conflict");
    await refused("nobody", "resumeOn=2026-03-11", 404, "not-found");
    await refused("open", "resumeOn=2026-03-07", 422, "invalid");
    await refused("open", "extendTo=2026-03-03", 422, "invalid");
    await refused("open", "resumeOn=2026-03-11&extendTo=2026-03-12", 422, "invalid");
    await refused("open", "", 422, "invalid");
  });

  test("of a unit outside is not there", async () => {
    const p = await Province.create(server);
    await p.take([p.received("C1", "H", "2026-03-02 09:00", "wd5")]);
    const body = { name: "of C3", role: "staff", unit: p.unit("C3") };
    const { token } = (await p.call("POST", "/api/v1/tokens", { body })).body as { token: string };
    const path = `/api/v1/dossiers/${p.dossier("H")}/outlook?extendTo=2026-03-20`;
    expectProblem(await call(server.url, "GET", path, { token }), 404, "not-found");
  });
});
