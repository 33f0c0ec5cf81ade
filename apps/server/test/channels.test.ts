import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { AlertClient, ruleOf } from "./alerts.test-support.ts";
import { HookReceiver } from "./hook-receiver.test-support.ts";
import { expectProblem, type HttpAnswer } from "./http-client.test-support.ts";
import { bodyOf, headerOf, MailReceiver } from "./mail-receiver.test-support.ts";
import { Province } from "./province.test-support.ts";
import { startTestServer, type TestServer } from "./running-server.test-support.ts";

interface ChannelShown {
  readonly id: string;
  readonly name: string;
  readonly secret: string;
  readonly lastTest: object | null;
  readonly waiting: number;
  readonly dead: number;
}
interface DeliveryShown {
  readonly id: string;
  readonly title: string;
  readonly state: string;
}

const SOON = { timeout: 20_000, interval: 100 };

let server: TestServer;
let province: Province;
let hooks: HookReceiver;
let mails: MailReceiver;
let admin: AlertClient;
beforeAll(async () => {
  hooks = await HookReceiver.open();
  mails = await MailReceiver.open();
  const channels = { mail: mails.settings, webhookNetworks: ["127.0.0.1"] };
  server = await startTestServer(new Date().toISOString(), { channels, clockRuns: true });
  province = await Province.create(server);
  // A unit that was never heard of is judged by nothing.
  const events = ["C1", "C2", "C3"].map((code) => province.received(code, code, "2026-03-02 09:00", "unknown"));
  await province.take(events);
  admin = new AlertClient(server);
});
afterAll(async () => {
  await server.stop();
  await hooks.close();
  await mails.close();
});

function bodyAt(unit: string, changes: object = {}): object {
  return {
    unit: province.unit(unit),
    name: "Văn phòng",
    kind: "webhook",
    url: `${hooks.url}/${unit}`,
    reach: "children",
    alerts: "warning",
    escalations: false,
    directives: true,
    digestAt: null,
    officeHours: false,
    language: "vi",
    enabled: true,
    ...changes,
  };
}

const BY_MAIL = { kind: "email", url: null, to: ["vanphong@songiang.example.vn"] };

async function made(body: object): Promise<ChannelShown> {
  const answer = await admin.call("POST", "channels", body);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body as ChannelShown;
}

async function deliveries({ id }: Pick<ChannelShown, "id">, query = ""): Promise<DeliveryShown[]> {
  const { body } = await admin.call("GET", `channels/${id}/deliveries${query}`);
  return (body as { items: DeliveryShown[] }).items;
}

test("an alert goes to a receiver and to an office, as it is, and says so when it is over", async () => {
  const [hook, mail] = [await made(bodyAt("C1")), await made(bodyAt("C1", { ...BY_MAIL, name: "Thư" }))];
  expect([hook.secret, mail.secret]).toEqual([expect.stringMatching(/^whsec_/), null]);
  const code = province.unit("C1");
  await admin.put("told", ruleOf(code, { metric: "orphans", direction: "below", warning: { fire: 5 } }));
  await admin.until("told", { state: "firing" });
  await vi.waitFor(() => expect([hooks.hooked.length, mails.mailed.length]).toEqual([1, 1]), SOON);
  const [hooked] = hooks.hooked;
  const [mailed] = mails.mailed;
  if (hooked === undefined || mailed === undefined) throw new Error("nothing came");
  const message = new Webhook(hook.secret).verify(hooked.body, hooked.headers as Record<string, string>);
  expect(message).toMatchObject({
    type: "alert",
    id: hooked.id,
    news: "fired",
    severity: "warning",
    rule: { id: "told", metric: "orphans", threshold: 5 },
    alerts: [{ unit: code, value: 0 }],
    channel: { id: hook.id, name: "Văn phòng", unit: code },
  });
  expect(headerOf(mailed, "Subject")).toMatch(/^\[Một Cửa IOC\] Chú ý: Quá hạn, /);
  expect(bodyOf(mailed)).toContain("Ngưỡng: dưới 5.");
  expect(await deliveries(hook)).toMatchObject([{ state: "delivered", id: hooked.id, kind: "alert", attempts: 1 }]);

  expect((await admin.call("DELETE", "alert-rules/told")).status).toBe(204);
  await vi.waitFor(
    () => expect(hooks.messages()).toMatchObject([{}, { news: "resolved", because: "ruleDeleted" }]),
    SOON,
  );
  for (const { id } of [hook, mail]) expect((await admin.call("DELETE", `channels/${id}`)).status).toBe(204);
});

