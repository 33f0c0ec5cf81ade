import { type Kysely, sql, type Transaction } from "kysely";
import { tokenHash } from "../access/tokens.ts";
import { actorOf, SYSTEM } from "../audit/audit-entry.ts";
import { writeAudit } from "../audit/write-audit.ts";
import { siteOf } from "../cluster/failed-tokens.ts";
import type { Database } from "../database/schema.ts";
import { newDeviceCode, newUserCode } from "./device-codes.ts";
import type { StoredScreenCredentials } from "./screen-credentials.ts";

export const CODE_LIVES_MS = 15 * 60_000;
/** RFC 8628, section 3.5. */
export const INTERVAL_S = 5;
const SLOWER_BY_S = 5;
const SLOWEST_S = 300;
/** What waited its interval may arrive a little closer to the one before than it was sent. */
const JITTER_MS = 500;
/** How long an expired code is still told from one that never was. */
const REMEMBERED_MS = 15 * 60_000;
/** A flood of requests fills neither the table nor the trail; one room's screens may all ask at once. */
const MOST_WAITING = 300;
const MOST_WAITING_OF_NETWORK = 12;
const UNANSWERED = ["waiting", "seen"] as const;
const TRIES = 5;
const DAY_MS = 24 * 3_600_000;

export interface Asker {
  readonly address: string;
  readonly agent: string | null;
}

export interface WaitingRequest extends Asker {
  readonly userCode: string;
  readonly askedAt: number;
}

export type Poll =
  | { readonly state: "approved"; readonly screen: number; readonly credential: string }
  | { readonly state: "waiting" | "too-fast" | "denied" | "expired" | "unknown" };

/** Writes down that a screen asks to be let in; undefined: too many do already. */
export async function addRequest(
  db: Kysely<Database>,
  now: number,
  { address, agent }: Asker,
): Promise<{ deviceCode: string; userCode: string } | undefined> {
  const deviceCode = newDeviceCode();
  const network = siteOf(address);
  return db.transaction().execute(async (transaction) => {
    await forgetOld(transaction, now);
    const { rows } = await sql<{ all: number; near: number }>`
      select count(*)::int4 as all, (count(*) filter (where network = ${network}))::int4 as near
      from screen_request where expires_at > ${now}`.execute(transaction);
    const [waiting] = rows;
    if (waiting === undefined) return undefined;
    const { all, near } = waiting;
    if (near >= MOST_WAITING_OF_NETWORK) {
      if (!(await giveUpOldest(transaction, now, network))) return undefined;
    } else if (all >= MOST_WAITING && !(await giveUpOfGreatest(transaction, now, near))) return undefined;
    await noteAsking(transaction, now, address);
    for (let tried = 0; tried < TRIES; tried += 1) {
      const userCode = newUserCode();
      const added = await transaction
        .insertInto("screen_request")
        .values({
          device_hash: tokenHash(deviceCode),
          user_code: userCode,
          asked_at: now,
          expires_at: now + CODE_LIVES_MS,
          interval_s: INTERVAL_S,
          address,
          network,
          agent,
          state: "waiting",
        })
        .onConflict((conflict) => conflict.column("user_code").doNothing())
        .executeTakeFirst();
      if (added.numInsertedOrUpdatedRows === 1n) return { deviceCode, userCode };
    }
    return undefined;
  });
}

/** What becomes of a screen that asks again; an approved one gets its credential, once. */
export function pollRequest(
  db: Kysely<Database>,
  now: number,
  deviceCode: string,
  credentials: Pick<StoredScreenCredentials, "issue">,
): Promise<Poll> {
  return db.transaction().execute(async (transaction): Promise<Poll> => {
    const hash = tokenHash(deviceCode);
    const request = await transaction
      .selectFrom("screen_request")
      .selectAll()
      .where("device_hash", "=", hash)
      .executeTakeFirst();
    if (request === undefined) return { state: "unknown" };
    if (request.expires_at <= now) return { state: "expired" };
    if (request.state === "denied") return { state: "denied" };
    const { polled_at: polledAt, interval_s: interval } = request;
    const tooFast = polledAt !== null && now - polledAt < interval * 1000 - JITTER_MS;
    if (!tooFast && request.screen !== null) {
      const { screen } = request;
      if (!(await takeApproval(transaction, hash, screen))) return { state: "unknown" };
      return { state: "approved", screen, credential: await credentials.issue(transaction, screen) };
    }
    await transaction
      .updateTable("screen_request")
      .set({ polled_at: now, interval_s: tooFast ? Math.min(interval + SLOWER_BY_S, SLOWEST_S) : interval })
      .where("device_hash", "=", hash)
      .execute();
    return { state: tooFast ? "too-fast" : "waiting" };
  });
}

