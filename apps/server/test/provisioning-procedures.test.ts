import { afterAll, beforeAll, expect, test } from "vitest";
import { call, expectProblem, faultyPlaces, type HttpAnswer } from "./http-client.test-support.ts";
import { wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
});
afterAll(() => server.stop());

function api(method: string, path: string, body?: unknown, type?: string): Promise<HttpAnswer> {
  return call(server.url, method, `/api/v1/${path}`, {
    token: BOOTSTRAP_TOKEN,
    ...(body === undefined ? {} : { body }),
    ...(type === undefined ? {} : { type }),
  });
}

async function refused(path: string, body: unknown, type?: string): Promise<string[]> {
  const before = (await api("GET", path)).body;
  const problem = expectProblem(await api("PUT", path, body, type), 422, "invalid");
  expect((await api("GET", path)).body).toEqual(before);
  return faultyPlaces(problem);
}

const procedure = (code: string, more: object = {}) => ({
  code,
  name: `Thủ tục ${code}`,
  field: "Hộ tịch",
  level: "commune",
  service: "full",
  limit: 3,
  limitUnit: "workingDay",
  ...more,
});

test("procedures are added and replaced by code, and what GET gave can be PUT", async () => {
  const bodies = [
    procedure("P1", { limit: 0 }),
    procedure("P2", { limit: 0.5, limitUnit: "workingHour", level: "province", service: "partial" }),
    procedure("P3", { limit: 10_000, limitUnit: "calendarDay", level: "district", service: "information" }),
    procedure("P4", { field: "ĩ".repeat(80), fee: "due" }),
    // So many characters, though more code units of UTF-16.
    procedure("P5", { field: "\u{1F4C1}".repeat(80), fee: "none" }),
  ];
  expect((await api("PUT", "procedures", bodies)).body).toEqual({ count: 5 });
  const { items } = (await api("GET", "procedures")).body as { items: object[] };
  expect(items).toHaveLength(5);
  expect(items).toEqual(expect.arrayContaining(bodies));
  expect((await api("PUT", "procedures", items)).body).toEqual({ count: 5 });
  await api("PUT", "procedures", [procedure("P1", { name: "Khác", limit: 1 }), procedure("P4", { fee: null })]);
  const after = (await api("GET", "procedures")).body as { items: object[] };
  expect(after.items).toHaveLength(5);
  expect(after.items).toContainEqual(procedure("P1", { name: "Khác", limit: 1 }));
  // What is put takes the place of what was there, so that it is not known any more whether there is a fee.
  expect(after.items).toContainEqual(procedure("P4"));
});

test.each([
  ["a limit below zero", { limit: -1 }, "limit"],
  ["a limit over 10,000", { limit: 10_001 }, "limit"],
  ["a limit that is text", { limit: "3" }, "limit"],
  ["no limit", { limit: null }, "limit"],
  ["a fraction of a working day", { limit: 1.5 }, "limit"],
  ["a fraction of a calendar day", { limit: 1.5, limitUnit: "calendarDay" }, "limit"],
  ["a unit that is none", { limitUnit: "week" }, "limitUnit"],
  ["a level that is none", { level: "village" }, "level"],
  ["a service that is none", { service: "none" }, "service"],
  ["a fee that is none of both", { fee: 8_000 }, "fee"],
  ["a reserved field", { field: "feedback" }, "field"],
  ["the other reserved field", { field: "unclassified" }, "field"],
  ["an empty field", { field: "" }, "field"],
  ["a field that is too long", { field: "a".repeat(81) }, "field"],
  ["a field that is not NFC", { field: "Đất đai".normalize("NFD") }, "field"],
  ["a field with a line break", { field: "Đất\nđai" }, "field"],
  ["a field with half a character", { field: "\udc00" }, "field"],
  ["a code that is none", { code: "1/2" }, "code"],
  ["a property that is not named", { note: "x" }, "note"],
])("refused whole: %s", async (_, more, place) => {
  expect(await refused("procedures", [procedure("Q1"), procedure("Q2", more)])).toEqual([`1.${place}`]);
});

