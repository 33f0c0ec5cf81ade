import { afterAll, beforeAll, expect, test } from "vitest";
import { addPerson, Browser, newcomer, OWN_PASSWORD, signedIn } from "./browser.test-support.ts";
import { call, expectProblem, faultyPlaces, type HttpCall } from "./http-client.test-support.ts";
import { Province, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer } from "./running-server.test-support.ts";

let server: TestServer;
let p: Province;
let other: Province;
beforeAll(async () => {
  server = await startTestServer(wall("2026-03-11 10:00"));
  p = await Province.create(server);
  other = await Province.create(server);
});
afterAll(() => server.stop());

interface Person {
  readonly id: string;
  readonly user: string;
  readonly name: string;
  readonly grants: readonly object[];
}

const ask = (method: string, path: string, options: HttpCall = {}) =>
  call(server.url, method, `/api/v1${path}`, { token: BOOTSTRAP_TOKEN, ...options });
const leader = (unit: string) => ({ role: "leader", unit: p.unit(unit) });
const administrator = (unit: string) => ({ role: "administrator", unit: p.unit(unit) });

async function listed(browser: Browser): Promise<string[]> {
  const { status, body } = await browser.call("GET", "/api/v1/people");
  expect(status, JSON.stringify(body)).toBe(200);
  return (body as { items: Person[] }).items.map(({ user }) => user);
}

test("a person is added with a password that is shown once, and listed without it", async () => {
  const body = { user: "le.thi.b", name: "Lê Thị B", grants: [administrator(""), leader("C1")], subject: "sso|17" };
  const answer = await ask("POST", "/people", { body });
  expect(answer.status).toBe(201);
  const { password, id } = answer.body as { password: string; id: string };
  const person = {
    ...body,
    id,
    grants: expect.arrayContaining(body.grants),
    disabled: false,
    mustChangePassword: true,
    twoFactor: false,
    lastSignInAt: null,
  };
  expect(answer.body).toEqual({ ...person, password });
  const list = await ask("GET", "/people");
  expect((list.body as { items: Person[] }).items).toContainEqual(person);
  expect(JSON.stringify(list.body)).not.toContain(password);
  await signedIn(server.url, "le.thi.b", password);
  expect((await ask("GET", "/people")).body).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ id, lastSignInAt: "2026-03-11T03:00:00.000Z" })]),
  });
});

test.each([
  ["no name", { user: "x1", grants: [{ role: "leader", unit: "U" }] }, "name"],
  ["no role", { user: "x1", name: "X", grants: [] }, "grants"],
  ["a role twice", { user: "x1", name: "X", grants: [{ role: "leader" }, { role: "leader", unit: null }] }, "grants"],
  ["an unknown role", { user: "x1", name: "X", grants: [{ role: "king", unit: "U" }] }, "grants.0.role"],
  ["an unknown unit", { user: "x1", name: "X", grants: [{ role: "leader", unit: "NOWHERE" }] }, "grants.0.unit"],
  ["a user name with a capital", { user: "Xu", name: "X", grants: [{ role: "leader" }] }, "user"],
  ["a password", { user: "x1", name: "X", grants: [{ role: "leader" }], password: "secret" }, "password"],
])("a person with %s is refused", async (_, body, place) => {
  expect(faultyPlaces(expectProblem(await ask("POST", "/people", { body }), 422, "invalid"))).toEqual([place]);
});

test("a role at a unit that has ended is given to nobody", async () => {
  await p.putUnits([{ code: p.unit("OLD"), name: "Cũ", kind: "commune", parent: p.unit("D1"), validTo: "2026-03-10" }]);
  const body = { user: "late", name: "Muộn", grants: [leader("OLD")] };
  const problem = expectProblem(await ask("POST", "/people", { body }), 422, "invalid");
  expect(problem.errors).toEqual([{ path: "grants.0.unit", code: "invalid", message: "has ended" }]);
});

test("a user name and a subject are somebody's alone", async () => {
  const { user } = await addPerson(server.url, [leader("C1")], { subject: "sso|one" });
  const body = { user, name: "Người khác", grants: [leader("C1")] };
  expectProblem(await ask("POST", "/people", { body }), 409, "conflict");
  const same = { ...body, user: "quite.another", subject: "sso|one" };
  expectProblem(await ask("POST", "/people", { body: same }), 409, "conflict");
});