/** Of two who come for the same credential one gets it. The screen is locked first, as whoever revokes it does. */
async function takeApproval(transaction: Transaction<Database>, hash: string, screen: number): Promise<boolean> {
  const held = await sql`select id from screen where id = ${screen} for key share`.execute(transaction);
  if (held.rows.length === 0) return false;
  const taken = await transaction.deleteFrom("screen_request").where("device_hash", "=", hash).executeTakeFirst();
  return taken.numDeletedRows === 1n;
}

/** What a screen asks, for whoever was told its code; from now on nobody else's request takes its place. */
export async function findWaiting(
  db: Kysely<Database>,
  now: number,
  userCode: string,
): Promise<WaitingRequest | undefined> {
  const found = await db
    .updateTable("screen_request")
    .set({ state: "seen" })
    .returning(["address", "agent", "asked_at"])
    .where("user_code", "=", userCode)
    .where("state", "in", UNANSWERED)
    .where("expires_at", ">", now)
    .executeTakeFirst();
  return found && { userCode, address: found.address, agent: found.agent, askedAt: found.asked_at };
}

/** Answers a screen that waits, as the only one who does; undefined: it does not wait any more. */
export async function answerRequest(
  transaction: Transaction<Database>,
  now: number,
  userCode: string,
  answer: { readonly state: "approved"; readonly screen: number } | { readonly state: "denied" },
): Promise<{ address: string } | undefined> {
  return transaction
    .updateTable("screen_request")
    .set(answer)
    .where("user_code", "=", userCode)
    .where("state", "in", UNANSWERED)
    .where("expires_at", ">", now)
    .returning("address")
    .executeTakeFirst();
}

/** Of a network that asks too often the oldest request goes that nobody has looked at; false: somebody has at each. */
async function giveUpOldest(transaction: Transaction<Database>, now: number, network: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from screen_request where device_hash = (
      select device_hash from screen_request
      where network = ${network} and state = 'waiting' and expires_at > ${now}
      order by asked_at, device_hash limit 1 for update skip locked)`.execute(transaction);
  return numAffectedRows === 1n;
}

/**
 * Where all places are taken, the network that has most of them gives up the oldest that nobody has looked at, for one that
 * has fewer; false: none has more, or somebody has looked at each. So whoever wants to keep others out needs as many
 * networks as there are places.
 *
 * @param near how many the network has that asks
 */
async function giveUpOfGreatest(transaction: Transaction<Database>, now: number, near: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    with share as (
      select device_hash, count(*) over (partition by network) as places from screen_request
      where state = 'waiting' and expires_at > ${now})
    delete from screen_request where device_hash = (
      select request.device_hash from screen_request request join share using (device_hash)
      where share.places > ${near} order by share.places desc, request.asked_at, request.device_hash
      limit 1 for update of request skip locked)`.execute(transaction);
  return numAffectedRows === 1n;
}

/** What has expired, and the screens that were let in and never came for their credential. */
async function forgetOld(transaction: Transaction<Database>, now: number): Promise<void> {
  const before = now - REMEMBERED_MS;
  const { rows: left } = await sql<{ name: string; unit: number }>`
    delete from screen where id in (
      select screen from screen_request where expires_at < ${before} and screen is not null)
    returning name, unit`.execute(transaction);
  await transaction.deleteFrom("screen_request").where("expires_at", "<", before).execute();
  await writeAudit(
    transaction,
    now,
    left.map(({ name, unit }) => ({ actor: SYSTEM, action: "screen.revoke", object: name, unit })),
  );
}

/** Once a day of each address: a screen that nobody lets in asks every quarter of an hour for as long as it stands. */
async function noteAsking(transaction: Transaction<Database>, now: number, address: string): Promise<void> {
  const noted = await transaction
    .selectFrom("audit")
    .select("id")
    .where("action", "=", "screen.ask")
    .where("at", ">", now - DAY_MS)
    .where("address", "=", address)
    .limit(1)
    .executeTakeFirst();
  if (noted !== undefined) return;
  await writeAudit(transaction, now, [{ actor: actorOf({ kind: "nobody" }), action: "screen.ask", address }]);
}
