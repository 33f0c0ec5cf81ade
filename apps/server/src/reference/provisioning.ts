import { createHash } from "node:crypto";
import type { CalendarSpec } from "@ioc/domain/time/working-calendar.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { FaultyMember } from "@ioc/protocol/error.ts";
import type { FeedBody, FeedCreated, ProcedureBody, UnitBody } from "@ioc/protocol/provisioning.ts";
import type { Targets } from "@ioc/protocol/targets.ts";
import { type Kysely, sql } from "kysely";
import { newFeedToken, tokenHash } from "../access/tokens.ts";
import type { LiveState } from "../boards/live-state.ts";
import type { Database } from "../database/schema.ts";
import type { Writer } from "../ingest/writer.ts";
import type { Rollup } from "../ledger/rollup.ts";
import type { Clock } from "../lifecycle/clock.ts";
import { checkUnits } from "./check-units.ts";
import { loadReference, TARGETS_KEY } from "./load-reference.ts";
import type { Reference } from "./reference.ts";
import { dossiersOfFeeds, dossiersOfUnknown, type Refolded, refold } from "./refold.ts";
import { feedsWithChangedScope } from "./scope-changes.ts";

export type Provisioned =
  | { readonly ok: true; readonly count: number }
  | { readonly ok: false; readonly errors: FaultyMember[] };

export interface ProvisioningParts {
  readonly db: Kysely<Database>;
  readonly state: LiveState;
  readonly writer: Writer;
  readonly rollup: Rollup;
  readonly clock: Clock;
}

/** Changes of reference data. Each is whole or not at all, and takes its turn with the commits of events. */
export class Provisioning {
  readonly #parts: ProvisioningParts;

  constructor(parts: ProvisioningParts) {
    this.#parts = parts;
  }

  putUnits(bodies: readonly UnitBody[]): Promise<Provisioned> {
    return this.#parts.writer.run(async () => {
      const { unitsByCode } = this.#parts.state.reference;
      const errors = checkUnits(
        bodies,
        [...unitsByCode.values()].map(({ body }) => body),
      );
      if (errors.length > 0) return { ok: false, errors };
      const changed = bodies.filter((body) => !sameJson(unitsByCode.get(body.code)?.body, body));
      if (changed.length > 0) {
        await this.#change(
          async (db) => {
            await sql`
              insert into unit (code, doc)
              select * from unnest(${changed.map(({ code }) => code)}::text[], ${changed.map(docOf)}::text[])
              on conflict (code) do update set doc = excluded.doc`.execute(db);
          },
          async (db, before, after) =>
            dossiersOfFeeds(db, feedsWithChangedScope(before, after, dayOf(after.zone, this.#parts.clock.now()))),
        );
      }
      return { ok: true, count: bodies.length };
    });
  }

