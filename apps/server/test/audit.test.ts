import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, expectProblem, type HttpAnswer } from "./http-client.test-support.ts";
import { Province, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";
import { letIn } from "./screens.test-support.ts";

interface Line {
  readonly id: string;
  readonly at: string;
  readonly actor: { readonly kind: string; readonly id: string | null; readonly name: string | null };
  readonly action: string;
  readonly object: string | null;
  readonly unit: string | null;
  readonly address: string | null;
  readonly before: unknown;
  readonly after: unknown;
}

interface Lines {
  readonly items: readonly Line[];
  readonly nextCursor: string | null;
}

const SCREENS = 60;
const FORMULA = '=HYPERLINK("https://elsewhere.example"; "đây")';
let server: TestServer;
let province: Province;
let ofD1: string;

beforeAll(async () => {
  server = await startTestServer(wall("2026-03-02 09:00"));
  province = await Province.create(server);
  const body = { name: "Quản trị D1", role: "administrator", unit: province.unit("D1") };
  const answer = await call(server.url, "POST", "/api/v1/tokens", { token: BOOTSTRAP_TOKEN, body });
  ofD1 = (answer.body as { token: string }).token;
  for (let i = 0; i < SCREENS; i += 1) {
    server.clock.advance(60_000);
    await letIn(server, { name: `Màn ${i}`, unit: province.unit(i % 2 === 0 ? "C1" : "C3") });
  }
  server.clock.set(Date.parse(wall("2026-03-03 09:00")));
  await letIn(server, { name: FORMULA, unit: province.unit("C2") });
});

afterAll(() => server.stop());

function ask(query: string, token = BOOTSTRAP_TOKEN): Promise<HttpAnswer> {
  return call(server.url, "GET", `/api/v1/audit${query}`, { token });
}

async function read(query: string, token = BOOTSTRAP_TOKEN): Promise<Lines> {
  const answer = await ask(query, token);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body as Lines;
}

async function readAll(query: string, token = BOOTSTRAP_TOKEN): Promise<Line[]> {
  const items: Line[] = [];
  let cursor: string | null = null;
  do {
    const next: string = cursor === null ? query : `${query}&cursor=${cursor}`;
    const page: Lines = await read(next, token);
    expect(page.items.length).toBeLessThanOrEqual(100);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return items;
}

describe("the audit trail over HTTP", () => {
  test("says who did what, when, from where, before and after; newest first", async () => {
    const { items } = await read("?action=screen.approve");
    expect(items[0]).toEqual({
      id: expect.any(String),
      at: "2026-03-03T02:00:00.000Z",
      actor: { kind: "bootstrap", id: null, name: null },
      action: "screen.approve",
      object: FORMULA,
      unit: province.unit("C2"),
      address: "127.0.0.1",
      before: null,
      after: expect.objectContaining({ name: FORMULA, unit: province.unit("C2"), scene: "overview" }),
    });
    const instants = items.map(({ at }) => at);
    expect(instants).toEqual(instants.toSorted().toReversed());
    const all = await readAll("?action=screen.approve");
    expect(all).toHaveLength(SCREENS + 1);
    expect(new Set(all.map(({ id }) => id)).size).toBe(SCREENS + 1);
  });

  test("is searched by unit, day, actor and text", async () => {
    const objects = async (query: string): Promise<(string | null)[]> =>
      (await readAll(query)).map(({ object }) => object);
    expect(await objects(`?action=screen.approve&unit=${province.unit("C2")}`)).toEqual([FORMULA]);
    expect(await objects(`?action=screen.approve&unit=${province.unit("D1")}`)).toHaveLength(SCREENS / 2 + 1);
    expect(await objects("?action=screen.approve&from=2026-03-03&to=2026-03-03")).toEqual([FORMULA]);
    expect(await objects("?action=screen.approve&to=2026-03-02")).toHaveLength(SCREENS);
    expect(await objects(`?search=${encodeURIComponent("MÀN 5")}`)).toHaveLength(11);
    expect(await objects(`?search=${encodeURIComponent("%")}`)).toEqual([]);
    expect(await objects("?action=screen.approve&actor=nobody")).toEqual([]);
  });

  test("shows a unit's administrator what belongs to the subtree, and nothing of others", async () => {
    const lines = await readAll("?from=2026-01-01", ofD1);
    expect(lines.length).toBeGreaterThan(SCREENS / 2);
    const units = ["D1", "C1", "C2"].map((name) => province.unit(name));
    for (const { unit } of lines) expect(units).toContain(unit);
    expectProblem(await ask(`?unit=${province.unit("D2")}`, ofD1), 404, "not-found");
    expect((await ask(`?unit=${province.unit("D2")}`, ofD1)).body).toEqual((await ask("?unit=NOWHERE", ofD1)).body);
    const csv = await call(server.url, "GET", "/api/v1/audit", { token: ofD1, headers: { Accept: "text/csv" } });
    expect(csv.body).not.toContain(province.unit("C3"));
  });

  test("comes whole as a table that no spreadsheet takes for formulas", async () => {
    const answer = await call(server.url, "GET", "/api/v1/audit?action=screen.approve", {
      token: BOOTSTRAP_TOKEN,
      headers: { Accept: "text/csv" },
    });
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toMatch(/^text\/csv/);
    expect(answer.headers.get("content-disposition")).toContain("audit.csv");
    const lines = (answer.body as string).trimEnd().split("\r\n");
    expect(lines[0]?.replace("\uFEFF", "")).toBe("at,actorKind,actorId,actor,action,object,unit,address,before,after");
    expect(lines).toHaveLength(SCREENS + 2);
    expect(lines[1]).toContain(`"'=HYPERLINK(""https://elsewhere.example""; ""đây"")"`);
    expect(lines[1]).toMatch(/^2026-03-03T02:00:00.000Z,bootstrap,,,screen.approve,/);
  });

  test("is for administrators", async () => {
    expectProblem(await call(server.url, "GET", "/api/v1/audit"), 401, "unauthenticated");
    const body = { name: "Lãnh đạo", role: "leader", unit: province.code };
    const made = await call(server.url, "POST", "/api/v1/tokens", { token: BOOTSTRAP_TOKEN, body });
    expectProblem(await ask("", (made.body as { token: string }).token), 403, "forbidden");
    expectProblem(await ask("", await province.feedToken("C1")), 403, "forbidden");
  });

  test("refuses what is no question", async () => {
    for (const query of [
      "?cursor=x",
      "?cursor=WyJhIiwxXQ",
      `?cursor=${Buffer.from("[1,2,3]").toString("base64url")}`,
      "?action=nothing",
      "?from=2026-02-30",
      "?from=2026-03-02&to=2026-03-01",
      "?search=",
      "?search=%00",
      `?search=${"x".repeat(201)}`,
      "?unit=%20",
    ]) {
      expectProblem(await ask(query), 422, "invalid");
    }
    expectProblem(await ask("?unit=NOWHERE"), 404, "not-found");
  });
});
