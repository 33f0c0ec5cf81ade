import { FieldIndex } from "@ioc/domain/board/field-index.ts";
import type { FoldContext } from "@ioc/domain/dossier/fold-context.ts";
import { UnitTree } from "@ioc/domain/org/unit-tree.ts";
import { parseDay } from "@ioc/domain/time/civil-date.ts";
import type { Limit } from "@ioc/domain/time/deadline.ts";
import { type CalendarSpec, compileCalendar, type WorkingCalendar } from "@ioc/domain/time/working-calendar.ts";
import { dayOf, type Zone } from "@ioc/domain/time/zone.ts";
import type { Role } from "@ioc/protocol/access.ts";
import type { ProcedureBody, UnitBody } from "@ioc/protocol/provisioning.ts";
import type { Targets } from "@ioc/protocol/targets.ts";

export interface UnitRecord {
  readonly id: number;
  readonly body: UnitBody;
}

export interface ProcedureRecord {
  readonly id: number;
  readonly code: string;
  /** 0 and null until it is provisioned. */
  readonly version: number;
  readonly body: ProcedureBody | null;
}

interface CalendarRecord {
  readonly version: number;
  readonly spec: CalendarSpec;
}

export interface FeedRecord {
  readonly id: number;
  readonly unit: number;
  readonly name: string;
  readonly tokenHash: string;
  /** Those that this one took the place of, and that still hold until then. */
  readonly olderTokens: readonly OlderToken[];
  readonly createdAt: number;
  readonly revokedAt: number | null;
}

interface OlderToken {
  readonly hash: string;
  readonly until: number;
}

export interface ServiceTokenRecord {
  readonly id: number;
  readonly name: string;
  readonly role: Role;
  readonly unit: number;
  readonly tokenHash: string;
  readonly createdAt: number;
  readonly revokedAt: number | null;
}

export interface ReferenceRows {
  /** Raised by every change that was provisioned. */
  readonly version: number;
  readonly units: readonly UnitRecord[];
  readonly procedures: readonly ProcedureRecord[];
  /** Every version of every procedure's limit. */
  readonly limits: readonly { readonly procedure: number; readonly version: number; readonly limit: Limit }[];
  /** Every version, the present one last. */
  readonly calendars: readonly CalendarRecord[];
  readonly feeds: readonly FeedRecord[];
  readonly serviceTokens: readonly ServiceTokenRecord[];
  readonly targets: Targets;
}

/**
 * The reference data at one moment, never changed: units, procedures, calendars, feeds, service tokens, targets. A
 * change makes a new one, so whoever holds one sees one consistent state.
 */
export class Reference {
  readonly zone: Zone;
  readonly version: number;
  readonly rows: ReferenceRows;
  readonly tree: UnitTree;
  readonly fields: FieldIndex;
  readonly calendar: WorkingCalendar;
  readonly calendarVersion: number;
  readonly calendarSpec: CalendarSpec;
  readonly unitsByCode: ReadonlyMap<string, UnitRecord>;
  readonly unitsById: ReadonlyMap<number, UnitRecord>;
  readonly proceduresByCode: ReadonlyMap<string, ProcedureRecord>;
  readonly proceduresById: ReadonlyMap<number, ProcedureRecord>;
  readonly feedsById: ReadonlyMap<number, FeedRecord>;
  /** By every token, whether it holds any more or not. */
  readonly feedsByTokenHash: ReadonlyMap<string, FeedRecord>;
  readonly serviceTokensById: ReadonlyMap<number, ServiceTokenRecord>;
  readonly serviceTokensByHash: ReadonlyMap<string, ServiceTokenRecord>;
  /** Dossier code prefixes → the units that claim them. */
  readonly prefixes: ReadonlyMap<string, readonly number[]>;
  readonly longestPrefix: number;
  readonly #calendars: ReadonlyMap<number, WorkingCalendar>;
  readonly #limits: ReadonlyMap<number, ReadonlyMap<number, Limit>>;

