import type { Cleanups } from "./cleanups.ts";

/** What may be asked of any benchmark; each takes what it knows and has its own defaults. */
export interface BenchOptions {
  readonly events?: number;
  /** Events a second. */
  readonly rate?: number;
  readonly clients?: number;
  /** How long each window lasts. */
  readonly seconds?: number;
  readonly minutes?: number;
  /** Batches, or single events of each feed, that wait for their acknowledgement. */
  readonly inFlight?: number;
  readonly rounds?: number;
  readonly feeds?: number;
  /** Servers that share the database. */
  readonly nodes?: number;
  /** Seconds for which the server is left alone before it is looked at. */
  readonly settle?: number;
  /** A database that is kept, and found again by the next benchmark; absent: a fresh one that is dropped. */
  readonly database?: string;
  /** Prints where the server's processor time went. */
  readonly profile: boolean;
  /** Any database of the server to measure on. */
  readonly databaseUrl: string;
  readonly cleanups: Cleanups;
}

export interface BenchReport {
  readonly rows: readonly (readonly [what: string, measured: string, wanted: string])[];
  /** The last line of the output. */
  readonly result: Readonly<Record<string, unknown>>;
}

/** Says how far a long benchmark is, beside the report. */
export function progress(text: string): void {
  process.stderr.write(`… ${text}\n`);
}

export function rounded(value: number, digits = 1): number {
  const scale = 10 ** digits;
  return Math.round(value * scale) / scale;
}

export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
