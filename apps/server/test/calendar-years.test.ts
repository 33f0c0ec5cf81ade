import { expect, test } from "vitest";
import { call, expectProblem } from "./http-client.test-support.ts";
import { wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer } from "./running-server.test-support.ts";

interface Year {
  readonly year: number;
  readonly shipped: boolean;
  readonly announced: boolean;
  readonly missing: boolean;
  readonly holidays: readonly { readonly date: string; readonly name: string }[];
  readonly workdays: readonly { readonly date: string }[];
}

test("which years' announcements are shipped, and which miss theirs in the calendar in force", async () => {
  const server = await startTestServer(wall("2035-12-31 10:00"));
  const token = BOOTSTRAP_TOKEN;
  const years = async (): Promise<{
    readonly items: readonly Year[];
    readonly calendar: { readonly week: object };
  }> => {
    const answer = await call(server.url, "GET", "/api/v1/calendar/years", { token });
    expect(answer.status).toBe(200);
    return answer.body as { items: Year[]; calendar: { week: object } };
  };
  const { items, calendar } = await years();
  expect(calendar).toEqual((await call(server.url, "GET", "/api/v1/calendar", { token })).body);
  // The year of the clock and the one after it are told of, whether anything is shipped of them or not.
  expect(items.map(({ year }) => year)).toEqual(Array.from({ length: 14 }, (_, index) => 2023 + index));
  const of = (year: number): Year | undefined => items.find((one) => one.year === year);
  expect(of(2026)).toMatchObject({ shipped: true, announced: true, missing: false });
  expect(of(2026)?.workdays.map(({ date }) => date)).toEqual(["2026-01-10", "2026-08-22"]);
  expect(of(2027)).toMatchObject({ shipped: true, announced: false, missing: true, workdays: [] });
  expect(of(2036)).toMatchObject({ shipped: false, announced: false, missing: true, holidays: [] });

  const holidays = [
    { date: "2027-02-08", name: "Tết Nguyên đán" },
    { date: "2036-01-01", name: "Tết Dương lịch" },
  ];
  await call(server.url, "PUT", "/api/v1/calendar", { token, body: { week: calendar.week, holidays, workdays: [] } });
  const after = (await years()).items;
  expect(after.find(({ year }) => year === 2027)?.missing).toBe(false);
  // A holiday that is the same each year is no announcement; and what was shipped can be taken out again.
  expect(after.filter(({ year }) => year === 2036 || year === 2026).map(({ missing }) => missing)).toEqual([
    true,
    true,
  ]);
  expectProblem(await call(server.url, "GET", "/api/v1/calendar/years"), 401, "unauthenticated");
  await server.stop();
});
