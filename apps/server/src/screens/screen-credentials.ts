import { randomBytes } from "node:crypto";
import { type DeviceToken, SCREEN_SCOPE } from "@ioc/protocol/screens.ts";
import { type Kysely, sql, type Transaction } from "kysely";
import { SCREEN_TOKEN_PREFIX, type ScreenCredentials } from "../access/authentication.ts";
import type { ScreenPrincipal } from "../access/principal.ts";
import { tokenHash } from "../access/tokens.ts";
import type { Database } from "../database/schema.ts";
import type { Clock } from "../lifecycle/clock.ts";
import { sceneOf } from "./screen-record.ts";

const CREDENTIAL_BYTES = 32;
const DAY_S = 24 * 3600;
/** A credential that was not renewed for so long has ended. */
const CREDENTIAL_LIVES_S = 60 * DAY_S;
/**
 * How long the old credential goes on after the new one was used first: browsers write cookies to the disk late, and a
 * power cut takes them back to the old one.
 */
const OVERLAP_MS = 10 * 60_000;
/** Credentials of one screen that may hold at once: a screen that asks for new ones and uses none fills no table. */
const MOST_HELD = 8;

/** A credential as it is handed over, this once. */
export function screenTokenOf(credential: string): DeviceToken {
  return { access_token: credential, token_type: "Bearer", expires_in: CREDENTIAL_LIVES_S, scope: SCREEN_SCOPE };
}

/** Credentials of wall screens: long, random, stored as their hashes, followed by new ones day by day. */
export class StoredScreenCredentials implements ScreenCredentials {
  readonly #db: Kysely<Database>;
  readonly #clock: Clock;

  constructor(db: Kysely<Database>, clock: Clock) {
    this.#db = db;
    this.#clock = clock;
  }

  async screensOf(credentials: readonly string[]): Promise<readonly (ScreenPrincipal | undefined)[]> {
    const now = this.#clock.now();
    const all = await this.#held(this.#db, credentials, now);
    for (const held of all.values()) if (held.usedAt === null) await this.#settle(held, now);
    return credentials.map((credential) => {
      const held = all.get(tokenHash(credential));
      return held && { kind: "screen", id: String(held.screen), name: held.name, unit: held.unit, scene: held.scene };
    });
  }

  /** The first credential of a screen that was let in. */
  async issue(transaction: Transaction<Database>, screen: number): Promise<string> {
    return this.#add(transaction, screen, this.#clock.now());
  }

  /** The next credential for whoever holds one; undefined: it does not hold. Its page is loaded anew, too. */
  async renew(credential: string): Promise<{ readonly credential: string; readonly screen: number } | undefined> {
    const now = this.#clock.now();
    return this.#db.transaction().execute(async (transaction) => {
      const held = (await this.#held(transaction, [credential], now)).get(tokenHash(credential));
      if (held === undefined) return undefined;
      // Renewals of one screen wait for each other, and one that was revoked meanwhile gets nothing.
      const screen = await transaction
        .updateTable("screen")
        .set({ reload_at: null })
        .where("id", "=", held.screen)
        .returning("id")
        .executeTakeFirst();
      if (screen === undefined) return undefined;
      const next = await this.#add(transaction, held.screen, now);
      await sql`
        delete from screen_credential where screen = ${held.screen} and id <> ${held.id} and (ends_at <= ${now}
          or used_at is null and id not in (
            select id from screen_credential where screen = ${held.screen} order by id desc limit ${MOST_HELD}))`.execute(
        transaction,
      );
      return { credential: next, screen: held.screen };
    });
  }

  async #add(transaction: Transaction<Database>, screen: number, now: number): Promise<string> {
    const credential = SCREEN_TOKEN_PREFIX + randomBytes(CREDENTIAL_BYTES).toString("base64url");
    await transaction
      .insertInto("screen_credential")
      .values({ hash: tokenHash(credential), screen, made_at: now })
      .execute();
    return credential;
  }

  /** Those that hold, by their hash. */
  async #held(db: Kysely<Database>, credentials: readonly string[], now: number): Promise<ReadonlyMap<string, Held>> {
    const hashes = credentials.filter((one) => one.startsWith(SCREEN_TOKEN_PREFIX)).map(tokenHash);
    if (hashes.length === 0) return new Map();
    const found = await db
      .selectFrom("screen_credential as credential")
      .innerJoin("screen", "screen.id", "credential.screen")
      .select([
        "credential.id",
        "credential.hash",
        "credential.used_at as usedAt",
        "screen.id as screen",
        "screen.name",
        "screen.unit",
        "screen.scene",
      ])
      .where("credential.hash", "in", hashes)
      .where("credential.made_at", ">", now - CREDENTIAL_LIVES_S * 1000)
      .where((where) => where.or([where("credential.ends_at", "is", null), where("credential.ends_at", ">", now)]))
      .execute();
    return new Map(found.map(({ hash, ...held }) => [hash, { ...held, scene: sceneOf(held.scene) }]));
  }

  /** The new credential has arrived: those before it end soon. */
  async #settle({ id, screen }: Held, now: number): Promise<void> {
    await this.#db.transaction().execute(async (transaction) => {
      const { rows } = await sql`
        update screen_credential set used_at = ${now} where id = ${id} and used_at is null returning id`.execute(
        transaction,
      );
      if (rows.length === 0) return;
      await sql`
        update screen_credential set ends_at = ${now + OVERLAP_MS}
        where screen = ${screen} and id < ${id} and (ends_at is null or ends_at > ${now + OVERLAP_MS})`.execute(
        transaction,
      );
    });
  }
}

interface Held extends Omit<ScreenPrincipal, "kind" | "id"> {
  readonly id: number;
  readonly usedAt: number | null;
  readonly screen: number;
}
