import { afterAll, beforeAll, expect, test } from "vitest";
import { call, expectProblem, faultyPlaces, type HttpAnswer } from "./http-client.test-support.ts";
import { wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
});
afterAll(() => server.stop());

function put(path: string, body: string | Uint8Array, type = "text/csv"): Promise<HttpAnswer> {
  return call(server.url, "PUT", `/api/v1/${path}`, { token: BOOTSTRAP_TOKEN, body, type });
}

async function items(path: string): Promise<unknown[]> {
  const { body } = await call(server.url, "GET", `/api/v1/${path}`, { token: BOOTSTRAP_TOKEN });
  return (body as { items: unknown[] }).items;
}

test("units come as CSV with the same names as header, in any order; an empty cell is absent", async () => {
  const csv = [
    "name,code,kind,parent,validFrom,validTo,successor,codePrefix,lat,lon,nameEn",
    "Tỉnh,CSV,province,,,,,,,,",
    '"Xã ""Một"", miền núi",CSV.1,commune,CSV,2020-01-01,2030-12-31,CSV.2,CSV.1-,11.94,-108.5,"Commune, one"',
    "Xã Hai,CSV.2,commune,CSV,,,,,,,",
  ].join("\r\n");
  const answer = await put("units", csv, "text/csv; charset=utf-8");
  expect([answer.status, answer.body]).toEqual([200, { count: 3 }]);
  expect(await items("units")).toEqual(
    expect.arrayContaining([
      { code: "CSV", name: "Tỉnh", kind: "province" },
      {
        code: "CSV.1",
        name: 'Xã "Một", miền núi',
        nameEn: "Commune, one",
        kind: "commune",
        parent: "CSV",
        validFrom: "2020-01-01",
        validTo: "2030-12-31",
        successor: "CSV.2",
        codePrefix: "CSV.1-",
        lat: 11.94,
        lon: -108.5,
      },
      { code: "CSV.2", name: "Xã Hai", kind: "commune", parent: "CSV" },
    ]),
  );
});

test("procedures come as CSV, with a byte order mark as spreadsheets write it", async () => {
  const csv =
    "\uFEFFcode,name,field,level,service,limit,limitUnit\n1.001193,Khai sinh,Hộ tịch,commune,full,0.5,workingHour\n";
  expect((await put("procedures", csv)).body).toEqual({ count: 1 });
  expect(await items("procedures")).toEqual([
    {
      code: "1.001193",
      name: "Khai sinh",
      field: "Hộ tịch",
      level: "commune",
      service: "full",
      limit: 0.5,
      limitUnit: "workingHour",
    },
  ]);
});

test("CSV says whether there is a fee, an empty cell leaves it open, and what is given out can be put", async () => {
  const csv = [
    "code,name,field,level,service,limit,limitUnit,fee",
    ...["F1,due", "F2,none", "F3,"].map((row) => row.replace(",", ",Tên,Hộ tịch,commune,full,1,workingDay,")),
  ].join("\r\n");
  expect((await put("procedures", csv)).body).toEqual({ count: 3 });
  const fees = async () =>
    ((await items("procedures")) as { code: string; fee?: string }[])
      .filter(({ code }) => code.startsWith("F"))
      .map(({ code, fee }) => [code, fee]);
  const stood = [
    ["F1", "due"],
    ["F2", "none"],
    ["F3", undefined],
  ];
  expect(await fees()).toEqual(stood);
  const given = await fetch(`${server.url}/api/v1/procedures`, {
    headers: { Authorization: `Bearer ${BOOTSTRAP_TOKEN}`, Accept: "text/csv" },
  });
  const table = await given.text();
  expect(table.split("\r\n")[0]).toBe("code,name,field,level,service,limit,limitUnit,fee");
  expect((await put("procedures", table)).status).toBe(200);
  expect(await fees()).toEqual(stood);
});

test("a table of nothing but its header changes nothing", async () => {
  expect((await put("units", "code,name,kind\n")).body).toEqual({ count: 0 });
});

test.each([
  ["a quote that is not closed", 'code,name,kind\nM1,"Xã Một,commune\n'],
  ["a quote inside a cell", 'code,name,kind\nM1,Xã "Một,commune\n'],
  ["too many cells", "code,name,kind\nM1,Xã Một,commune,more\n"],
  ["too few cells", "code,name,kind\nM1,Xã Một\n"],
  ["a column that occurs twice", "code,name,kind,name\nM1,Xã,commune,Một\n"],
  ["nothing", ""],
  ["bytes that are no UTF-8", new Uint8Array([99, 111, 100, 101, 10, 0xff, 0xfe])],
])("malformed CSV changes nothing: %s", async (_, csv) => {
  const before = await items("units");
  expectProblem(await put("units", csv), 400, "invalid");
  expect(await items("units")).toEqual(before);
});

test.each([
  ["a column that is none", "code,name,kind,colour\nM1,Xã,commune,red\n", "0.colour"],
  ["a column that JavaScript knows", "code,name,kind,__proto__\nM1,Xã,commune,x\n", "0.__proto__"],
  ["a number that is none", "code,name,kind,lat\nM1,Xã,commune,north\n", "0.lat"],
  ["a number of another notation", "code,name,kind,lat\nM1,Xã,commune,0x10\n", "0.lat"],
  [
    "a unit that is wrong beside a good one",
    "code,name,kind,parent\nM1,Xã,commune,\nM2,Xã,commune,NOBODY\n",
    "1.parent",
  ],
  ["a column that is missing", "code,name\nM1,Xã\n", "0.kind"],
  ["a NUL byte", "code,name,kind\nM1,X\u0000,commune\n", "0.name"],
])("well-formed CSV that is wrong is refused whole: %s", async (_, csv, place) => {
  const before = await items("units");
  const problem = expectProblem(await put("units", csv), 422, "invalid");
  expect(faultyPlaces(problem)).toContain(place);
  expect(await items("units")).toEqual(before);
});

test("other content types are 415, malformed JSON is 400, a huge body 413", async () => {
  expectProblem(await put("units", "code,name,kind\n", "text/plain"), 415, "invalid");
  expectProblem(await put("units", "code,name,kind\n", "application/vnd.ms-excel"), 415, "invalid");
  for (const body of ["", "[", "[{]", "[1,]", "\u0000", "NaN"]) {
    expectProblem(await put("units", body, "application/json"), 400, "invalid");
  }
  expectProblem(await put("units", `[${" ".repeat(8 * 1024 * 1024)}]`, "application/json"), 413, "too-large");
});