  putProcedures(bodies: readonly ProcedureBody[]): Promise<Provisioned> {
    return this.#parts.writer.run(async () => {
      const { proceduresByCode } = this.#parts.state.reference;
      const changed = bodies.filter((body) => !sameJson(proceduresByCode.get(body.code)?.body, body));
      const hasNewLimit = changed.filter((body) => {
        const known = proceduresByCode.get(body.code)?.body;
        return known == null || known.limit !== body.limit || known.limitUnit !== body.limitUnit;
      });
      if (changed.length > 0) {
        const unknown = changed.flatMap(({ code }) => {
          const known = proceduresByCode.get(code);
          return known !== undefined && known.version === 0 ? [known.id] : [];
        });
        await this.#change(
          async (db) => {
            await sql`
              insert into procedure (code, version, doc)
              select code, 0, doc from unnest(${changed.map(({ code }) => code)}::text[], ${changed.map(docOf)}::text[])
                as changed (code, doc)
              on conflict (code) do update set doc = excluded.doc`.execute(db);
            await sql`
              with limits as (
                select * from unnest(${hasNewLimit.map(({ code }) => code)}::text[],
                  ${hasNewLimit.map(({ limit }) => limit)}::float8[], ${hasNewLimit.map(({ limitUnit }) => limitUnit)}::text[])
                  as limits (code, amount, unit)),
              raised as (
                update procedure p set version = p.version + 1 from limits l where p.code = l.code
                returning p.id, p.version, l.amount, l.unit)
              insert into procedure_version (procedure, version, amount, unit) select * from raised`.execute(db);
          },
          (db) => (unknown.length === 0 ? Promise.resolve([]) : dossiersOfUnknown(db, unknown)),
        );
      }
      return { ok: true, count: bodies.length };
    });
  }

  /** @param spec a calendar without faults */
  putCalendar(spec: CalendarSpec): Promise<void> {
    return this.#parts.writer.run(async () => {
      if (sameJson(this.#parts.state.reference.calendarSpec, spec)) return;
      await this.#change(async (db) => {
        await db
          .insertInto("calendar")
          .values({ doc: docOf(spec), recorded_at: this.#parts.clock.now() })
          .execute();
      });
    });
  }

  putTargets(targets: Targets): Promise<Provisioned> {
    return this.#parts.writer.run(async () => {
      await this.#change(async (db) => {
        const value = JSON.stringify(targets);
        await db
          .insertInto("setting")
          .values({ key: TARGETS_KEY, value })
          .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
          .execute();
      });
      return { ok: true, count: Object.keys(targets).length };
    });
  }

  /** Undefined when the unit is not there. The token is told here and nowhere else. */
  addFeed(body: FeedBody): Promise<FeedCreated | undefined> {
    return this.#parts.writer.run(async () => {
      const unit = this.#parts.state.reference.unit(body.unit);
      if (unit === undefined) return undefined;
      const token = newFeedToken();
      let id = 0;
      await this.#change(async (db) => {
        const row = await db
          .insertInto("feed")
          .values({
            unit: unit.id,
            name: body.name,
            token_hash: tokenHash(token),
            created_at: this.#parts.clock.now(),
            revoked_at: null,
          })
          .returning("id")
          .executeTakeFirstOrThrow();
        id = row.id;
      });
      return { id: String(id), unit: unit.body.code, name: body.name, token };
    });
  }

  /** False when there is no such feed any more. */
  revokeFeed(id: number): Promise<boolean> {
    return this.#parts.writer.run(async () => {
      const feed = this.#parts.state.reference.feedsById.get(id);
      if (feed === undefined || feed.revokedAt !== null) return false;
      await this.#change(async (db) => {
        await db.updateTable("feed").set({ revoked_at: this.#parts.clock.now() }).where("id", "=", id).execute();
      });
      return true;
    });
  }

  /** Writes, folds again what the change touches, and only then shows the new state to everybody else. */
  async #change(
    write: (db: Kysely<Database>) => Promise<void>,
    touched: (db: Kysely<Database>, before: Reference, after: Reference) => Promise<number[]> = () =>
      Promise.resolve([]),
  ): Promise<void> {
    const { db, state, rollup, clock } = this.#parts;
    const before = state.reference;
    const now = clock.now();
    const changed = await db.transaction().execute(async (transaction) => {
      await write(transaction);
      const after = await loadReference(transaction, before.zone, now);
      const dossiers = await touched(transaction, before, after);
      const refolded: Refolded =
        dossiers.length === 0 ? { position: null, steps: [] } : await refold(transaction, dossiers, before, after, now);
      return { after, refolded };
    });
    const { position, steps } = changed.refolded;
    if (position !== null) {
      rollup.note(steps);
      state.replay(position, now, steps, []);
    }
    state.setReference(changed.after);
  }
}

/** A document without absent members, so that null and absent are stored alike. */
function docOf(body: object): string {
  return JSON.stringify(body, (_, value: unknown) => value ?? undefined);
}

function sameJson(a: object | undefined | null, b: object): boolean {
  return a != null && digest(a) === digest(b);
}

function digest(value: object): string {
  const canonical = JSON.stringify(value, (_, member: unknown) =>
    member !== null && typeof member === "object" && !Array.isArray(member)
      ? Object.fromEntries(
          Object.entries(member)
            .filter(([, inner]) => inner != null)
            .sort(([x], [y]) => (x < y ? -1 : 1)),
        )
      : member,
  );
  return createHash("sha256").update(canonical).digest("base64");
}