  constructor(rows: ReferenceRows, zone: Zone, previous?: Reference) {
    this.rows = rows;
    this.version = rows.version;
    this.zone = zone;
    this.unitsById = new Map(rows.units.map((unit) => [unit.id, unit]));
    this.unitsByCode = new Map(rows.units.map((unit) => [unit.body.code, unit]));
    this.tree = previous !== undefined && previous.rows.units === rows.units ? previous.tree : this.#buildTree();
    this.proceduresByCode = new Map(rows.procedures.map((procedure) => [procedure.code, procedure]));
    this.proceduresById = new Map(rows.procedures.map((procedure) => [procedure.id, procedure]));
    this.fields = new FieldIndex(
      new Map(rows.procedures.flatMap(({ id, body }) => (body === null ? [] : [[id, body.field] as const]))),
    );
    const limits = new Map<number, Map<number, Limit>>();
    for (const { procedure, version, limit } of rows.limits) {
      const versions = limits.get(procedure) ?? new Map<number, Limit>();
      versions.set(version, limit);
      limits.set(procedure, versions);
    }
    this.#limits = limits;
    this.#calendars = new Map(
      rows.calendars.map(({ version, spec }) => [
        version,
        previous?.rows.calendars.some((known) => known.version === version)
          ? previous.calendarOf(version)
          : compileCalendar(spec),
      ]),
    );
    const present = rows.calendars.at(-1);
    if (present === undefined) throw new Error("the reference data hold no calendar");
    this.calendarVersion = present.version;
    this.calendarSpec = present.spec;
    this.calendar = this.calendarOf(present.version);
    this.feedsById = new Map(rows.feeds.map((feed) => [feed.id, feed]));
    this.feedsByTokenHash = new Map(
      rows.feeds.flatMap((feed) =>
        [feed.tokenHash, ...feed.olderTokens.map(({ hash }) => hash)].map((hash) => [hash, feed] as const),
      ),
    );
    this.serviceTokensById = new Map(rows.serviceTokens.map((token) => [token.id, token]));
    this.serviceTokensByHash = new Map(rows.serviceTokens.map((token) => [token.tokenHash, token]));
    const prefixes = new Map<string, number[]>();
    for (const { id, body } of rows.units) {
      if (body.codePrefix == null) continue;
      const claims = prefixes.get(body.codePrefix);
      if (claims === undefined) prefixes.set(body.codePrefix, [id]);
      else claims.push(id);
    }
    this.prefixes = prefixes;
    this.longestPrefix = Math.max(0, ...[...prefixes.keys()].map((prefix) => prefix.length));
  }

  calendarOf(version: number): WorkingCalendar {
    const calendar = this.#calendars.get(version);
    if (calendar === undefined) throw new Error(`calendar version ${version} is not there`);
    return calendar;
  }

  /** A procedure's limit in one of its versions; of an unknown one (0) the first it ever got; null: none yet. */
  limitOf(procedure: number, version: number): Limit | null {
    return this.#limits.get(procedure)?.get(version === 0 ? 1 : version) ?? null;
  }

  foldContext(): FoldContext {
    return {
      zone: this.zone,
      covers: (event, unit) => {
        const feed = this.feedsById.get(event.feed);
        if (feed === undefined) return false;
        return feed.unit === unit || this.tree.on(dayOf(this.zone, event.recordedAt)).contains(feed.unit, unit);
      },
      ruleOf: (received) => ({
        limit: this.limitOf(received.procedure, received.procedureVersion),
        calendar: this.calendarOf(received.calendarVersion),
      }),
    };
  }

  /** The unit by its code, or undefined. */
  unit(code: string): UnitRecord | undefined {
    return this.unitsByCode.get(code);
  }

  #buildTree(): UnitTree {
    const idOf = (code: string | null | undefined): number | null =>
      code == null ? null : (this.unitsByCode.get(code)?.id ?? null);
    const dayOrNull = (text: string | null | undefined): number | null =>
      text == null ? null : (parseDay(text) ?? null);
    return new UnitTree(
      this.rows.units.map(({ id, body }) => ({
        id,
        code: body.code,
        parent: idOf(body.parent),
        validFrom: dayOrNull(body.validFrom),
        validTo: dayOrNull(body.validTo),
        successor: idOf(body.successor),
      })),
    );
  }
}
