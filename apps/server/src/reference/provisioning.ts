import type { CalendarSpec } from "@ioc/domain/time/working-calendar.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { AuditAction } from "@ioc/protocol/audit.ts";
import type { FaultyMember } from "@ioc/protocol/error.ts";
import type { FeedBody, FeedCreated, ProcedureBody, UnitBody } from "@ioc/protocol/provisioning.ts";
import type { Targets } from "@ioc/protocol/targets.ts";
import { sql } from "kysely";
import type { Caller } from "../access/caller.ts";
import { newFeedToken, tokenHash } from "../access/tokens.ts";
import { type AuditEntry, actorOf } from "../audit/audit-entry.ts";
import type { Clock } from "../lifecycle/clock.ts";
import { changeEntry, namedByUnits, unitAbove } from "./change-entry.ts";
import { type Difference, differenceOf, differencesOf } from "./differences.ts";
import { TARGETS_KEY } from "./load-reference.ts";
import { OwnUnits } from "./own-units.ts";
import { type ChangeOptions, ReferenceChanges, type ReferenceChangesParts } from "./reference-changes.ts";
import { dossiersOfFeeds, dossiersOfUnknown } from "./refold.ts";
import { feedsWithChangedScope } from "./scope-changes.ts";
import { docOf } from "./stored-doc.ts";
import { writeProcedures } from "./write-procedures.ts";

export type Provisioned =
  | { readonly ok: true; readonly count: number; readonly changes: readonly Difference<object>[] }
  | { readonly ok: false; readonly errors: FaultyMember[] };

/** What an administrator changes of the reference data; each is checked once more against the state that it changes. */
export class Provisioning {
  readonly #clock: Clock;
  readonly #changes: ReferenceChanges;

  constructor(parts: ReferenceChangesParts) {
    this.#clock = parts.clock;
    this.#changes = new ReferenceChanges(parts);
  }

