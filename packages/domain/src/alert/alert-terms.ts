import type { Severity } from "./severity.ts";

export interface Threshold {
  /** Compared strictly (ALR-1). */
  readonly fire: number;
  /** What it must come back to; absent: to `fire` (ALR-2). */
  readonly clear?: number | undefined;
}

/** What a rule says, as far as the machine needs it. Durations are ms, of whatever time `elapsedMs` counts. */
export interface AlertTerms {
  readonly direction: "above" | "below";
  readonly thresholds: { readonly [severity in Severity]?: Threshold | undefined };
  readonly forMs: number;
  readonly keepFiringMs: number;
  readonly minSample: number;
  readonly noData: "alert" | "ignore";
  /** Undefined: nobody else is told when nobody acknowledges. */
  readonly escalateAfterMs: number | undefined;
  /** Between two instants: of the clock, or of working time (ALR-6). */
  elapsedMs(from: number, to: number): number;
}