test("a channel is tried from here, and what happened is said; neither is in the list of what was told", async () => {
  const channel = await made(bodyAt("C2"));
  const before = hooks.hooked.length;
  const tried = await admin.call("POST", `channels/${channel.id}/test`);
  expect(tried).toMatchObject({ status: 200, body: { delivered: true, fault: null } });
  expect(hooks.messages().slice(before)).toMatchObject([{ type: "test", channel: { id: channel.id } }]);
  hooks.answer = () => ({ status: 404 });
  const refused = await admin.call("POST", `channels/${channel.id}/test`);
  expect(refused.body).toMatchObject({ delivered: false, fault: { code: "refused", status: 404 } });
  hooks.answer = () => ({ status: 204 });
  const mail = await made(bodyAt("C2", BY_MAIL));
  expect((await admin.call("POST", `channels/${mail.id}/test`)).body).toMatchObject({ delivered: true });
  expect(headerOf(mails.mailed.at(-1) ?? { from: "", to: [], raw: "" }, "Subject")).toBe(
    "[Một Cửa IOC] Thư thử: Văn phòng",
  );
  expect([await deliveries(channel), await deliveries(mail)]).toEqual([[], []]);

  // The last one stays to be seen, by whoever looks later, until the channel leads elsewhere.
  const lastTest = async () => ((await admin.call("GET", `channels/${channel.id}`)).body as ChannelShown).lastTest;
  const at = expect.any(String);
  expect(await lastTest()).toEqual({ ...(refused.body as object), at, by: "bootstrap" });
  await admin.call("PUT", `channels/${channel.id}`, bodyAt("C2", { name: "Đổi tên" }));
  expect(await lastTest()).toMatchObject({ delivered: false, fault: { code: "refused" } });
  await admin.call("PUT", `channels/${channel.id}`, bodyAt("C2", { url: `${hooks.url}/elsewhere` }));
  expect(await lastTest()).toBeNull();
  let last: HttpAnswer | undefined;
  for (let i = 0; i < 10; i += 1) last = await admin.call("POST", `channels/${channel.id}/test`);
  expectProblem(last as HttpAnswer, 429, "overloaded");
});

test("what a receiver refused is given up, listed, and sent again under its id", async () => {
  const channel = await made(bodyAt("D2"));
  hooks.answer = ({ path }) => ({ status: path === "/D2" ? 403 : 204 });
  const code = province.unit("D2");
  await admin.put("refused", ruleOf(code, { metric: "orphans", direction: "below", warning: { fire: 5 } }));
  await vi.waitFor(async () => expect(await deliveries(channel, "?state=dead")).toHaveLength(1), SOON);
  const [dead] = await deliveries(channel);
  if (dead === undefined) throw new Error("nothing was given up");
  expect(dead).toMatchObject({ state: "dead", fault: { code: "refused", status: 403 }, nextTryAt: null });
  const list = await admin.call("GET", "channels");
  expect(list.body).toMatchObject({ mailServer: true });
  expect((list.body as { items: ChannelShown[] }).items).toContainEqual(
    expect.objectContaining({ id: channel.id, dead: 1, waiting: 0 }),
  );
  hooks.answer = () => ({ status: 204 });
  const retried = await admin.call("POST", `channels/${channel.id}/deliveries/${dead.id}/retry`);
  expect(retried).toMatchObject({ status: 200, body: { id: dead.id, state: "waiting" } });
  await vi.waitFor(async () => expect(await deliveries(channel)).toMatchObject([{ state: "delivered" }]), SOON);
  expect(new Set(hooks.hooked.filter(({ path }) => path === "/D2").map(({ id }) => id))).toEqual(new Set([dead.id]));
  expectProblem(await admin.call("POST", `channels/${channel.id}/deliveries/${dead.id}/retry`), 409, "conflict");
  expectProblem(await admin.call("POST", `channels/${channel.id}/deliveries/x/retry`), 404, "not-found");
  const nothing = await admin.call("POST", `channels/${channel.id}/deliveries/retry`);
  expect(nothing).toMatchObject({ status: 200, body: { count: 0 } });
  hooks.answer = ({ path }) => ({ status: path === "/D2" ? 404 : 204 });
  await admin.call("DELETE", "alert-rules/refused");
  await vi.waitFor(async () => expect(await deliveries(channel, "?state=dead")).toHaveLength(1), SOON);
  hooks.answer = () => ({ status: 204 });
  const all = await admin.call("POST", `channels/${channel.id}/deliveries/retry`);
  expect(all).toMatchObject({ status: 200, body: { count: 1 } });
  await vi.waitFor(
    async () => expect(await deliveries(channel)).toMatchObject([{ state: "delivered" }, { state: "delivered" }]),
    SOON,
  );
});

