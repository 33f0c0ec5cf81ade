/** What is told together at most so often, ms. */
const REST_MS = 300_000;

/** Gathers news so that they are told together: the first at once, whatever comes in the minutes after it in one. */
export class Folded {
  readonly #tell: (items: readonly string[]) => void;
  readonly #nowMs: () => number;
  #waiting: string[] = [];
  #toldAtMs = Number.NEGATIVE_INFINITY;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(tell: (items: readonly string[]) => void, nowMs: () => number) {
    this.#tell = tell;
    this.#nowMs = nowMs;
  }

  add(items: readonly string[]): void {
    this.#waiting.push(...items);
    if (this.#waiting.length === 0 || this.#timer !== undefined) return;
    const waitMs = this.#toldAtMs + REST_MS - this.#nowMs();
    if (waitMs <= 0) this.#tellAll();
    else this.#timer = setTimeout(() => this.#tellAll(), waitMs);
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  #tellAll(): void {
    this.#timer = undefined;
    this.#toldAtMs = this.#nowMs();
    this.#tell(this.#waiting.splice(0));
  }
}