test("an administrator of a district manages who has roles there and nowhere else", async () => {
  const { browser, person } = await newcomer(server.url, [administrator("D1")]);
  const inside = await addPerson(server.url, [leader("C1"), leader("C2")]);
  const half = await addPerson(server.url, [leader("C1"), leader("C3")]);
  const above = await addPerson(server.url, [leader("")]);
  const foreign = await addPerson(server.url, [{ role: "leader", unit: other.unit("C1") }]);
  const users = await listed(browser);
  expect(users).toEqual(expect.arrayContaining([person.user, inside.user]));
  for (const { user } of [half, above, foreign]) expect(users).not.toContain(user);
  expect(users).not.toContain("admin");

  const body = { user: "moi", name: "Mới", grants: [leader("C1")] };
  for (const { id } of [half, above, foreign, { id: "nobody" }]) {
    const calls = [
      browser.call("PUT", `/api/v1/people/${id}`, { body }),
      browser.call("DELETE", `/api/v1/people/${id}`),
      browser.call("POST", `/api/v1/people/${id}/password`),
      browser.call("DELETE", `/api/v1/people/${id}/two-factor`),
      browser.call("DELETE", `/api/v1/people/${id}/sessions`),
    ];
    for (const answer of await Promise.all(calls)) {
      expect(expectProblem(answer, 404, "not-found").detail).toBe("There is no such person");
    }
  }
  for (const grants of [[leader("C3")], [leader("C1"), leader("")], [{ role: "leader", unit: other.unit("C1") }]]) {
    const problem = expectProblem(
      await browser.call("POST", "/api/v1/people", { body: { ...body, grants } }),
      422,
      "invalid",
    );
    expect(problem.errors?.map(({ message }) => message)).toEqual(["is not a unit that is known"]);
    expectProblem(
      await browser.call("PUT", `/api/v1/people/${inside.id}`, { body: { ...body, grants } }),
      422,
      "invalid",
    );
  }
  const everywhere = { ...body, grants: [{ role: "administrator" }] };
  expectProblem(await browser.call("POST", "/api/v1/people", { body: everywhere }), 422, "invalid");
  expect((await browser.call("POST", "/api/v1/people", { body })).status).toBe(201);
  expect((await browser.call("DELETE", `/api/v1/people/${inside.id}`)).status).toBe(204);
});

test("leaders and staff manage nobody", async () => {
  for (const role of ["leader", "staff"]) {
    const { browser } = await newcomer(server.url, [{ role, unit: p.unit("") }]);
    expectProblem(await browser.call("GET", "/api/v1/people"), 403, "forbidden");
    expectProblem(await browser.call("POST", "/api/v1/people", { body: {} }), 403, "forbidden");
  }
  expectProblem(await call(server.url, "GET", "/api/v1/people"), 401, "unauthenticated");
});

test("the last administrator above all units can neither be removed nor shut out nor lowered", async () => {
  const browser = await signedIn(server.url);
  const { items } = (await browser.call("GET", "/api/v1/people")).body as { items: Person[] };
  const admin = items.find(({ user }) => user === "admin");
  const path = `/api/v1/people/${admin?.id}`;
  const body = { user: "admin", name: "Quản trị viên", grants: [{ role: "administrator", unit: null }] };
  expectProblem(await browser.call("DELETE", path), 409, "conflict");
  expectProblem(await browser.call("PUT", path, { body: { ...body, disabled: true } }), 409, "conflict");
  expectProblem(await browser.call("PUT", path, { body: { ...body, grants: [leader("")] } }), 409, "conflict");
  expect((await browser.call("PUT", path, { body: { ...body, name: "Quản trị" } })).status).toBe(200);
  expect((await browser.call("GET", "/api/v1/session")).body).toMatchObject({ name: "Quản trị" });

  const second = await addPerson(server.url, [{ role: "administrator", unit: null }]);
  const both = [ask("DELETE", `/people/${admin?.id}`), ask("DELETE", `/people/${second.id}`)];
  expect((await Promise.all(both)).map(({ status }) => status).sort()).toEqual([204, 409]);
  const left = ((await ask("GET", "/people")).body as { items: Person[] }).items.map(({ user }) => user);
  expect([left.includes("admin"), left.includes(second.user)].filter(Boolean)).toHaveLength(1);
});

test("an administrator makes a new password for others, not for the own account", async () => {
  const { browser, person } = await newcomer(server.url, [administrator("D2")]);
  const { person: lost, browser: theirs } = await newcomer(server.url, [leader("C3")]);
  const answer = await browser.call("POST", `/api/v1/people/${lost.id}/password`);
  const { password } = answer.body as { password: string };
  expectProblem(await theirs.call("GET", "/api/v1/session"), 401, "unauthenticated");
  expectProblem(await new Browser(server.url).signIn(lost.user, OWN_PASSWORD), 401, "unauthenticated");
  const again = await signedIn(server.url, lost.user, password);
  expect((await again.call("GET", "/api/v1/session")).body).toMatchObject({ mustChangePassword: true });
  expectProblem(await browser.call("POST", `/api/v1/people/${person.id}/password`), 403, "forbidden");
  expectProblem(await browser.call("DELETE", `/api/v1/people/${person.id}/two-factor`), 403, "forbidden");
});

