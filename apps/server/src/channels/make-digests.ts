import { dayMs } from "@ioc/domain/time/civil-date.ts";
import { dayOf, firstInstantAt } from "@ioc/domain/time/zone.ts";
import type { Kysely } from "kysely";
import type { Database } from "../database/schema.ts";
import type { Reference } from "../reference/reference.ts";
import type { ChannelRecord } from "./channel-record.ts";
import { moveDigest, readChannels } from "./channel-store.ts";
import { addDeliveries } from "./delivery-store.ts";
import { digestOf } from "./digest.ts";
import { deliveryOf } from "./telling.ts";

/**
 * Makes the digests whose time has come, once a day for each channel, of those that keep office hours on working days alone; what the node was away for is made when one
 * leads again, if it is still the same day. Each goes on from where the last one ended.
 *
 * @returns how many were made
 */
export async function makeDigests(db: Kysely<Database>, reference: Reference, now: number): Promise<number> {
  const today = dayOf(reference.zone, now);
  const isWorkingDay = reference.calendar.isWorkingDay(today);
  const isDue = ({ enabled, digestAt, digestedAt, unit, officeHours }: ChannelRecord): boolean => {
    if (!enabled || digestAt === null || !reference.tree.on(today).isValid(unit)) return false;
    if (officeHours && !isWorkingDay) return false;
    const dueAt = firstInstantAt(reference.zone, today * dayMs + timeOfDay(digestAt));
    return now >= dueAt && (digestedAt ?? 0) < dueAt;
  };
  let made = 0;
  for (const channel of (await readChannels(db)).filter(isDue)) {
    made += await db.transaction().execute(async (transaction) => {
      // Whoever else leads for a moment finds it moved.
      if (!(await moveDigest(transaction, channel, now))) return 0;
      const content = await digestOf(transaction, channel, reference, now);
      const told = { channel, source: `digest-${now}`, at: now, content };
      await addDeliveries(transaction, [deliveryOf(told, reference, now)]);
      return 1;
    });
  }
  return made;
}

function timeOfDay(text: string): number {
  const [hours = "0", minutes = "0"] = text.split(":");
  return (Number(hours) * 60 + Number(minutes)) * 60_000;
}
