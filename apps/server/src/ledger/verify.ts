import type { DossierStep } from "@ioc/domain/cube/step-cube.ts";
import { stepsOf } from "@ioc/domain/cube/step-segment.ts";
import { BASE_MEASURES } from "@ioc/domain/measure/measures.ts";
import { formatDay } from "@ioc/domain/time/civil-date.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import { type Kysely, sql } from "kysely";
import type { Database } from "../database/schema.ts";
import { inSnapshot } from "../database/snapshot.ts";
import type { Reference } from "../reference/reference.ts";
import { recount } from "./rebuild.ts";
import { StepPrints } from "./step-prints.ts";
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
/** So many dossiers that differ are looked at step by step; of more only the number is told. */
const EXAMINED_DOSSIERS = 10_000;

/**
 * Rebuilds every number from the events and compares it with what is stored: steps, faults and counts of events. Others
 * may go on writing meanwhile.
 */
export function verify(db: Kysely<Database>, reference: Reference): Promise<Verdict> {
  return inSnapshot(db, (snapshot) => compare(snapshot, reference));
}

async function compare(db: Kysely<Database>, reference: Reference): Promise<Verdict> {
  const prints = new StepPrints();
  await readAllSteps(db, (step) => prints.add(step, 1));
  const counted = { dossiers: 0, steps: 0, faults: 0, events: 0, empty: 0 };
  for await (const chunk of recount(db, reference)) {
    for (const { events, steps, faults } of chunk) {
      counted.dossiers += 1;
      counted.steps += steps.length;
      counted.faults += faults.length;
      counted.events += events;
      if (events === 0) counted.empty += 1;
      for (const step of steps) prints.add(step, -1);
    }
  }
  const differences: string[] = [];
  const different = prints.different();
  if (different.size > EXAMINED_DOSSIERS) differences.push(`the numbers of ${different.size} dossiers differ`);
  else if (different.size > 0) differences.push(...(await differencesOf(db, reference, different)));
  const { rows } = await sql<{ events: number; keys: number; numbered: number; faults: number }>`
    select (select count(*)::int4 from event) as events, (select count(*)::int4 from event_key) as keys,
      (select coalesce(sum(last), 0)::int4 from (select max(seq) as last from event group by dossier) as dossiers) as numbered,
      (select count(*)::int4 from fault where dossier is not null) as faults`.execute(db);
  const stored = rows[0] ?? { events: 0, keys: 0, numbered: 0, faults: 0 };
  if (counted.empty > 0) differences.push(`${counted.empty} dossiers have no events`);
  for (const [what, count] of [
    ["of dossiers", counted.events],
    ["identities", stored.keys],
    ["numbered in a row", stored.numbered],
  ] as const) {
    if (count !== stored.events) differences.push(`${stored.events} events are stored, ${count} ${what}`);
  }
  if (stored.faults !== counted.faults) {
    differences.push(`${stored.faults} faults are stored, the events have ${counted.faults}`);
  }
  return {
    events: stored.events,
    dossiers: counted.dossiers,
    steps: counted.steps,
    differences: differences.slice(0, SHOWN_DIFFERENCES),
    differenceCount: differences.length,
  };
}

function readAllSteps(db: Kysely<Database>, take: (step: DossierStep) => void): Promise<void> {
  return readStoredSteps(db, {
    segment(day, segment) {
      for (const step of stepsOf(day, segment)) take(step);
    },
    row(_row, steps) {
      for (const step of steps) take(step);
    },
  });
}

/** Step by step, of some dossiers. */
async function differencesOf(
  db: Kysely<Database>,
  reference: Reference,
  dossiers: ReadonlySet<number>,
): Promise<string[]> {
  const balance = new Map<string, number>();
  const add = (step: DossierStep, sign: 1 | -1): void => {
    if (!dossiers.has(step.dossier)) return;
    const key = [step.dossier, step.measure, step.unit, step.procedure, step.day, step.at, step.due].join(" ");
    const sum = (balance.get(key) ?? 0) + sign * step.delta;
    if (sum === 0) balance.delete(key);
    else balance.set(key, sum);
  };
  await readAllSteps(db, (step) => add(step, 1));
  for await (const chunk of recount(db, reference)) {
    for (const { steps } of chunk) for (const step of steps) add(step, -1);
  }
  return [...balance].map(([key, sum]) => inWords(key, sum, reference));
}

function inWords(key: string, sum: number, reference: Reference): string {
  const [dossier = 0, measure = 0, unit = 0, procedure = 0, day = 0, at = 0] = key.split(" ").map(Number);
  const unitCode = reference.unitsById.get(unit)?.body.code ?? `unit ${unit}`;
  const procedureCode = reference.proceduresById.get(procedure)?.code ?? `procedure ${procedure}`;
  const more = sum > 0 ? `${sum} too many` : `${-sum} too few`;
  return `${BASE_MEASURES[measure]} of ${unitCode}, ${procedureCode}, dossier ${dossier}, on ${formatDay(day)} from ${formatInstant(at)}: ${more} stored`;
}
