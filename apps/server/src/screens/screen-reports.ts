import { formatInstant } from "@ioc/domain/time/instant.ts";
import { ackFailureOf } from "@ioc/protocol/error.ts";
import { type ScreenReport, type ScreenReportAnswer, screenReportSchema } from "@ioc/protocol/screen-report.ts";
import type { ScreenItem } from "@ioc/protocol/screens.ts";
import { checkWire } from "@ioc/protocol/wire-fault.ts";
import { type Kysely, sql } from "kysely";
import { LRUCache } from "lru-cache";
import type { Database } from "../database/schema.ts";

/** Reports of one screen that come closer together are not written: it turns no faster than that. */
const APART_MS = 1000;
const MOST_REMEMBERED = 10_000;

/** What screens say of themselves: the last report of each is kept, in the database. */
export class ScreenReports {
  readonly #db: Kysely<Database>;
  /** Screens → when their last report came to this node, ms. */
  readonly #came = new LRUCache<number, number>({ max: MOST_REMEMBERED });

  constructor(db: Kysely<Database>) {
    this.#db = db;
  }

  /**
   * Takes a report as a screen has sent it.
   *
   * @param isWithin whether a unit lies in the screen's subtree: of another one a screen knows nothing
   */
  async take(
    screen: number,
    sent: unknown,
    now: number,
    isWithin: (unit: string) => boolean,
  ): Promise<ScreenReportAnswer> {
    const checked = checkWire(screenReportSchema, sent);
    if (!checked.ok) {
      const [fault] = checked.errors;
      return ackFailureOf("invalid", `${fault?.path ?? ""} ${fault?.message ?? "is no report"}`.trim());
    }
    const { unit } = checked.value;
    if (unit !== null && !isWithin(unit)) return ackFailureOf("not-found", "there is no such unit");
    const waitMs = (this.#came.get(screen) ?? Number.NEGATIVE_INFINITY) + APART_MS - now;
    if (waitMs > 0) return ackFailureOf("overloaded", "reports come too close together", waitMs);
    this.#came.set(screen, now);
    await sql`
      insert into screen_report (screen, at, report)
      select id, ${now}::int8, ${JSON.stringify(checked.value)}::jsonb from screen where id = ${screen} for key share
      on conflict (screen) do update set at = excluded.at, report = excluded.report`.execute(this.#db);
    return { ok: true };
  }

  /** When a screen last reported to this node, ms. */
  cameAt(screen: number): number | undefined {
    return this.#came.get(screen);
  }
}

/** A report, and when it came, ms. */
export interface StoredReport {
  readonly at: number;
  readonly report: ScreenReport;
}

/** Screens → their last reports; one that another version has written otherwise is none. */
export async function readReports(
  db: Kysely<Database>,
  screens: readonly number[],
): Promise<ReadonlyMap<number, StoredReport>> {
  if (screens.length === 0) return new Map();
  const rows = await db.selectFrom("screen_report").selectAll().where("screen", "in", screens).execute();
  return new Map(
    rows.flatMap(({ screen, at, report }) => {
      const read = screenReportSchema.safeParse(report);
      return read.success ? [[screen, { at, report: read.data }] as const] : [];
    }),
  );
}

/** As whoever manages the screen is told; the unit only while it stands in the subtree. */
export function toldReport(
  { at, report }: StoredReport,
  isWithin: (unit: string) => boolean,
): NonNullable<ScreenItem["report"]> {
  const unit = report.unit !== null && isWithin(report.unit) ? report.unit : null;
  return { ...report, unit, at: formatInstant(at) };
}
