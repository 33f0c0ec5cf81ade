export interface BenchEvent {
  readonly specversion: "1.0";
  readonly id: string;
  readonly source: string;
  readonly subject: string;
  readonly type: string;
  readonly time: string;
  readonly data: Readonly<Record<string, string | number>>;
}

/** Four events, as most dossiers have them. */
export const SHORT_LIFE = ["received", "digitized", "paid", "resolved"] as const;
/** One of every kind that a dossier can have. */
export const LONG_LIFE = [
  "received",
  "digitized",
  "transferred",
  "suspended",
  "resumed",
  "extended",
  "paid",
  "resolved",
  "returned",
  "rated",
] as const;
export type Stage = (typeof LONG_LIFE)[number];

export interface DossierPlan {
  /** Keeps the codes of one plan apart from those of another. */
  readonly run: string;
  readonly dossiers: number;
  readonly life: readonly Stage[];
  /** Of every ten dossiers, how many still wait for their decision. */
  readonly openOfTen: number;
  /** The units that receive them, in turn. */
  readonly units: readonly string[];
  /** The unit that they are transferred to. */
  readonly toUnit: string;
  readonly procedures: number;
  /** The dossiers are received over so many days before now, evenly. */
  readonly days: number;
  readonly now: number;
  /** How many later dossiers are received before one's next event comes. */
  readonly lag: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Time from one event of a dossier to its next, so that ten of them lie within five days. */
const STAGE_MS = 700 * MINUTE_MS;
const LIFE_DAYS = 5;

/** The events of dossiers, mixed as they come from a counter: a batch holds different stages of different dossiers. */
export function* dossierEvents(plan: DossierPlan): Generator<BenchEvent> {
  const { dossiers, life, lag } = plan;
  const open = life.indexOf("resolved");
  for (let step = 0; step < dossiers + (life.length - 1) * lag; step += 1) {
    for (let stage = 0; stage < life.length; stage += 1) {
      const dossier = step - stage * lag;
      if (dossier < 0 || dossier >= dossiers) continue;
      if (open >= 0 && stage >= open && dossier % 10 < plan.openOfTen) continue;
      yield eventOf(plan, dossier, stage);
    }
  }
}

function eventOf(plan: DossierPlan, dossier: number, stage: number): BenchEvent {
  const { run, life, units, days, now } = plan;
  // So many days ago that the last event of the last dossier has happened, too.
  const span = Math.max(0, days - (life.length > 1 ? LIFE_DAYS : 0));
  const receivedAt = now - days * DAY_MS + (dossier / plan.dossiers) * span * DAY_MS;
  const time = receivedAt + stage * STAGE_MS;
  const name = life[stage] ?? "received";
  return {
    specversion: "1.0",
    id: `${run}-${dossier}-${stage}`,
    source: `/units/${units[dossier % units.length]}`,
    subject: `${run}-${dossier}`,
    type: `vn.motcua.dossier.${name}`,
    time: new Date(time).toISOString(),
    data: dataOf(name, plan, dossier, time),
  };
}

function dataOf(name: Stage, plan: DossierPlan, dossier: number, time: number): BenchEvent["data"] {
  switch (name) {
    case "received":
      return {
        procedure: procedureCode(Math.floor(dossier / plan.units.length) % plan.procedures),
        channel: dossier % 3 === 0 ? "counter" : "onlineFull",
      };
    case "digitized":
      return { components: "full" };
    case "transferred":
      return { toUnit: plan.toUnit };
    case "extended":
      return { dueAt: new Date(time + 10 * DAY_MS).toISOString() };
    case "paid":
      return { method: "online", amount: 20_000 };
    case "resolved":
      return { outcome: "approved", result: "digitalSigned" };
    case "rated":
      return { score: 1 + (dossier % 5) };
    case "suspended":
    case "resumed":
    case "returned":
      return {};
  }
}

export function procedureCode(index: number): string {
  return `9.${String(index).padStart(6, "0")}`;
}