test("people go out as CSV and come back as the same", async () => {
  const { browser } = await newcomer(server.url, [administrator("D1")]);
  const { user } = await addPerson(server.url, [leader("C1"), leader("C2")], { name: "=SUM(1,2)", subject: "sso|csv" });
  const out = await browser.call("GET", "/api/v1/people", { headers: { Accept: "text/csv" } });
  expect(out.headers.get("content-type")).toMatch(/^text\/csv/);
  const text = String(out.body);
  expect(text).toMatch(/^\uFEFF?user,name,role,unit,disabled\r\n/);
  expect(text).toContain(`${user},"'=SUM(1,2)",leader,${p.unit("C1")},0\r\n`);
  const put = (body: string, query = "") => browser.call("PUT", `/api/v1/people${query}`, { body, type: "text/csv" });
  const dry = (await put(text, "?dryRun=1")).body as { count: number; dryRun: true; changes: { kind: string }[] };
  expect(dry.dryRun).toBe(true);
  expect(dry.changes.map(({ kind }) => kind)).toEqual(Array.from({ length: dry.count }, () => "same"));
  expect((await put(text)).body).toEqual({ count: dry.count });
  const { items } = (await ask("GET", "/people")).body as { items: Person[] };
  expect(items.find((one) => one.user === user)).toMatchObject({ name: "=SUM(1,2)", subject: "sso|csv" });
});

test("a table says what it would change, then changes it, all or nothing", async () => {
  const known = await addPerson(server.url, [leader("C1")]);
  const header = "user,name,role,unit,disabled\n";
  const table = `${header}${known.user},Tên mới,leader,${p.unit("C1")},\n${known.user},Tên mới,staff,${p.unit("C2")},\nbrand.new,Mới tinh,leader,${p.unit("C3")},1\n`;
  const put = (body: string, query = "") => ask("PUT", `/people${query}`, { body, type: "text/csv" });
  const dry = await put(table, "?dryRun=1");
  expect(dry.body).toMatchObject({
    count: 2,
    dryRun: true,
    changes: [
      { code: known.user, kind: "changed", before: { grants: [leader("C1")] }, after: { name: "Tên mới" } },
      { code: "brand.new", kind: "new", before: null, after: { disabled: true, grants: [leader("C3")] } },
    ],
  });
  const users = async () => ((await ask("GET", "/people")).body as { items: Person[] }).items.map(({ user }) => user);
  expect(await users()).not.toContain("brand.new");
  const wrong = `${table}third,Ba,leader,NOWHERE,\nthird,Ba khác,leader,${p.unit("C1")},2\n`;
  expect(faultyPlaces(expectProblem(await put(wrong), 422, "invalid"))).toEqual(["4.disabled"]);
  const unknown = `${table}third,Ba,leader,NOWHERE,\n`;
  expect(faultyPlaces(expectProblem(await put(unknown), 422, "invalid"))).toEqual(["3.unit"]);
  expect(await users()).not.toContain("brand.new");
  expect((await put(table)).body).toEqual({ count: 2 });
  expect(await users()).toContain("brand.new");
  expectProblem(await put(`${header}a,A,leader,${p.unit("C1")},0,more\n`), 400, "invalid");
  expect(faultyPlaces(expectProblem(await put(`user,name,role,king\na,A,leader,x\n`), 422, "invalid"))).toEqual([
    "0.king",
  ]);
});

test("a table without the column lets nobody in again who was shut out, and keeps the subject", async () => {
  const { user, id } = await addPerson(server.url, [leader("C1")]);
  const subject = "sso|kept";
  await ask("PUT", `/people/${id}`, { body: { user, name: "Ai đó", grants: [leader("C1")], subject, disabled: true } });
  const body = `user,name,role,unit\n${user},Đổi tên,leader,${p.unit("C2")}\n`;
  expect((await ask("PUT", "/people", { body, type: "text/csv" })).body).toEqual({ count: 1 });
  const { items } = (await ask("GET", "/people")).body as { items: Person[] };
  expect(items.find((one) => one.id === id)).toMatchObject({ name: "Đổi tên", disabled: true, subject });
});

test("a table of a district's administrator touches nobody outside", async () => {
  const { browser } = await newcomer(server.url, [administrator("D1")]);
  const { user } = await addPerson(server.url, [leader("C3")]);
  const table = `user,name,role,unit\n${user},Chiếm,leader,${p.unit("C1")}\nx.new,X,leader,${p.unit("C3")}\n`;
  const problem = expectProblem(
    await browser.call("PUT", "/api/v1/people", { body: table, type: "text/csv" }),
    422,
    "invalid",
  );
  expect(problem.errors?.map(({ path, message }) => `${path} ${message}`)).toEqual([
    "0.user is taken",
    "1.unit is not a unit that is known",
  ]);
});

test("what is done to people is written down, before and after, without passwords", async () => {
  const { id, user, password } = await addPerson(server.url, [leader("C1")]);
  const body = { user, name: "Sau", grants: [{ role: "staff", unit: p.unit("C1") }] };
  await ask("PUT", `/people/${id}`, { body });
  const made = (await ask("POST", `/people/${id}/password`)).body as { password: string };
  await ask("DELETE", `/people/${id}`);
  const { items } = (await ask("GET", `/audit?search=${user}`)).body as { items: Record<string, unknown>[] };
  expect(items.map(({ action }) => action)).toEqual([
    "person.remove",
    "person.password",
    "person.change",
    "person.create",
  ]);
  expect(items[2]).toMatchObject({
    unit: p.unit("C1"),
    before: { grants: [leader("C1")] },
    after: { name: "Sau", grants: body.grants },
  });
  for (const secret of [password, made.password]) expect(JSON.stringify(items)).not.toContain(secret);
});
