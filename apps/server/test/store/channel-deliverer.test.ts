import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { unit } from "../../src/access/organisation.test-support.ts";
import { MOST_ATTEMPTS } from "../../src/channels/back-off.ts";
import type { Deliverer } from "../../src/channels/deliverer.ts";
import { deliveryBacklog } from "../../src/channels/delivery-counts.ts";
import { claimDelivery, dropOldDeliveries, sendAgain } from "../../src/channels/delivery-store.ts";
import { HookReceiver } from "../hook-receiver.test-support.ts";
import { bodyOf, headerOf, MailReceiver } from "../mail-receiver.test-support.ts";
import { AlertWorld } from "./alert-world.test-support.ts";
import {
  addTests,
  delivererOf,
  deliveriesOf,
  type MadeChannel,
  makeChannel,
  standOf,
} from "./channel-world.test-support.ts";

const START = Date.parse("2026-03-02T09:00:00+07:00");
const MINUTE_MS = 60_000;

let world: AlertWorld;
let hooks: HookReceiver;
let mails: MailReceiver;
const deliverers: Deliverer[] = [];
beforeAll(async () => {
  world = await AlertWorld.open([unit("P", null)]);
  hooks = await HookReceiver.open();
  mails = await MailReceiver.open();
});
afterEach(async () => {
  for (const deliverer of deliverers.splice(0)) await deliverer.stop();
  await world.database.db.deleteFrom("channel").execute();
  hooks.hooked.length = 0;
  hooks.answer = () => ({ status: 204 });
});
afterAll(async () => {
  await hooks.close();
  await mails.close();
  await world.close();
});

function leader(
  ...settings: Parameters<typeof delivererOf> extends [unknown, ...infer Rest] ? Rest : never
): Deliverer {
  const deliverer = delivererOf(world, ...settings);
  deliverers.push(deliverer);
  return deliverer;
}

/** Everything that is due now has been tried. */
async function run(deliverer: Deliverer): Promise<void> {
  await deliverer.look();
  await deliverer.idle();
}

const add = (channel: MadeChannel, ...names: string[]): Promise<void> => addTests(world, channel, ...names);
const stand = (channel: MadeChannel): Promise<string[]> => standOf(world, channel);

/** Names of what came in, in its order. */
function arrived(): string[] {
  return (hooks.messages() as { channel: { name: string } }[]).map(({ channel }) => channel.name);
}

async function hook(path = ""): Promise<MadeChannel> {
  world.clock.set(START);
  return makeChannel(world, "P", { url: `${hooks.url}/${path}` });
}

test("CHN-7 messages go out in their order, signed so that a receiver others wrote takes them, each by the id of its row", async () => {
  const channel = await hook("here?with=query");
  world.clock.set(Date.now());
  await add(channel, "one", "two", "three");
  await run(leader());
  expect(arrived()).toEqual(["one", "two", "three"]);
  const rows = await deliveriesOf(world, channel);
  expect(hooks.hooked.map(({ id }) => id)).toEqual(rows.map(({ id }) => id));
  for (const { body, headers, path } of hooks.hooked) {
    expect(path).toBe("/here?with=query");
    expect(new Webhook(channel.secret).verify(body, headers as Record<string, string>)).toEqual(JSON.parse(body));
  }
  expect(await stand(channel)).toEqual(["one delivered 1", "two delivered 1", "three delivered 1"]);
});

test("CHN-7 what fails is tried again under the same id, later and later; when it works again all follow in their order", async () => {
  const channel = await hook();
  hooks.answer = () => ({ status: 503 });
  await add(channel, "one", "two", "three");
  const deliverer = leader();
  await run(deliverer);
  // Two failures, and the channel rests: the third is not even tried.
  expect(arrived()).toEqual(["one", "two"]);
  expect(await stand(channel)).toEqual(["one waiting 1 unwell", "two waiting 1 unwell", "three waiting 0"]);
  await run(deliverer);
  expect(arrived()).toHaveLength(2);
  world.clock.advance(MINUTE_MS / 2);
  await run(deliverer);
  expect(await stand(channel)).toEqual(["one waiting 2 unwell", "two waiting 2 unwell", "three waiting 0"]);
  hooks.answer = () => ({ status: 200 });
  world.clock.advance(MINUTE_MS);
  await run(deliverer);
  expect(arrived().slice(4)).toEqual(["one", "two", "three"]);
  expect(new Set(hooks.hooked.map(({ id }) => id)).size).toBe(3);
});

test("CHN-7 a message that alone fails holds up no other, and is given up in the end", async () => {
  const channel = await hook();
  hooks.answer = ({ body }) => ({ status: body.includes('"bad"') ? 500 : 200 });
  await add(channel, "bad", "one", "two");
  const deliverer = leader();
  await run(deliverer);
  expect(await stand(channel)).toEqual(["bad waiting 1 unwell", "one delivered 1", "two delivered 1"]);
  for (let attempt = 1; attempt < MOST_ATTEMPTS; attempt += 1) {
    world.clock.advance(61 * MINUTE_MS);
    await run(deliverer);
  }
  expect((await stand(channel))[0]).toBe(`bad dead ${MOST_ATTEMPTS} unwell`);
  expect(arrived().filter((name) => name === "bad")).toHaveLength(MOST_ATTEMPTS);
  world.clock.advance(61 * MINUTE_MS);
  await run(deliverer);
  expect(arrived().filter((name) => name === "bad")).toHaveLength(MOST_ATTEMPTS);
});

