import { type Report, reportSchema } from "@ioc/protocol/report.ts";
import { afterAll, beforeAll, expect, test } from "vitest";
import { XLSX_TYPE } from "../src/http/xlsx-out.ts";
import { call } from "./http-client.test-support.ts";
import { Province, provisionProcedures, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";
import { unzip } from "./unzip.test-support.ts";

let server: TestServer;
let p: Province;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  await provisionProcedures(server);
  p = await Province.create(server);
  await p.take([
    // Carried over from February, and late by March.
    p.received("C1", "old", "2026-02-25 09:00", "wd3"),
    p.received("C1", "online", "2026-03-02 09:00", "wd3", { channel: "onlineFull" }),
    p.received("C1", "partly", "2026-03-02 09:00", "wd5", { channel: "onlinePartial" }),
    p.received("C1", "post", "2026-03-02 09:00", "wd5", { channel: "postal" }),
    p.received("C1", "moves", "2026-03-02 10:00", "wd5"),
    p.received("C3", "elsewhere", "2026-03-03 10:00", "wd1"),
    p.event("C1", "resolved", "online", "2026-03-03 09:00", { outcome: "approved" }),
    p.event("C1", "withdrawn", "post", "2026-03-04 09:00"),
    p.event("C1", "transferred", "moves", "2026-03-05 09:00", { toUnit: p.unit("C3") }),
    p.event("C1", "feedback.received", "complaint", "2026-03-05 09:00"),
  ]);
});
afterAll(() => server.stop());

