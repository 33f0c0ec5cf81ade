/** Whoever has touched nothing for so long is not taken to be there, ms. */
const PRESENT_FOR_MS = 60_000;
const TOUCHES = ["pointerdown", "pointermove", "keydown", "wheel"] as const;

/** Whether somebody is at the page, as far as a page can tell: it was opened, or touched, a moment ago. */
export class Attendance {
  readonly #now: () => number;
  #touchedAt: number;

  /** @param now a clock, ms */
  constructor(page: Pick<EventTarget, "addEventListener">, now: () => number) {
    this.#now = now;
    this.#touchedAt = now();
    const touched = (): void => {
      this.#touchedAt = this.#now();
    };
    for (const touch of TOUCHES) page.addEventListener(touch, touched, { capture: true, passive: true });
  }

  get isPresent(): boolean {
    return this.#now() - this.#touchedAt <= PRESENT_FOR_MS;
  }
}
