import { civilTime } from "@ioc/testkit/oracle/civil-time.ts";
import type { OracleCommittedEvent, OracleWorld } from "@ioc/testkit/oracle/oracle-world.ts";
import type { SeededRandom } from "./seeded-random.test-support.ts";
import type { StoredWorld } from "./stored-world.test-support.ts";

interface Change {
  readonly at: number;
  readonly apply: (server: StoredWorld) => Promise<void>;
}

/**
 * Lets a server live through a world: what was provisioned at its times, the events of each civil day (the least that
 * the rules of a commit look at) in any order, in batches of any size, some of them again. Meanwhile the
 * ledger is rolled up, now and then not to the end, and the server is started anew.
 */
export async function feedWorld(server: StoredWorld, world: OracleWorld, random: SeededRandom): Promise<void> {
  await server.putUnits(world.units);
  for (const { id, unit } of world.feeds) await server.addFeed(id, unit);
  const changes: Change[] = [
    ...world.calendars.map(({ spec, from }) => ({ at: from, apply: (to: StoredWorld) => to.putCalendar(spec) })),
    ...world.procedures.map((body) => ({ at: body.provisionedAt, apply: (to: StoredWorld) => to.putProcedure(body) })),
  ].sort((a, b) => a.at - b.at);

  const sent: OracleCommittedEvent[] = [];
  let applied = 0;
  for (const { changesBefore, events } of stretchesOf(world, changes)) {
    for (; applied < changesBefore; applied += 1) await applyChange(server, changes[applied]);
    server.now = Math.max(...events.map(({ recordedAt }) => recordedAt));
    const rollingUp = random.chance(40) ? server.rollUp(random.chance(50) ? random.below(8) : undefined) : null;
    await feedStretch(server, events, random);
    await rollingUp;
    sent.push(...events);
    if (random.chance(25)) await server.restart();
    if (random.chance(30)) await repeat(server, world, sent, random);
  }
  for (; applied < changes.length; applied += 1) await applyChange(server, changes[applied]);
}

async function applyChange(server: StoredWorld, change: Change | undefined): Promise<void> {
  if (change === undefined) return;
  server.now = Math.max(server.now, change.at);
  await change.apply(server);
}

/** Events that may as well be committed all at once: same civil day, nothing provisioned in between. */
function stretchesOf(
  world: OracleWorld,
  changes: readonly Change[],
): { changesBefore: number; events: OracleCommittedEvent[] }[] {
  const civil = civilTime(world.timezone);
  const stretches = new Map<string, { changesBefore: number; events: OracleCommittedEvent[] }>();
  for (const event of world.events) {
    const changesBefore = changes.filter(({ at }) => at <= event.recordedAt).length;
    const key = `${changesBefore} ${civil.dayOf(event.recordedAt)}`;
    const stretch = stretches.get(key);
    if (stretch === undefined) stretches.set(key, { changesBefore, events: [event] });
    else stretch.events.push(event);
  }
  return [...stretches.values()];
}

async function feedStretch(
  server: StoredWorld,
  events: readonly OracleCommittedEvent[],
  random: SeededRandom,
): Promise<void> {
  const left = random.shuffled(events);
  let flying: Promise<void>[] = [];
  while (left.length > 0) {
    const feed = left[0]?.feed ?? "";
    const size = random.between(1, 6);
    const batch = left.filter((event) => event.feed === feed).slice(0, size);
    for (const event of batch) left.splice(left.indexOf(event), 1);
    const bodies = batch.flatMap(({ event }) => (random.chance(15) ? [event, event] : [event]));
    flying.push(server.send(feed, bodies));
    if (random.chance(50)) {
      await Promise.all(flying);
      flying = [];
    }
  }
  await Promise.all(flying);
}

/** Sends known identities again, half of them with another content: the first content stands. */
async function repeat(
  server: StoredWorld,
  world: OracleWorld,
  sent: readonly OracleCommittedEvent[],
  random: SeededRandom,
): Promise<void> {
  const civil = civilTime(world.timezone);
  const today = civil.dayOf(server.now);
  // On another day the feed's subtree may be another, and the answer `forbidden`.
  for (const { event, feed } of sent.filter(({ recordedAt }) => civil.dayOf(recordedAt) === today)) {
    if (!random.chance(50)) continue;
    const another = { ...event, subject: `${event.subject}-again`, time: "2026-04-01T00:00:00Z" };
    await server.send(feed, [random.chance(50) ? event : another]);
  }
}
