import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AlertClient, type AlertShown, ruleOf } from "./alerts.test-support.ts";
import { tokenFor } from "./directives.test-support.ts";
import { call, expectProblem } from "./http-client.test-support.ts";
import { Province, provisionProcedures, wall } from "./province.test-support.ts";
import { startTestServer, type TestServer } from "./running-server.test-support.ts";

let server: TestServer;
let p: Province;
let admin: AlertClient;
let alert: AlertShown;

beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"), { publicBoard: true });
  await provisionProcedures(server);
  p = await Province.create(server);
  // Or its province would be everything.
  await Province.create(server);
  admin = new AlertClient(server);
  await p.take([p.received("C1", "LATE", "2026-03-09 09:00", "wd1")]);
  const person = (user: string, role: string, unit: string | null): object => ({
    user,
    name: `Tên ${user}`,
    grants: [{ role, unit }],
  });
  for (const body of [
    person("tren.het", "leader", null),
    person("tinh", "leader", p.unit("")),
    person("huyen", "leader", p.unit("D1")),
    person("xa", "staff", p.unit("C1")),
    person("noi.khac", "staff", p.unit("C3")),
    { ...person("nghi", "staff", p.unit("C1")), disabled: true },
    {
      ...person("hai.noi", "staff", null),
      grants: ["C1", "C3"].map((unit) => ({ role: "staff", unit: p.unit(unit) })),
    },
  ]) {
    expect((await admin.call("POST", "people", body)).status).toBe(201);
  }
  await admin.put("late", ruleOf(p.unit("C1"), { escalateAfterMinutes: 30 }));
  alert = await admin.until("late", { state: "firing" });
});
afterAll(() => server.stop());

const as = async (role: string, unit: string): Promise<AlertClient> =>
  new AlertClient(server, await tokenFor(p, role, unit));

describe("an alert by itself", () => {
  test("says whom it was told, and who did what about it, oldest first", async () => {
    server.clock.advance(31 * 60_000);
    await admin.until("late", { escalatedAt: "2026-03-11T03:31:00.000Z" } as Partial<AlertShown>);
    server.clock.advance(60_000);
    const leader = await as("leader", "D1");
    await leader.call("POST", `alerts/${alert.id}/acknowledge`, { comment: "Đang xử lý" });
    // The second to take it on has done nothing, unless there is something to say.
    await admin.call("POST", `alerts/${alert.id}/acknowledge`, {});
    await admin.call("POST", `alerts/${alert.id}/acknowledge`, { comment: "Báo tôi chiều nay" });
    server.clock.advance(60_000);
    await leader.call("POST", `alerts/${alert.id}/assign`, { to: "xa" });
    const { status, body } = await (await as("staff", "C1")).call("GET", `alerts/${alert.id}`);
    expect(status).toBe(200);
    const [shown] = await admin.alerts("?rule=late");
    const told = { kind: "told", severity: "warning", value: 1, because: null };
    expect(body).toEqual({
      ...shown,
      history: [
        { ...told, at: "2026-03-11T03:00:00.000Z", what: "fired", audience: "unit" },
        { ...told, at: "2026-03-11T03:31:00.000Z", what: "escalated", audience: "leadersAbove" },
        { kind: "acknowledged", at: "2026-03-11T03:32:00.000Z", by: "leader D1", to: null, comment: "Đang xử lý" },
        { kind: "commented", at: "2026-03-11T03:32:00.000Z", by: "bootstrap", to: null, comment: "Báo tôi chiều nay" },
        { kind: "assigned", at: "2026-03-11T03:33:00.000Z", by: "leader D1", to: "Tên xa", comment: null },
      ],
    });
  });

  test("names people, so it is for those with a role at its unit; outside it is not there", async () => {
    expectProblem(await call(server.url, "GET", `/api/v1/alerts/${alert.id}`), 401, "unauthenticated");
    const outside = await (await as("leader", "D2")).call("GET", `alerts/${alert.id}`);
    expectProblem(outside, 404, "not-found");
    expect(outside.body).toEqual((await (await as("leader", "D2")).call("GET", "alerts/999999")).body);
    expectProblem(await admin.call("GET", "alerts/x"), 404, "not-found");
  });

  test("is given to people of one's own subtree; who stands above, or elsewhere, too, is not told", async () => {
    const users = async (client: AlertClient): Promise<unknown> => {
      const { body } = await client.call("GET", `alerts/${alert.id}/assignees`);
      return (body as { items: { user: string }[] }).items.map(({ user }) => user);
    };
    expect(await users(await as("leader", "D1"))).toEqual(["huyen", "xa"]);
    expect(await users(await as("administrator", ""))).toEqual(["hai.noi", "huyen", "tinh", "xa"]);
    expect(await users(admin)).toEqual(["admin", "hai.noi", "huyen", "tinh", "tren.het", "xa"]);
    const give = async (client: AlertClient, to: string) => client.call("POST", `alerts/${alert.id}/assign`, { to });
    const leader = await as("leader", "D1");
    const nobody = expectProblem(await give(leader, "not.there"), 422, "invalid");
    expect(nobody.errors?.[0]?.path).toBe("to");
    for (const user of ["tinh", "hai.noi", "tren.het", "admin"]) {
      expect(expectProblem(await give(leader, user), 422, "invalid"), user).toEqual(nobody);
    }
    expect(await give(leader, "huyen")).toMatchObject({ status: 200, body: { assignedTo: "Tên huyen" } });
    expect((await give(await as("administrator", ""), "tinh")).status).toBe(200);
    expectProblem(await (await as("staff", "C1")).call("GET", `alerts/${alert.id}/assignees`), 403, "forbidden");
    expectProblem(await (await as("leader", "D2")).call("GET", `alerts/${alert.id}/assignees`), 404, "not-found");
  });
});