test.each([
  [404, "dead", "refused"],
  [410, "dead", "refused"],
  [301, "dead", "redirected"],
  [408, "waiting", "unwell"],
  [429, "waiting", "unwell"],
  [500, "waiting", "unwell"],
])("CHN-7 a receiver that answers %i: %s, %s", async (status, state, code) => {
  const channel = await hook();
  hooks.answer = () => ({ status, headers: { location: `${hooks.url}/elsewhere` } });
  await add(channel, "one");
  await run(leader());
  expect(await stand(channel)).toEqual([`one ${state} 1 ${code}`]);
  expect(hooks.hooked.map(({ path }) => path)).toEqual(["/"]);
});

test("Retry-After is heeded, in seconds and as a date", async () => {
  const channel = await hook();
  hooks.answer = () => ({ status: 429, headers: { "retry-after": "600" } });
  await add(channel, "one");
  await run(leader());
  const [row] = await deliveriesOf(world, channel);
  expect(row?.next_at).toBe(START + 600_000);
});

test("CHN-5 what failed shortly before the office closes is tried again when it opens", async () => {
  const friday = Date.parse("2026-03-06T16:59:50+07:00");
  world.clock.set(friday);
  const channel = await makeChannel(world, "P", { url: `${hooks.url}/`, officeHours: true });
  hooks.answer = () => ({ status: 503 });
  await add(channel, "one");
  await run(leader());
  const [row] = await deliveriesOf(world, channel);
  expect(row?.next_at).toBe(Date.parse("2026-03-09T07:30:00+07:00"));
});

test("what was given up is sent again when somebody says so, as often as a new message", async () => {
  const channel = await hook();
  hooks.answer = () => ({ status: 400 });
  await add(channel, "one");
  const deliverer = leader();
  await run(deliverer);
  const [row] = await deliveriesOf(world, channel);
  hooks.answer = () => ({ status: 204 });
  const { db } = world.database;
  expect(await sendAgain(db, "another", row?.id ?? "", START)).toBeUndefined();
  expect(await sendAgain(db, channel.id, row?.id ?? "", START)).toMatchObject({ state: "waiting", attempts: 0 });
  await run(deliverer);
  expect(await stand(channel)).toEqual(["one delivered 1"]);
  expect(await sendAgain(db, channel.id, row?.id ?? "", START)).toBeUndefined();
  expect(new Set(hooks.hooked.map(({ id }) => id)).size).toBe(1);
});

test("CHN-4 what a leader that died had taken is sent by the next one, once nothing was heard of it; two share the work", async () => {
  const channel = await hook();
  await add(channel, "one", "two");
  const { db } = world.database;
  const until = START + MINUTE_MS;
  expect(await claimDelivery(db, { channel: channel.id, after: 0, now: START, until })).toMatchObject({ title: "one" });
  const [one, other] = [leader(), leader()];
  await Promise.all([run(one), run(other)]);
  expect(arrived()).toEqual(["two"]);
  world.clock.set(until);
  await Promise.all([run(one), run(other)]);
  expect(arrived()).toEqual(["two", "one"]);
  expect(await stand(channel)).toEqual(["one delivered 2", "two delivered 1"]);
});

test("a receiver that hangs holds up its own channel alone, and stopping does not wait for it", async () => {
  const [slow, quick] = [await hook("slow"), await hook("quick")];
  let asked: () => void = () => undefined;
  const isAsked = new Promise<void>((done) => {
    asked = done;
  });
  hooks.answer = ({ path }) => {
    if (path !== "/slow") return { status: 204 };
    asked();
    return new Promise(() => undefined);
  };
  await add(slow, "slow");
  await add(quick, "quick");
  const deliverer = leader();
  await deliverer.look();
  await isAsked;
  await expect.poll(() => stand(quick)).toEqual(["quick delivered 1"]);
  await deliverer.stop();
  // As if it had not been tried: the next leader does so at once.
  expect(await stand(slow)).toEqual(["slow waiting 0"]);
});

test("webhooks go to no address that is nobody's on the internet, by number or by name, unless it is named", async () => {
  world.clock.set(START);
  const { port } = new URL(hooks.url);
  const urls = [`${hooks.url}/`, `http://localhost:${port}/`, `http://[::1]:${port}/`, "http://2130706433/"];
  const channels = await Promise.all(urls.map((url) => makeChannel(world, "P", { url })));
  for (const channel of channels) await add(channel, "one");
  await run(leader({ webhookNetworks: [] }));
  for (const channel of channels) expect(await stand(channel)).toEqual(["one dead 1 forbiddenAddress"]);
  expect(hooks.hooked).toEqual([]);
});