test("a key is changed while messages go out: for a day the old one signs as well", async () => {
  const channel = await made(bodyAt("C3"));
  const changed = await admin.call("POST", `channels/${channel.id}/secret`);
  const { secret } = changed.body as { secret: string };
  expect(secret).not.toBe(channel.secret);
  const hookedAt = async () => {
    await admin.call("POST", `channels/${channel.id}/test`);
    const { body, headers } = hooks.hooked.at(-1) ?? { body: "", headers: {} };
    return (by: string) => () => new Webhook(by).verify(body, headers as Record<string, string>);
  };
  const both = await hookedAt();
  for (const one of [secret, channel.secret]) expect(both(one)).not.toThrow();
  const mail = await made(bodyAt("C3", BY_MAIL));
  expectProblem(await admin.call("POST", `channels/${mail.id}/secret`), 409, "conflict");
});

describe("what is wrong with a channel is said:", () => {
  test.each([
    ["to", { kind: "email", url: null }],
    ["url", { kind: "email", to: ["a@b.vn"] }],
    ["to", { to: ["a@b.vn"] }],
    ["url", { url: null }],
    ["url", { url: "ftp://example.vn" }],
    ["url", { url: "https://user:secret@example.vn/" }],
    ["url", { url: "http://10.1.2.3/hook" }],
    ["url", { url: "https://[fd00::1]/hook" }],
    ["url", { url: "http://[::1]:8080/hook" }],
    ["url", { url: "http://169.254.169.254/latest/meta-data" }],
    ["to.0", { ...BY_MAIL, to: ["nobody"] }],
    ["to", { ...BY_MAIL, to: ["a@b.vn", "A@B.vn"] }],
    ["digestAt", { digestAt: "24:00" }],
    ["alerts", { alerts: null, directives: false }],
    ["king", { king: 1 }],
  ])("%s of %o", async (path, changes) => {
    const problem = expectProblem(await admin.call("POST", "channels", bodyAt("C1", changes)), 422, "invalid");
    expect(problem.errors?.map((error) => error.path)).toContain(path);
  });

  test("where it may not lead is said when it is saved, by its name, too; a name that leads nowhere now may be saved", async () => {
    const channel = await made(bodyAt("C1", { url: "https://does-not-exist.invalid/hook" }));
    // `localhost` is both 127.0.0.1, which is allowed here, and ::1, which is not: the one is enough.
    const local = new URL(hooks.url);
    local.hostname = "localhost";
    expect((await admin.call("PUT", `channels/${channel.id}`, bodyAt("C1", { url: local.href }))).status).toBe(200);
    const forbidden = bodyAt("C1", { url: "http://192.168.1.1/" });
    const problem = expectProblem(await admin.call("PUT", `channels/${channel.id}`, forbidden), 422, "invalid");
    expect(problem.errors).toEqual([
      { path: "url", code: "invalid", message: "leads into a network that is not allowed: 192.168.1.1" },
    ]);
    expect((await admin.call("DELETE", `channels/${channel.id}`)).status).toBe(204);
  });

  test("its kind stays", async () => {
    const channel = await made(bodyAt("C1"));
    const problem = expectProblem(
      await admin.call("PUT", `channels/${channel.id}`, bodyAt("C1", BY_MAIL)),
      422,
      "invalid",
    );
    expect(problem.errors?.[0]?.path).toBe("kind");
    const renamed = await admin.call("PUT", `channels/${channel.id}`, bodyAt("C2", { name: "Khác" }));
    expect(renamed.body).toMatchObject({ name: "Khác", unit: province.unit("C2") });
    expect((await admin.call("DELETE", `channels/${channel.id}`)).status).toBe(204);
  });
});

