import type { DossierStep } from "@ioc/domain/cube/step-cube.ts";

/**
 * For each dossier 64 bits that are zero again when every step that was added was taken off, in any order: a sum over
 * its steps of `delta` times a hash of the step's place. Two balances of many millions of steps are compared in a few
 * bytes a dossier; that two different ones look the same is as likely as guessing 64 bits.
 */
export class StepPrints {
  #low = new Int32Array(1024);
  #high = new Int32Array(1024);

  add(step: DossierStep, sign: 1 | -1): void {
    const { dossier } = step;
    if (dossier >= this.#low.length) this.#grow(dossier);
    const factor = sign * step.delta;
    this.#low[dossier] = (this.#low[dossier] as number) + Math.imul(hashOf(step, 0x243f6a88), factor);
    this.#high[dossier] = (this.#high[dossier] as number) + Math.imul(hashOf(step, 0x13198a2e), factor);
  }

  /** The dossiers that do not come to nothing. */
  different(): Set<number> {
    const found = new Set<number>();
    this.#low.forEach((low, dossier) => {
      if (low !== 0 || this.#high[dossier] !== 0) found.add(dossier);
    });
    return found;
  }

  #grow(dossier: number): void {
    const longer = (from: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
      const to = new Int32Array(Math.max(dossier + 1, from.length * 2));
      to.set(from);
      return to;
    };
    this.#low = longer(this.#low);
    this.#high = longer(this.#high);
  }
}

function hashOf({ measure, unit, procedure, day, at, due }: DossierStep, seed: number): number {
  let hash = mixed(seed, measure);
  hash = mixed(hash, unit);
  hash = mixed(hash, procedure);
  hash = mixed(hash, day);
  hash = mixed(mixed(hash, at), Math.floor(at / 2 ** 32));
  return mixed(mixed(hash, due), Math.floor(due / 2 ** 32));
}

/** Takes the lower 32 bits of a number in. */
function mixed(hash: number, value: number): number {
  let next = Math.imul(hash ^ value, 0x85ebca6b);
  next = Math.imul(next ^ (next >>> 13), 0xc2b2ae35);
  return next ^ (next >>> 16);
}