async function report(unit: string, query: Readonly<Record<string, string>> = {}): Promise<Report> {
  const asked = new URLSearchParams({ unit: p.unit(unit), ...query });
  const { status, body } = await p.call("GET", `/api/v1/report?${asked}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return reportSchema.parse(body);
}

const MARCH = { from: "2026-03-01", to: "2026-03-31" };

test("RPT: a commune's month by field, with what was withdrawn and what was handed over beside it", async () => {
  const { rows, total, unit, above, period, asOf, judgedAt } = await report("C1", MARCH);
  expect({ unit: unit.code, above: above?.code, period }).toEqual({
    unit: p.unit("C1"),
    above: p.unit("D1"),
    period: MARCH,
  });
  expect([asOf, judgedAt]).toEqual(["2026-03-11T03:00:00.000Z", "2026-03-11T03:00:00.000Z"]);
  expect(rows.map(({ field }) => field)).toEqual(["Đất đai", "Hộ tịch"]);
  expect(rows.map(({ numbers }) => numbers)).toEqual([
    {
      received: { total: 3, online: 1, otherwise: 2, carriedOver: 0 },
      resolved: { total: 0, ahead: 0, onTime: 0, late: 0 },
      open: { total: 1, within: 0, overdue: 1 },
      withdrawn: 1,
      handedOver: 1,
    },
    {
      received: { total: 2, online: 1, otherwise: 0, carriedOver: 1 },
      resolved: { total: 1, ahead: 1, onTime: 0, late: 0 },
      open: { total: 1, within: 0, overdue: 1 },
      withdrawn: 0,
      handedOver: 0,
    },
  ]);
  expect(total).toMatchObject({ received: { total: 5 }, open: { total: 2 }, withdrawn: 1, handedOver: 1 });
});

test("RPT-5: at the unit that took it over the difference is negative; above both there is none", async () => {
  expect((await report("C3", MARCH)).total.handedOver).toBe(-1);
  expect((await report("", MARCH)).total.handedOver).toBe(0);
});

test("RPT-6: every number is that of the list behind it", async () => {
  const { rows, asOf } = await report("C1", MARCH);
  for (const { field, numbers } of rows) {
    const lengthOf = async (...measures: readonly string[]): Promise<number> => {
      const lists = await Promise.all(
        measures.map((measure) => p.dossiers("C1", { ...MARCH, at: asOf, field, measure })),
      );
      return lists.reduce((sum, { total }) => sum + total, 0);
    };
    expect(numbers.received.online).toBe(await lengthOf("receivedOnlineFull", "receivedOnlinePartial"));
    expect(numbers.received.otherwise).toBe(await lengthOf("receivedCounter", "receivedPostal"));
    expect(numbers.received.carriedOver).toBe(await lengthOf("carriedOver"));
    expect(numbers.resolved.total).toBe(await lengthOf("resolved"));
    expect(numbers.open.within).toBe(await lengthOf("inProgressWithin"));
    expect(numbers.open.overdue).toBe(await lengthOf("overdue"));
    expect(numbers.withdrawn).toBe(await lengthOf("withdrawn"));
  }
});

test("a period that is over shows what was open at its end, and `at` the moment before", async () => {
  const february = await report("C1", { from: "2026-02-01", to: "2026-02-28" });
  expect(february.judgedAt).toBe("2026-02-28T16:59:59.999Z");
  expect(february.total).toMatchObject({ received: { total: 1 }, open: { total: 1, within: 1, overdue: 0 } });
  const early = await report("C1", { ...MARCH, at: wall("2026-03-02 09:30") });
  expect(early.total.received).toEqual({ total: 4, online: 2, otherwise: 1, carriedOver: 1 });
});

test("the unit above is named to whoever may read it, and to nobody else", async () => {
  const { body } = await p.call("POST", "/api/v1/tokens", {
    body: { name: "staff", role: "staff", unit: p.unit("C1") },
  });
  const { token } = body as { token: string };
  const own = await call(server.url, "GET", `/api/v1/report?unit=${p.unit("C1")}`, { token });
  expect(own.body).toMatchObject({ unit: { code: p.unit("C1") }, above: null });
  const around = await call(server.url, "GET", `/api/v1/report?unit=${p.unit("C2")}`, { token });
  const nowhere = await call(server.url, "GET", "/api/v1/report?unit=NOWHERE", { token });
  expect([around.status, nowhere.status]).toEqual([404, 404]);
  expect(around.body).toEqual(nowhere.body);
  const backwards = await call(server.url, "GET", "/api/v1/report?from=2026-03-02&to=2026-03-01", {
    token: BOOTSTRAP_TOKEN,
  });
  expect(backwards.status).toBe(422);
});

test("the same as a workbook: the form's groups, every field, its sums, in the language that is liked", async () => {
  const asked = new URLSearchParams({ unit: p.unit("C1"), ...MARCH });
  const sheetIn = async (language: string): Promise<string[][]> => {
    const answer = await fetch(`${server.url}/api/v1/report?${asked}`, {
      headers: { Authorization: `Bearer ${BOOTSTRAP_TOKEN}`, Accept: XLSX_TYPE, "Accept-Language": language },
    });
    expect(answer.headers.get("content-disposition")).toBe('attachment; filename="report.xlsx"');
    const xml = unzip(Buffer.from(await answer.arrayBuffer())).get("xl/worksheets/sheet1.xml") ?? "";
    expect(xml).toContain('<mergeCell ref="C7:F7"/>');
    return [...xml.matchAll(/<row [^>]*>(.*?)<\/row>/g)].map(([, row = ""]) =>
      [...row.matchAll(/<c [^>]*?(?:\/>|>(?:<v>|<is><t[^>]*>)(.*?)<\/.*?<\/c>)/g)].map(([, value = ""]) => value),
    );
  };
  const rows = await sheetIn("vi");
  const { rows: fields, total } = await report("C1", MARCH);
  const line = ({ received, resolved, open, withdrawn, handedOver }: typeof total): string[] =>
    [
      ...[received.total, received.online, received.otherwise, received.carriedOver],
      ...[resolved.total, resolved.ahead, resolved.onTime, resolved.late],
      ...[open.total, open.within, open.overdue, withdrawn, handedOver],
    ].map(String);
  expect(rows[0]).toEqual(["Tình hình, kết quả giải quyết thủ tục hành chính"]);
  expect(rows[6]?.slice(0, 3)).toEqual(["STT", "Lĩnh vực giải quyết", "Số hồ sơ tiếp nhận"]);
  expect(rows.slice(8)).toEqual([
    ...fields.map(({ field, numbers }, index) => [String(index + 1), field, ...line(numbers)]),
    ["", "Tổng số", ...line(total)],
  ]);
  expect((await sheetIn("en"))[6]?.[2]).toBe("Received");
});
