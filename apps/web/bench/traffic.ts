import type { FixtureServer } from "../dev/fixture-server.ts";

/** The province of 1,000 units. */
export const PROVINCE = "thousand";
const TICK_MS = 20;

/** Changes the province steadily, catching up after a pause; each change is a patch of every document that is watched. */
export class Traffic {
  readonly #timer: NodeJS.Timeout;
  #sent = 0;

  constructor(server: FixtureServer, perSecond: number) {
    const startedAt = performance.now();
    this.#timer = setInterval(() => {
      const wanted = Math.floor(((performance.now() - startedAt) / 1000) * perSecond);
      for (; this.#sent < wanted; this.#sent++) server.advance(PROVINCE);
    }, TICK_MS);
  }

  stop(): void {
    clearInterval(this.#timer);
  }
}