test("nobody listens, or nobody is there: it is tried again", async () => {
  world.clock.set(START);
  const urls = ["http://127.0.0.1:9/", "http://nowhere.invalid/"];
  const channels = await Promise.all(urls.map((url) => makeChannel(world, "P", { url })));
  for (const channel of channels) await add(channel, "one");
  await run(leader());
  for (const channel of channels) expect(await stand(channel)).toEqual(["one waiting 1 unreachable"]);
});

test("e-mails come from the sender to the office, under an id that stays, and nobody's note answers them", async () => {
  world.clock.set(START);
  const to = ["vanphong@songiang.example.vn", "lanhdao@songiang.example.vn"];
  const channel = await makeChannel(world, "P", { to, url: null });
  await add(channel, "one");
  await run(leader({ mail: mails.settings }));
  expect(await stand(channel)).toEqual(["one delivered 1"]);
  const [mail] = mails.mailed;
  if (mail === undefined) throw new Error("no mail");
  const [row] = await deliveriesOf(world, channel);
  expect(mail).toMatchObject({ from: "ioc@songiang.example.vn", to });
  expect(headerOf(mail, "Message-ID")).toBe(`<${row?.id}@songiang.example.vn>`);
  expect(headerOf(mail, "Auto-Submitted")).toBe("auto-generated");
  expect(headerOf(mail, "From")).toBe("Một Cửa IOC <ioc@songiang.example.vn>");
  expect(headerOf(mail, "Subject")).toBe("[Một Cửa IOC] Thư thử: one");
  expect(bodyOf(mail)).toContain("https://ioc.example.vn/?scene=unit&unit=P");
});

test.each([
  ["takes no mail for good", [550, 550], "one dead 1 mailRefused"],
  ["takes no mail now", [450, 450], "one waiting 1 mailRefused"],
  ["takes it for some", [550, undefined], "one delivered 1 mailRefused"],
])("a mail server that %s", async (_, [first, second], stands) => {
  world.clock.set(START);
  const channel = await makeChannel(world, "P", { to: ["a@x.example.vn", "b@x.example.vn"], url: null });
  mails.refuse = (address) => (address.startsWith("a@") ? first : second);
  await add(channel, "one");
  await run(leader({ mail: mails.settings }));
  mails.refuse = () => undefined;
  expect(await stand(channel)).toEqual([stands]);
});

test("without a mail server, or with one that is down, e-mails wait", async () => {
  world.clock.set(START);
  const channel = await makeChannel(world, "P", { to: ["a@x.example.vn"], url: null });
  await add(channel, "one");
  await run(leader());
  expect(await stand(channel)).toEqual(["one waiting 1 noMailServer"]);
  world.clock.advance(MINUTE_MS);
  await run(leader({ mail: { ...mails.settings, port: 9 } }));
  expect(await stand(channel)).toEqual(["one waiting 2 mailServer"]);
});

test("a password is never sent over a line that is not encrypted", async () => {
  world.clock.set(START);
  const channel = await makeChannel(world, "P", { to: ["a@x.example.vn"], url: null });
  await add(channel, "one");
  const before = mails.mailed.length;
  await run(leader({ mail: { ...mails.settings, user: "ioc", password: "s3cret" } }));
  expect(await stand(channel)).toEqual(["one waiting 1 mailServer"]);
  expect(mails.mailed).toHaveLength(before);
});

test("a mail server whose certificate nobody vouches for is not believed", async () => {
  world.clock.set(START);
  const channel = await makeChannel(world, "P", { to: ["a@x.example.vn"], url: null });
  await add(channel, "one");
  const doubtful = await MailReceiver.open(true);
  try {
    await run(leader({ mail: doubtful.settings }));
    expect(await stand(channel)).toEqual(["one waiting 1 mailServer"]);
    expect(doubtful.mailed).toEqual([]);
  } finally {
    await doubtful.close();
  }
});

test("a channel that is switched off keeps what waits; what is old is dropped", async () => {
  const channel = await hook();
  await add(channel, "one");
  const { db } = world.database;
  await db.updateTable("channel").set({ is_enabled: false }).execute();
  const deliverer = leader();
  await run(deliverer);
  expect(arrived()).toEqual([]);
  expect(await deliveryBacklog(db, START)).toMatchObject({ waiting: 0, oldestAt: null });
  await db.updateTable("channel").set({ is_enabled: true }).execute();
  expect(await deliveryBacklog(db, START)).toEqual({ waiting: 1, dead: 0, oldestAt: START });
  await run(deliverer);
  expect(arrived()).toEqual(["one"]);
  const DAY_MS = 86_400_000;
  await dropOldDeliveries(db, START + 29 * DAY_MS);
  expect(await stand(channel)).toEqual(["one delivered 1"]);
  await dropOldDeliveries(db, START + 31 * DAY_MS);
  expect(await stand(channel)).toEqual([]);
});