test("channels are an administrator's, of their subtree alone; what is done is in the trail, without keys and paths", async () => {
  const [own, other] = [await made(bodyAt("D1", { name: "Trong" })), await made(bodyAt("D2", { name: "Ngoài" }))];
  const tokenOf = async (role: string): Promise<AlertClient> => {
    const answer = await admin.call("POST", "tokens", { name: role, role, unit: province.unit("D1") });
    return new AlertClient(server, (answer.body as { token: string }).token);
  };
  const [administrator, leader] = [await tokenOf("administrator"), await tokenOf("leader")];
  const { items } = (await administrator.call("GET", "channels")).body as { items: ChannelShown[] };
  expect(items.map(({ id }) => id)).toContain(own.id);
  expect(items.map(({ id }) => id)).not.toContain(other.id);
  const paths: readonly (readonly [string, string, object?])[] = [
    ["GET", ""],
    ["PUT", "", bodyAt("D1")],
    ["DELETE", ""],
    ["POST", "/test"],
    ["POST", "/secret"],
    ["GET", "/deliveries"],
    ["POST", "/deliveries/x/retry"],
    ["POST", "/deliveries/retry"],
  ];
  for (const [method, path, body] of paths) {
    const outside = expectProblem(
      await administrator.call(method, `channels/${other.id}${path}`, body),
      404,
      "not-found",
    );
    const nowhere = expectProblem(await administrator.call(method, `channels/nothing${path}`, body), 404, "not-found");
    expect(outside, `${method} ${path}`).toEqual(nowhere);
    expectProblem(await leader.call(method, `channels/${own.id}${path}`, body), 403, "forbidden");
  }
  expectProblem(await administrator.call("POST", "channels", bodyAt("D2")), 404, "not-found");
  expectProblem(await administrator.call("PUT", `channels/${own.id}`, bodyAt("D2")), 404, "not-found");

  expect((await administrator.call("PUT", `channels/${own.id}`, bodyAt("D1", { name: "Mới" }))).status).toBe(200);
  expect((await administrator.call("POST", `channels/${own.id}/secret`)).status).toBe(200);
  expect((await administrator.call("POST", `channels/${own.id}/test`)).status).toBe(200);
  expect((await administrator.call("DELETE", `channels/${own.id}`)).status).toBe(204);
  const trail = await administrator.call("GET", "audit");
  const lines = (trail.body as { items: { action: string; object: string; before: object; after: object }[] }).items;
  const names = ["Trong", "Mới"];
  const ofChannels = lines
    .filter(({ action, object }) => action.startsWith("channel.") && names.includes(object))
    .reverse();
  expect(ofChannels.map(({ action, object }) => `${action} ${object}`)).toEqual([
    "channel.create Trong",
    "channel.change Mới",
    "channel.secret Mới",
    "channel.test Mới",
    "channel.remove Mới",
  ]);
  expect(ofChannels[1]).toMatchObject({ before: { name: "Trong", url: hooks.url }, after: { name: "Mới" } });
  expect(JSON.stringify(ofChannels)).not.toContain(own.secret);
  expect(JSON.stringify(ofChannels)).not.toContain("/D1");
});

test("directives go to the unit's channel as they are sent", async () => {
  const channel = await made(bodyAt("C3", { alerts: null }));
  const token = await admin.call("POST", "tokens", { name: "l", role: "leader", unit: province.unit("D2") });
  const leader = new AlertClient(server, (token.body as { token: string }).token);
  const dueAt = new Date(server.clock.now() + 86_400_000).toISOString();
  const sent = await leader.call("POST", "directives", { unit: province.unit("C3"), text: "Khẩn trương", dueAt });
  expect(sent.status, JSON.stringify(sent.body)).toBe(201);
  await vi.waitFor(async () => expect(await deliveries(channel)).toMatchObject([{ state: "delivered" }]), SOON);
  const ofChannel = (hooks.messages() as { channel: { id: string } }[]).filter((one) => one.channel.id === channel.id);
  expect(ofChannel).toMatchObject([
    {
      type: "directive",
      news: "send",
      directive: { unit: province.unit("C3"), text: "Khẩn trương", state: "sent" },
    },
  ]);
});
