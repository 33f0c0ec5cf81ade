import type { LearnedDurations } from "@ioc/domain/estimate/learned-durations.ts";
import type { OpenEstimate } from "./open-estimates.ts";
import { sortedInSlices } from "./sorted-in-slices.ts";

export interface OpenWorkToList {
  readonly dossier: number;
  readonly unit: number;
  readonly procedure: number;
  /** Instant, ms; 0: none. */
  readonly dueAt: number;
  readonly byNextClose: boolean;
  readonly spentMs: number;
  readonly leftMs: number | null;
}

/** Of time that is left, and chances: none. */
const NOTHING = -1;

/**
 * Open dossiers with their chances, in a few arrays: a province has very many, whose reasons are worked out again when
 * somebody looks at them.
 */
export class OpenList {
  readonly #durations: LearnedDurations;
  #length = 0;
  #due = 0;
  #room = 256;
  #dossier = new Int32Array(this.#room);
  #unit = new Int32Array(this.#room);
  #procedure = new Int32Array(this.#room);
  #dueAt = new Float64Array(this.#room);
  #spentMs = new Float64Array(this.#room);
  #leftMs = new Float64Array(this.#room);
  #chance = new Float64Array(this.#room);
  #byNextClose = new Uint8Array(this.#room);
  #order: Int32Array = new Int32Array(0);

  constructor(durations: LearnedDurations) {
    this.#durations = durations;
  }

  get length(): number {
    return this.#length;
  }

  /** How many are due by the next close: the first ones. */
  get due(): number {
    return this.#due;
  }

  /** Returns the chance, null where there is none to tell. */
  add({ dossier, unit, procedure, dueAt, byNextClose, spentMs, leftMs }: OpenWorkToList): number | null {
    if (this.#length === this.#room) this.#grow();
    const i = this.#length;
    const chance = leftMs === null ? null : this.#durations.chanceOf({ unit, procedure, leftMs }).chance;
    this.#length += 1;
    if (byNextClose) this.#due += 1;
    this.#dossier[i] = dossier;
    this.#unit[i] = unit;
    this.#procedure[i] = procedure;
    this.#dueAt[i] = dueAt === 0 ? Number.MAX_SAFE_INTEGER : dueAt;
    this.#spentMs[i] = spentMs;
    this.#leftMs[i] = leftMs ?? NOTHING;
    this.#chance[i] = chance ?? NOTHING;
    this.#byNextClose[i] = byNextClose ? 1 : 0;
    return chance;
  }

  /** Puts them in their order (EST-8), with stops in between; what nothing is known of comes last. */
  *sort(): Generator<void, void> {
    const compare = (a: number, b: number): number => this.#compare(a, b);
    this.#order = yield* sortedInSlices(
      Int32Array.from({ length: this.#length }, (_, index) => index),
      compare,
    );
  }

  /** Some of them, in their order, each with its reasons. */
  slice(from: number, to: number): OpenEstimate[] {
    return Array.from(this.#order.subarray(from, to), (i) => {
      const [unit, procedure] = [this.#unit[i] as number, this.#procedure[i] as number];
      const left = this.#leftMs[i] as number;
      const leftMs = left === NOTHING ? null : left;
      return {
        dossier: this.#dossier[i] as number,
        byNextClose: this.#byNextClose[i] === 1,
        spentMs: this.#spentMs[i] as number,
        leftMs,
        said: leftMs === null ? null : this.#durations.chanceOf({ unit, procedure, leftMs }),
      };
    });
  }

  #compare(a: number, b: number): number {
    const isDue = (this.#byNextClose[b] as number) - (this.#byNextClose[a] as number);
    if (isDue !== 0) return isDue;
    const byChance = (this.#chance[b] as number) - (this.#chance[a] as number);
    const byDue = (this.#dueAt[a] as number) - (this.#dueAt[b] as number);
    const first = this.#byNextClose[a] === 1 ? byDue || byChance : byChance || byDue;
    return first || (this.#dossier[a] as number) - (this.#dossier[b] as number);
  }

  #grow(): void {
    this.#room *= 2;
    const wider = <A extends Int32Array | Float64Array | Uint8Array>(made: A, old: A): A => {
      made.set(old);
      return made;
    };
    this.#dossier = wider(new Int32Array(this.#room), this.#dossier);
    this.#unit = wider(new Int32Array(this.#room), this.#unit);
    this.#procedure = wider(new Int32Array(this.#room), this.#procedure);
    this.#dueAt = wider(new Float64Array(this.#room), this.#dueAt);
    this.#spentMs = wider(new Float64Array(this.#room), this.#spentMs);
    this.#leftMs = wider(new Float64Array(this.#room), this.#leftMs);
    this.#chance = wider(new Float64Array(this.#room), this.#chance);
    this.#byNextClose = wider(new Uint8Array(this.#room), this.#byNextClose);
  }
}