test("a code that occurs twice is refused whole", async () => {
  expect(await refused("procedures", [procedure("Q1"), procedure("Q1")])).toEqual(["1.code"]);
});

const OFFICE = [
  ["07:30", "11:30"],
  ["13:30", "17:00"],
];

test("without a calendar of its own the system has office hours and the public holidays of Việt Nam", async () => {
  const { body } = await api("GET", "calendar");
  const { week, holidays, workdays } = body as {
    week: object;
    holidays: { date: string }[];
    workdays: { date: string }[];
  };
  expect(week).toEqual({ mon: OFFICE, tue: OFFICE, wed: OFFICE, thu: OFFICE, fri: OFFICE });
  const dates = holidays.map(({ date }) => date);
  expect(dates).toEqual(expect.arrayContaining(["2023-01-20", "2025-05-02", "2026-02-16", "2026-04-27", "2026-11-24"]));
  expect(dates).not.toContain("2026-04-26T00:00");
  expect(workdays.map(({ date }) => date)).toEqual(expect.arrayContaining(["2024-05-04", "2026-01-10", "2026-08-22"]));
  expect((await api("PUT", "calendar", body)).status).toBe(200);
  expect((await api("GET", "calendar")).body).toEqual(body);
});

test("a calendar is replaced, and what GET gave can be PUT", async () => {
  const calendar = {
    week: { mon: [["00:00", "23:59"]], sun: OFFICE },
    holidays: [{ date: "2026-05-04", name: "Nghỉ bù" }],
    workdays: [{ date: "2026-05-04", name: "Làm bù" }],
  };
  expect((await api("PUT", "calendar", calendar)).body).toMatchObject({ count: expect.any(Number) });
  expect((await api("GET", "calendar")).body).toMatchObject(calendar);
});

test.each([
  ["no working day", { week: {} }],
  ["no working day with sessions", { week: { mon: [], tue: [] } }],
  ["no week", { holidays: [] }],
  [
    "sessions that overlap",
    {
      week: {
        mon: [
          ["07:30", "11:30"],
          ["11:00", "17:00"],
        ],
      },
    },
  ],
  [
    "sessions that touch",
    {
      week: {
        mon: [
          ["07:30", "11:30"],
          ["11:30", "17:00"],
        ],
      },
    },
  ],
  [
    "sessions out of order",
    {
      week: {
        mon: [
          ["13:30", "17:00"],
          ["07:30", "11:30"],
        ],
      },
    },
  ],
  ["a session that ends before it begins", { week: { mon: [["17:00", "07:30"]] } }],
  ["an empty session", { week: { mon: [["07:30", "07:30"]] } }],
  ["a time that is none", { week: { mon: [["07:30", "24:00"]] } }],
  ["another form of time", { week: { mon: [["7:30", "11:30"]] } }],
  ["a session of one time", { week: { mon: [["07:30"]] } }],
  ["a day that is none", { week: { mon: OFFICE, funday: OFFICE } }],
  ["a holiday on no date", { week: { mon: OFFICE }, holidays: [{ date: "2026-02-29", name: "x" }] }],
  ["a workday without a name", { week: { mon: OFFICE }, workdays: [{ date: "2026-02-28" }] }],
  ["a list in place of a calendar", []],
  ["text", "mon"],
])("a calendar is refused whole: %s", async (_, calendar) => {
  const body = typeof calendar === "string" ? JSON.stringify(calendar) : calendar;
  expect((await refused("calendar", body, "application/json")).length).toBeGreaterThan(0);
});

test("all faults of a calendar are listed", async () => {
  const places = await refused("calendar", {
    week: {
      mon: [["17:00", "07:30"]],
      tue: [
        ["08:00", "09:00"],
        ["08:30", "10:00"],
      ],
      wed: OFFICE,
    },
  });
  expect(places.some((place) => place.startsWith("week.mon"))).toBe(true);
  expect(places.some((place) => place.startsWith("week.tue"))).toBe(true);
});

test("a calendar comes as JSON only", async () => {
  expectProblem(await api("PUT", "calendar", "week\nmon", "text/csv"), 415, "invalid");
});
