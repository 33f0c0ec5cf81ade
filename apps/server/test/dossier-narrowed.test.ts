import { MEASURES } from "@ioc/protocol/names.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { expectProblem } from "./http-client.test-support.ts";
import {
  type CloudEvent,
  type DossierItem,
  type DossierList,
  Province,
  provisionProcedures,
  wall,
} from "./province.test-support.ts";
import { startTestServer, type TestServer } from "./running-server.test-support.ts";
import { unzip } from "./unzip.test-support.ts";

const NOW = "2026-03-11 10:00";
const PERIOD = { from: "2026-03-02", to: "2026-03-11" };
const CHANNELS = ["counter", "onlinePartial", "onlineFull", "postal"];
const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

let server: TestServer;
let p: Province;
beforeAll(async () => {
  server = await startTestServer(wall(NOW));
  await provisionProcedures(server);
  p = await Province.create(server);
  await p.take(generated());
});
afterAll(() => server.stop());

/** Numbers from 0 to `below`, the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** A province's two weeks: dossiers of all procedures and channels that came, stood, went on, moved and were closed. */
function generated(): CloudEvent[] {
  const next = numbers(20_260_311);
  const of = <T>(list: readonly T[]): T => list[next(list.length)] as T;
  const time = (day: number): string =>
    `2026-03-${String(day).padStart(2, "0")} ${String(8 + next(8)).padStart(2, "0")}:30`;
  return Array.from({ length: 120 }, (_, index) => {
    const unit = of(["C1", "C2", "C3"]);
    const code = `${of(["A", "B"])}-${String(index).padStart(3, "0")}`;
    const first = 2 + next(6);
    const events = [
      p.received(unit, code, time(first), of(["wd0", "wd3", "wd5", "wh8.5", "cd5", "nobody-knows"]), {
        channel: of(CHANNELS),
      }),
    ];
    const then = (type: string, data = {}): void => {
      events.push(p.event(unit, type, code, time(first + 1 + next(11 - first)), data));
    };
    if (next(3) === 0) then("suspended");
    if (next(4) === 0) then("resumed");
    if (next(5) === 0) then("transferred", { toUnit: p.unit(of(["C1", "C2", "C3"])) });
    if (next(5) === 0) then("extended", { dueAt: wall(`2026-03-${10 + next(15)} 17:00`) });
    if (next(3) === 0) then("resolved", { outcome: "approved" });
    else if (next(9) === 0) then("withdrawn");
    if (next(4) === 0) then("paid", { method: "online", amount: 1000 });
    if (next(9) === 0) events.push(p.event(unit, "feedback.received", `F-${index}`, time(first), {}));
    if (next(20) === 0) events.push(p.event(unit, "paid", `O-${index}`, time(first), { method: "online" }));
    return events;
  })
    .flat()
    .filter((event) => Date.parse(String(event["time"])) <= Date.parse(wall(NOW)));
}

type Query = Readonly<Record<string, string>>;

/** A list whole, page by page. */
async function whole(unit: string, query: Query): Promise<DossierList> {
  const items: DossierItem[] = [];
  let page: DossierList | undefined;
  do {
    const cursor: string | undefined = page?.nextCursor ?? undefined;
    page = await p.dossiers(unit, { ...query, limit: "50", ...(cursor === undefined ? {} : { cursor }) });
    items.push(...page.items);
  } while (page.nextCursor != null);
  expect(items).toHaveLength(page.total);
  return { total: page.total, items };
}

