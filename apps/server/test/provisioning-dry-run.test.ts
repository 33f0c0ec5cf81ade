import { afterAll, beforeAll, expect, test } from "vitest";
import { expectProblem, faultyPlaces } from "./http-client.test-support.ts";
import { Province, provisionProcedures, wall } from "./province.test-support.ts";
import { startTestServer, type TestServer } from "./running-server.test-support.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  await provisionProcedures(server);
});
afterAll(() => server.stop());

async function everything(p: Province): Promise<unknown> {
  const answers = await Promise.all(
    ["units", "procedures", "calendar"].map((path) => p.call("GET", `/api/v1/${path}`)),
  );
  return answers.map(({ body }) => body);
}

test("a dry run of units says what is new, changed and the same, and changes nothing", async () => {
  const p = await Province.create(server);
  const before = await everything(p);
  const c1 = { code: p.unit("C1"), name: "Đơn vị C1", kind: "commune", parent: p.unit("D1") };
  const c2 = { code: p.unit("C2"), name: "Xã Hai", kind: "commune", parent: p.unit("D1") };
  const c9 = { code: p.unit("C9"), name: "Xã Chín", kind: "commune", parent: p.unit("D2") };
  const body = [{ ...c1, nameEn: null }, c2, c9];
  const answer = await p.call("PUT", "/api/v1/units?dryRun=1", { body });
  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({
    count: 3,
    dryRun: true,
    changes: [
      { code: c1.code, kind: "same", before: c1, after: { ...c1, nameEn: null } },
      { code: c2.code, kind: "changed", before: { ...c2, name: "Đơn vị C2" }, after: c2 },
      { code: c9.code, kind: "new", before: null, after: c9 },
    ],
  });
  expect(await everything(p)).toEqual(before);
  expect((await p.call("PUT", "/api/v1/units?dryRun=0", { body })).body).toEqual({ count: 3 });
  expect(await everything(p)).not.toEqual(before);
});

test("a dry run is refused for the faults for which the real one would be, and as CSV likewise", async () => {
  const p = await Province.create(server);
  const wrong = [{ code: p.unit("C9"), name: "Xã", kind: "commune", parent: p.unit("NOBODY") }];
  const [dry, real] = await Promise.all(
    ["?dryRun=1", ""].map((query) => p.call("PUT", `/api/v1/units${query}`, { body: wrong })),
  );
  expect(dry?.body).toEqual(real?.body);
  const csv = `code,name,kind,parent\n${p.unit("C9")},Xã,commune,${p.unit("C9")}\n`;
  const cycle = await p.call("PUT", "/api/v1/units?dryRun=1", { body: csv, type: "text/csv" });
  expect(faultyPlaces(expectProblem(cycle, 422, "invalid"))).toEqual(["0.parent"]);
  expectProblem(await p.call("PUT", "/api/v1/units?dryRun=yes", { body: [] }), 422, "invalid");
});

test("a dry run of procedures and of the calendar", async () => {
  const p = await Province.create(server);
  const before = await everything(p);
  const { items } = (await p.call("GET", "/api/v1/procedures")).body as { items: readonly { code: string }[] };
  const [first, second] = items;
  const changed = { ...second, limit: 77 };
  const procedures = await p.call("PUT", "/api/v1/procedures?dryRun=1", { body: [first, changed] });
  expect(procedures.body).toMatchObject({
    count: 2,
    dryRun: true,
    changes: [
      { code: first?.code, kind: "same" },
      { code: second?.code, kind: "changed", before: second, after: changed },
    ],
  });
  const calendar = (await p.call("GET", "/api/v1/calendar")).body as object;
  const other = { ...calendar, holidays: [{ date: "2027-02-08", name: "Tết Nguyên đán" }] };
  for (const [body, kind] of [
    [calendar, "same"],
    [other, "changed"],
  ] as const) {
    const answer = await p.call("PUT", "/api/v1/calendar?dryRun=1", { body });
    const changes = [{ code: "calendar", kind, before: calendar, after: body }];
    expect(answer.body).toEqual({ count: 1, dryRun: true, changes });
  }
  expect(await everything(p)).toEqual(before);
});

test("what is given out as CSV and put back changes nothing", async () => {
  const p = await Province.create(server);
  const awkward = ["=1+1", "'=1+1", "-", 'Xã "Một", miền núi; xa', " trước và sau ", "@x", "'", "12", "1e3", "+84 24"];
  await p.putUnits(
    awkward.map((name, index) => ({
      code: p.unit(`A${index}`),
      name,
      nameEn: name,
      kind: "commune",
      parent: p.unit(""),
      codePrefix: `${name}${p.code}`,
      lat: [-1e-7, 0, 11.94, -89.999_999_9][index % 4],
      lon: [1e-9, -180, 180, 0.1][index % 4],
      validFrom: "2020-01-01",
    })),
  );
  for (const path of ["/api/v1/units", "/api/v1/procedures"]) {
    const csv = await p.call("GET", path, { headers: { Accept: "text/csv" } });
    expect(csv.headers.get("content-type")).toContain("text/csv");
    const { body } = await p.call("PUT", `${path}?dryRun=1`, { body: csv.body, type: "text/csv" });
    const { changes, count } = body as { count: number; changes: readonly { kind: string }[] };
    expect(count).toBeGreaterThan(5);
    expect(changes.filter(({ kind }) => kind !== "same")).toEqual([]);
  }
});

test("no cell of units that are given out begins as a formula does", async () => {
  const p = await Province.create(server);
  await p.putUnits([{ code: p.unit("F"), name: '=HYPERLINK("http://x","y")', kind: "commune", parent: p.unit("") }]);
  const csv = (await p.call("GET", "/api/v1/units", { headers: { Accept: "text/csv" } })).body as string;
  expect(csv).toContain('"\'=HYPERLINK(""http://x"",""y"")"');
});