  putUnits(caller: Caller, bodies: readonly UnitBody[], options: ChangeOptions = {}): Promise<Provisioned> {
    return this.#changes.change<Provisioned>(
      caller,
      ["provisionUnits", "anything"],
      ({ reference, rules }) => {
        const own = new OwnUnits(caller.who, reference, rules);
        const errors = own.check(bodies);
        if (errors.length > 0) return { result: { ok: false, errors } };
        const changes = differencesOf(bodies, (code) => own.body(code));
        const result = { ok: true, count: bodies.length, changes } as const;
        const changed = changes.filter(({ kind }) => kind !== "same").map(({ after }) => own.stored(after));
        if (changed.length === 0) return { result };
        return {
          result,
          async write(db) {
            await sql`
            insert into unit (code, doc)
            select * from unnest(${changed.map(({ code }) => code)}::text[], ${changed.map(docOf)}::text[])
            on conflict (code) do update set doc = excluded.doc`.execute(db);
          },
          touched: (db, before, after) =>
            dossiersOfFeeds(db, feedsWithChangedScope(before, after, dayOf(after.zone, this.#clock.now()))),
          audit: (_before, after) => {
            const above = unitAbove(namedByUnits(changes), after, this.#clock.now());
            return [changeEntry(caller, "units.change", changes, above)];
          },
        };
      },
      options,
    );
  }

  putProcedures(caller: Caller, bodies: readonly ProcedureBody[], options: ChangeOptions = {}): Promise<Provisioned> {
    return this.#changes.change<Provisioned>(
      caller,
      EVERYTHING,
      ({ reference: { proceduresByCode } }) => {
        const changes = differencesOf(bodies, (code) => proceduresByCode.get(code)?.body);
        const result = { ok: true, count: bodies.length, changes } as const;
        const changed = changes.filter(({ kind }) => kind !== "same").map(({ after }) => after);
        if (changed.length === 0) return { result };
        const limits = changed.filter((body) => {
          const known = proceduresByCode.get(body.code)?.body;
          return known == null || known.limit !== body.limit || known.limitUnit !== body.limitUnit;
        });
        // Events may have named them without this node's knowing: the database says which were unknown up to now.
        const firstKnown = changed.filter(({ code }) => (proceduresByCode.get(code)?.version ?? 0) === 0);
        return {
          result,
          write: (db) => writeProcedures(db, changed, limits),
          touched: (db, _before, after) =>
            dossiersOfUnknown(
              db,
              firstKnown.flatMap(({ code }) => after.proceduresByCode.get(code)?.id ?? []),
            ),
          audit: () => [changeEntry(caller, "procedures.change", changes)],
        };
      },
      options,
    );
  }

  /** @param spec a calendar without faults */
  putCalendar(caller: Caller, spec: CalendarSpec, options: ChangeOptions = {}): Promise<Provisioned> {
    return this.#changes.change<Provisioned>(
      caller,
      EVERYTHING,
      ({ reference: { calendarSpec } }) => {
        const difference = differenceOf(CALENDAR, calendarSpec, spec);
        const result = { ok: true, count: 1, changes: [difference] } as const;
        if (difference.kind === "same") return { result };
        return {
          result,
          write: async (db) => {
            await db
              .insertInto("calendar")
              .values({ doc: docOf(spec), recorded_at: this.#clock.now() })
              .execute();
          },
          audit: () => [changeEntry(caller, "calendar.change", [difference])],
        };
      },
      options,
    );
  }

  putTargets(caller: Caller, targets: Targets): Promise<Provisioned> {
    return this.#changes.change<Provisioned>(caller, EVERYTHING, ({ reference: { rows } }) => {
      const difference = differenceOf(TARGETS_KEY, rows.targets, targets);
      const result = { ok: true, count: Object.keys(targets).length, changes: [] } as const;
      if (difference.kind === "same") return { result };
      return {
        result,
        async write(db) {
          const value = JSON.stringify(targets);
          await db
            .insertInto("setting")
            .values({ key: TARGETS_KEY, value })
            .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
            .execute();
        },
        audit: () => [changeEntry(caller, "targets.change", [difference])],
      };
    });
  }

  /** Undefined when the unit is not there for the caller. The token is told here and nowhere else. */
  async addFeed(caller: Caller, body: FeedBody): Promise<FeedCreated | undefined> {
    const token = newFeedToken();
    let id = 0;
    const unit = await this.#changes.change<string | undefined>(caller, FEEDS, ({ reference, may }) => {
      const found = reference.unit(body.unit);
      if (found === undefined || !may("manageFeeds", found.id)) return { result: undefined };
      return {
        result: found.body.code,
        write: async (db) => {
          const row = await db
            .insertInto("feed")
            .values({
              unit: found.id,
              name: body.name,
              token_hash: tokenHash(token),
              created_at: this.#clock.now(),
              revoked_at: null,
            })
            .returning("id")
            .executeTakeFirstOrThrow();
          id = row.id;
        },
        audit: () => [
          { ...by(caller, "feed.create", id, found.id), after: { name: body.name, unit: found.body.code } },
        ],
      };
    });
    return unit === undefined ? undefined : { id: String(id), unit, name: body.name, token };
  }

  /** False when there is no such feed any more, or not for the caller. */
  revokeFeed(caller: Caller, id: number): Promise<boolean> {
    return this.#changes.change<boolean>(caller, FEEDS, ({ reference: { feedsById }, may }) => {
      const feed = feedsById.get(id);
      if (feed === undefined || feed.revokedAt !== null || !may("manageFeeds", feed.unit)) return { result: false };
      return {
        result: true,
        write: async (db) => {
          await db.updateTable("feed").set({ revoked_at: this.#clock.now() }).where("id", "=", id).execute();
        },
        audit: () => [{ ...by(caller, "feed.revoke", id, feed.unit), before: { name: feed.name } }],
      };
    });
  }
}

function by({ who, address }: Caller, action: AuditAction, feed: number, unit: number): AuditEntry {
  return { actor: actorOf(who), action, object: String(feed), unit, address };
}

const EVERYTHING = ["provisionAll", "everything"] as const;
const FEEDS = ["manageFeeds", "anything"] as const;
/** The one calendar, where changes are told by code. */
const CALENDAR = "calendar";