describe("a generated province", () => {
  test.each(["", "D1", "C1", "C3"])(
    "every list of unit %j is as long as the board's number, in every field too",
    async (unit) => {
      const board = await p.board(unit, PERIOD);
      for (const measure of MEASURES) {
        expect((await whole(unit, { ...PERIOD, measure })).total, measure).toBe(board.measures[measure]);
        for (const [field, numbersOf] of Object.entries(board.fields)) {
          const { total } = await p.dossiers(unit, { ...PERIOD, measure, field, limit: "1" });
          expect(total, `${measure} ${field}`).toBe(numbersOf.measures[measure]);
        }
      }
    },
  );

  test("what narrows a list leaves of it exactly what it names", async () => {
    for (const measure of ["inProgress", "received", "overdue", "suspended", "resolved", "carriedOver", "paid"]) {
      const query = { ...PERIOD, measure };
      const all = (await whole("", query)).items;
      const expectLeft = async (narrow: Query, keeps: (item: DossierItem) => boolean): Promise<void> => {
        const codes = all.filter(keeps).map(({ code }) => code);
        const list = await whole("", { ...query, ...narrow });
        expect(
          list.items.map(({ code }) => code),
          JSON.stringify({ measure, narrow }),
        ).toEqual(codes);
      };
      for (const state of ["open", "suspended", "resolved", "withdrawn", "orphan"]) {
        await expectLeft({ state }, (item) => item.state === state);
      }
      for (const channel of CHANNELS) await expectLeft({ channel }, (item) => item.channel === channel);
      await expectLeft({ procedure: "wd5" }, ({ procedure }) => procedure === "wd5");
      await expectLeft({ procedure: "none-such" }, () => false);
      await expectLeft({ code: p.dossier("A-") }, ({ code }) => code.startsWith(p.dossier("A-")));
      await expectLeft(
        { code: p.dossier("A-"), state: "open", channel: "counter" },
        (item) => item.code.startsWith(p.dossier("A-")) && item.state === "open" && item.channel === "counter",
      );
    }
  });

  test("a code finds what is there or was closed there, whatever it counts for, and nothing elsewhere", async () => {
    const found = await whole("", { code: p.dossier("") });
    const kinds = new Set(found.items.map(({ state }) => state));
    expect([...kinds].sort()).toEqual(["open", "orphan", "resolved", "suspended", "withdrawn"]);
    expect(new Set(found.items.map(({ code }) => code)).size).toBe(found.total);
    const parts = await Promise.all(["C1", "C2", "C3"].map((unit) => whole(unit, { code: p.dossier("") })));
    expect(parts.reduce((sum, { total }) => sum + total, 0)).toBe(found.total);
    for (const [index, unit] of ["C1", "C2", "C3"].entries()) {
      for (const item of parts[index]?.items ?? []) expect(item.unit).toBe(p.unit(unit));
    }
    const [first] = found.items;
    expect((await whole("", { code: first?.code ?? "" })).items).toMatchObject([{ code: first?.code }]);
    expect((await whole("", { code: `${p.dossier("")}%` })).total).toBe(0);
    expect((await whole("", { code: "_" })).total).toBe(0);
  });

  test("LST-6: by deadline, the earliest first; what stands still or has none, last", async () => {
    const { items } = await whole("", { measure: "inProgress", sort: "due" });
    const dues = items.map(({ state, dueAt }) =>
      state === "open" && dueAt != null ? Date.parse(dueAt) : Number.MAX_VALUE,
    );
    expect(dues).toEqual(dues.toSorted((a, b) => a - b));
    expect(dues.at(-1)).toBe(Number.MAX_VALUE);
  });

  test("a table is the whole list, as it is counted", async () => {
    const { items, total } = await whole("", { ...PERIOD, measure: "received" });
    const path = `/api/v1/dossiers?${new URLSearchParams({ unit: p.code, ...PERIOD, measure: "received", limit: "1" })}`;
    const csv = await p.call("GET", path, { headers: { Accept: "text/csv" } });
    const lines = String(csv.body).trimEnd().split("\r\n");
    expect(lines).toHaveLength(total + 1);
    expect(lines.slice(1).map((line) => line.split(",")[0])).toEqual(items.map(({ code }) => code));
    const answer = await fetch(server.url + path, {
      headers: { Accept: XLSX, "Accept-Language": "en", Authorization: "Bearer bootstrap-token-of-the-tests" },
    });
    expect(answer.headers.get("content-type")).toBe(XLSX);
    const sheet = unzip(Buffer.from(await answer.arrayBuffer())).get("xl/worksheets/sheet1.xml") ?? "";
    expect(sheet.match(/<row /g)).toHaveLength(total + 1);
    for (const { code } of items) expect(sheet).toContain(`>${code}<`);
    expect(sheet).toContain(">Left (working days)<");
  });
});

