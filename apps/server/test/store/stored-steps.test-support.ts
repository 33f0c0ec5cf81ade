import type { DossierStep } from "@ioc/domain/cube/step-cube.ts";
import { stepsOf } from "@ioc/domain/cube/step-segment.ts";
import { createZone } from "@ioc/domain/time/zone.ts";
import { type Kysely, sql } from "kysely";
import type { Database } from "../../src/database/schema.ts";
import { inSnapshot } from "../../src/database/snapshot.ts";
import { encodeTaken } from "../../src/ingest/taken-codec.ts";
import { lockLedger } from "../../src/ledger/ledger-store.ts";
import { encodeSteps } from "../../src/ledger/step-codec.ts";
import { readStoredSteps } from "../../src/ledger/stored-steps.ts";

const zone = createZone("Asia/Ho_Chi_Minh");
if (zone === undefined) throw new Error("the platform does not know the zone");
export const vietnam = zone;

/** What remains of steps: by place the sum, without what came to nothing. */
export class StepSums {
  readonly #sums = new Map<string, number>();

  add({ delta, ...place }: DossierStep): this {
    const key = Object.entries(place).sort().join(" ");
    const sum = (this.#sums.get(key) ?? 0) + delta;
    if (sum === 0) this.#sums.delete(key);
    else this.#sums.set(key, sum);
    return this;
  }

  addAll(steps: Iterable<DossierStep>): this {
    for (const step of steps) this.add(step);
    return this;
  }

  get sorted(): readonly (readonly [string, number])[] {
    return [...this.#sums].sort();
  }
}

/** Everything that is stored, from segments and rows. */
export async function storedSums(db: Kysely<Database>): Promise<StepSums["sorted"]> {
  const sums = new StepSums();
  await inSnapshot(db, (snapshot) =>
    readStoredSteps(snapshot, {
      segment: (day, segment) => sums.addAll(stepsOf(day, segment)),
      row: (_, steps) => sums.addAll(steps),
    }),
  );
  return sums.sorted;
}

export async function emptyLedger(db: Kysely<Database>): Promise<void> {
  await sql`truncate ledger, rollup_segment, rollup_state`.execute(db);
  await sql`update ledger_head set position = 0, reference = 1, epoch = 1`.execute(db);
}

/** Commits one movement, with an accepted event of each unit. */
export async function commit(
  db: Kysely<Database>,
  recordedAt: number,
  units: readonly number[],
  steps: readonly DossierStep[],
): Promise<void> {
  const type = "vn.motcua.dossier.paid" as const;
  const taken = encodeTaken(units.map((unit) => ({ recordedAt, time: recordedAt - 1, type, unit, procedure: 16 })));
  await db.transaction().execute(async (transaction) => {
    const { position } = await lockLedger(transaction);
    await sql`update ledger_head set position = ${position + 1}`.execute(transaction);
    await sql`
      insert into ledger (position, recorded_at, reference, units, steps, taken)
      values (${position + 1}, ${recordedAt}, 1, ${`{${units.join(",")}}`}::text::int4[],
        ${encodeSteps(steps)}::bytea, ${taken}::bytea)`.execute(transaction);
  });
}

/** Steps that are often taken back, over a few days. */
export function madeUpSteps(from: number, count: number): DossierStep[] {
  return Array.from({ length: count }, (_, i): DossierStep => {
    const n = Math.imul(from + i, 2_654_435_761) >>> 0;
    const day = 20_000 + (n % 5);
    return {
      measure: n % 7,
      unit: 1 + (n % 3),
      procedure: 16 + ((n >>> 3) % 2),
      dossier: 1 + ((n >>> 5) % 4),
      day,
      at: day * 86_400_000 + ((n >>> 7) % 3) * 3_600_000,
      due: 0,
      delta: (n >>> 9) % 2 === 0 ? 1 : -1,
    };
  });
}
