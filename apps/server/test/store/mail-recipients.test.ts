import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { unit } from "../../src/access/organisation.test-support.ts";
import { MOST_ATTEMPTS } from "../../src/channels/back-off.ts";
import type { Deliverer } from "../../src/channels/deliverer.ts";
import { sendAgain } from "../../src/channels/delivery-store.ts";
import { headerOf, MailReceiver } from "../mail-receiver.test-support.ts";
import { AlertWorld } from "./alert-world.test-support.ts";
import { addTests, delivererOf, deliveriesOf, makeChannel, standOf } from "./channel-world.test-support.ts";

const START = Date.parse("2026-03-02T09:00:00+07:00");
const MINUTE_MS = 60_000;

let world: AlertWorld;
let mails: MailReceiver;
let deliverer: Deliverer;
beforeAll(async () => {
  world = await AlertWorld.open([unit("P", null)]);
  mails = await MailReceiver.open();
});
beforeEach(() => {
  world.clock.set(START);
});
afterEach(async () => {
  await deliverer.stop();
  await world.database.db.deleteFrom("channel").execute();
  mails.mailed.length = 0;
  mails.refuse = () => undefined;
});
afterAll(async () => {
  await mails.close();
  await world.close();
});

/** Everything that is due now has been tried. */
async function run(): Promise<void> {
  await deliverer.look();
  await deliverer.idle();
}

test("CHN-7 whom a mail server does not take for now is tried again alone; nobody gets it twice, and who is refused for good is named", async () => {
  const [taken, later, never] = ["a@x.example.vn", "b@x.example.vn", "c@x.example.vn"];
  const channel = await makeChannel(world, "P", { to: [taken, later, never] as string[], url: null });
  mails.refuse = (address) => (address === later ? 451 : address === never ? 550 : undefined);
  await addTests(world, channel, "one", "two");
  deliverer = delivererOf(world, { mail: mails.settings });
  await run();
  // A mailbox that is full is not a channel that fails: what stands behind it goes out.
  expect(await standOf(world, channel)).toEqual(["one waiting 1 mailRefused", "two waiting 1 mailRefused"]);
  expect(mails.mailed.map(({ to }) => to)).toEqual([[taken], [taken]]);
  const faultOf = async (index: number) => JSON.parse((await deliveriesOf(world, channel))[index]?.fault ?? "null");
  expect(await faultOf(0)).toMatchObject({ detail: `${later}, ${never}` });

  // Still not: they stay the only ones that it is tried with.
  world.clock.advance(MINUTE_MS);
  await run();
  expect(await standOf(world, channel)).toEqual(["one waiting 2 mailRefused", "two waiting 2 mailRefused"]);
  expect(mails.mailed).toHaveLength(2);

  mails.refuse = (address) => (address === never ? 550 : undefined);
  world.clock.advance(10 * MINUTE_MS);
  await run();
  expect(await standOf(world, channel)).toEqual(["one delivered 3 mailRefused", "two delivered 3 mailRefused"]);
  expect(mails.mailed.slice(2).map(({ to }) => to)).toEqual([[later], [later]]);
  expect(await faultOf(0)).toMatchObject({ detail: never });
  // The head names the whole office, and the mail is the same one.
  const [first, , again] = mails.mailed;
  if (first === undefined || again === undefined) throw new Error("no mail");
  for (const name of ["Message-ID", "To"]) expect(headerOf(again, name)).toBe(headerOf(first, name));
});

test("CHN-7 a mail that some have got is given up for the others, and sent again to them alone", async () => {
  const [taken, later, never] = ["a@x.example.vn", "b@x.example.vn", "c@x.example.vn"];
  const channel = await makeChannel(world, "P", { to: [taken, later, never] as string[], url: null });
  mails.refuse = (address) => (address === later ? 451 : address === never ? 550 : undefined);
  await addTests(world, channel, "one");
  deliverer = delivererOf(world, { mail: mails.settings });
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    await run();
    world.clock.advance(61 * MINUTE_MS);
  }
  expect(await standOf(world, channel)).toEqual([`one dead ${MOST_ATTEMPTS} mailRefused`]);
  mails.refuse = () => undefined;
  const [row] = await deliveriesOf(world, channel);
  await sendAgain(world.database.db, channel.id, row?.id ?? "", world.clock.now());
  await run();
  expect(await standOf(world, channel)).toEqual(["one delivered 1"]);
  expect(mails.mailed.map(({ to }) => to)).toEqual([[taken], [later, never]]);
});

test("CHN-7 where the last ones refuse it for good whom it was left for, it has arrived but for them", async () => {
  const channel = await makeChannel(world, "P", { to: ["a@x.example.vn", "b@x.example.vn"], url: null });
  mails.refuse = (address) => (address.startsWith("b@") ? 451 : undefined);
  await addTests(world, channel, "one");
  deliverer = delivererOf(world, { mail: mails.settings });
  await run();
  mails.refuse = (address) => (address.startsWith("b@") ? 550 : undefined);
  world.clock.advance(MINUTE_MS);
  await run();
  mails.refuse = () => undefined;
  expect(await standOf(world, channel)).toEqual(["one delivered 2 mailRefused"]);
  expect(mails.mailed.map(({ to }) => to)).toEqual([["a@x.example.vn"]]);
});
