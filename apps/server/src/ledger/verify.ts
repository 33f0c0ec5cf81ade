import type { DossierStep } from "@ioc/domain/cube/step-cube.ts";
import { BASE_MEASURES } from "@ioc/domain/measure/measures.ts";
import { formatDay } from "@ioc/domain/time/civil-date.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import { type Kysely, sql } from "kysely";
import type { Database } from "../database/schema.ts";
import type { Reference } from "../reference/reference.ts";
import { recount } from "./rebuild.ts";
import { readStoredSteps } from "./stored-steps.ts";

export interface Verdict {
  readonly events: number;
  readonly dossiers: number;
  readonly steps: number;
  /** In words, the first hundred; none means that what is stored is what the events add up to. */
  readonly differences: readonly string[];
  readonly differenceCount: number;
}

const SHOWN_DIFFERENCES = 100;

/** Rebuilds every number from the events and compares it with what is stored: steps, faults and counts of events. */
export async function verify(db: Kysely<Database>, reference: Reference): Promise<Verdict> {
  const balance = new Map<string, number>();
  const add = (step: DossierStep, sign: 1 | -1): void => {
    const key = [step.dossier, step.measure, step.unit, step.procedure, step.day, step.at, step.due].join(" ");
    const sum = (balance.get(key) ?? 0) + sign * step.delta;
    if (sum === 0) balance.delete(key);
    else balance.set(key, sum);
  };
  const checkpoint = await db.selectFrom("rollup_state").select("position").executeTakeFirst();
  await readStoredSteps(db, checkpoint?.position ?? 0, {
    day: (step) => add(step, 1),
    row: (_row, steps) => {
      for (const step of steps) add(step, 1);
    },
  });

  const differences: string[] = [];
  let dossiers = 0;
  let steps = 0;
  let faults = 0;
  for await (const chunk of recount(db, reference)) {
    dossiers += chunk.length;
    for (const recounted of chunk) {
      steps += recounted.steps.length;
      faults += recounted.faults.length;
      for (const step of recounted.steps) add(step, -1);
    }
  }
  for (const [key, sum] of balance) differences.push(inWords(key, sum, reference));
  const counts = await sql<{ events: number; miscounted: number; faults: number }>`
    select (select count(*)::int4 from event) as events,
      (select count(*)::int4 from dossier d where d.events <> (select count(*) from event e where e.dossier = d.id))
        as miscounted,
      (select count(*)::int4 from fault where dossier is not null) as faults`.execute(db);
  const counted = counts.rows[0] ?? { events: 0, miscounted: 0, faults: 0 };
  if (counted.miscounted > 0) differences.push(`${counted.miscounted} dossiers store a wrong number of events`);
  if (counted.faults !== faults) differences.push(`${counted.faults} faults are stored, the events have ${faults}`);
  return {
    events: counted.events,
    dossiers,
    steps,
    differences: differences.slice(0, SHOWN_DIFFERENCES),
    differenceCount: differences.length,
  };
}

function inWords(key: string, sum: number, reference: Reference): string {
  const [dossier = 0, measure = 0, unit = 0, procedure = 0, day = 0, at = 0] = key.split(" ").map(Number);
  const unitCode = reference.unitsById.get(unit)?.body.code ?? `unit ${unit}`;
  const procedureCode = reference.proceduresById.get(procedure)?.code ?? `procedure ${procedure}`;
  const more = sum > 0 ? `${sum} too many` : `${-sum} too few`;
  return `${BASE_MEASURES[measure]} of ${unitCode}, ${procedureCode}, dossier ${dossier}, on ${formatDay(day)} from ${formatInstant(at)}: ${more} stored`;
}