test("how a dossier stands to its deadline is told with it, by its own calendar", async () => {
  const q = await Province.create(server);
  await q.take([
    q.received("C1", "due-today", "2026-03-06 09:00", "wd3"),
    q.received("C1", "due-later", "2026-03-10 09:00", "wd5"),
    q.received("C1", "late", "2026-03-02 09:00", "wd3"),
    q.received("C1", "stands", "2026-03-02 09:00", "wd5"),
    q.event("C1", "suspended", "stands", "2026-03-04 09:00"),
    q.received("C1", "closed", "2026-03-02 09:00", "wd3"),
    q.event("C1", "resolved", "closed", "2026-03-03 09:00", { outcome: "approved" }),
  ]);
  const { items } = await q.dossiers("", { code: q.dossier("") });
  const of = Object.fromEntries(items.map(({ code, ...item }) => [code.slice(q.code.length + 1), item]));
  const hour = 3_600_000;
  // Wednesday, 10:00: an hour and a half until noon, three and a half after it.
  expect(of["due-today"]).toMatchObject({ leftMs: 5 * hour, leftDays: 0, leftSpans: [{}, {}] });
  expect(of["due-later"]).toMatchObject({ leftMs: 5 * hour + 4 * 7.5 * hour, leftDays: 4 });
  expect(of["due-later"]).not.toHaveProperty("leftSpans");
  expect(of["late"]).toMatchObject({ overdueDays: 4 });
  expect(of["stands"]).toMatchObject({ suspendedDays: 5 });
  for (const member of ["leftMs", "overdueDays", "suspendedDays"]) expect(of["closed"]).not.toHaveProperty(member);
});

test("a day that is made a day off later counts in no age any more: of the wall, of the list, and of what narrows it alike", async () => {
  const q = await Province.create(server);
  await q.take([q.received("C1", "late", "2026-03-02 09:00", "wd3")]);
  const ages = async (): Promise<unknown> => {
    const { items } = await q.dossiers("", { measure: "overdue" });
    const { body } = await q.call("GET", `/api/v1/overview?unit=${q.code}`);
    const [hotspot] = (body as { hotspots: { oldestDays: number }[] }).hotspots;
    const age = String(hotspot?.oldestDays);
    const { total } = await q.dossiers("", { measure: "overdue", overdueFrom: age, overdueTo: age });
    const listed = items.map((item) => (item as DossierItem & { overdueDays?: number }).overdueDays);
    return { listed, wall: hotspot?.oldestDays, narrowed: total };
  };
  expect(await ages()).toEqual({ listed: [4], wall: 4, narrowed: 1 });
  const calendar = (await q.call("GET", "/api/v1/calendar")).body as { holidays: object[] };
  const put = async (body: object): Promise<void> => {
    expect((await q.call("PUT", "/api/v1/calendar", { body })).status).toBe(200);
  };
  await put({ ...calendar, holidays: [...calendar.holidays, { date: "2026-03-09", name: "Nghỉ bù" }] });
  expect(await ages()).toEqual({ listed: [3], wall: 3, narrowed: 1 });
  await put(calendar);
});

test.each([
  ["measure=inProgress&state=king", 422],
  ["measure=inProgress&channel=king", 422],
  ["measure=inProgress&sort=name", 422],
  ["code=", 422],
  ["code=%00", 422],
  [`code=${"x".repeat(129)}`, 422],
])("refused as invalid: %s", async (query, status) => {
  expectProblem(await p.call("GET", `/api/v1/dossiers?unit=${p.code}&${query}`), status, "invalid");
});
