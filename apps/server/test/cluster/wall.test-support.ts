import type { Board } from "../board-shape.test-support.ts";
import { BOOTSTRAP_TOKEN } from "../durability/server-process.test-support.ts";
import { connected, type LiveDocument, subscribe } from "../live-client.test-support.ts";

interface Seen {
  /** ms of a monotonic clock. */
  readonly at: number;
  readonly received: number;
}

/** A screen at one node that follows a board and remembers when it showed which number. */
export class Wall {
  readonly live: LiveDocument<Board>;
  readonly seen: Seen[];
  readonly close: () => void;

  /** @param period whose dossiers are received, so that their number only grows */
  static async at(url: string, period: { readonly from: string; readonly to: string }): Promise<Wall> {
    const socket = await connected(url, "/board", BOOTSTRAP_TOKEN);
    const live = await subscribe(socket, { unit: "P", ...period });
    const wall = new Wall(live, () => socket.disconnect());
    socket.on("patch", () => wall.#note());
    return wall;
  }

  private constructor(live: LiveDocument<Board>, close: () => void) {
    this.live = live;
    this.close = close;
    this.seen = [];
    this.#note();
  }

  #note(): void {
    const { received } = this.live.document.measures;
    if (received > (this.seen.at(-1)?.received ?? -1)) this.seen.push({ at: performance.now(), received });
  }
}

/** For each number that a wall showed, how much later (ms) the last wall had come so far than the first; ascending. */
export function lagsBetween(walls: readonly Wall[]): number[] {
  const lags: number[] = [];
  // What they began with they did not see come.
  const start = Math.max(...walls.map(({ seen }) => seen[0]?.received ?? 0));
  const numbers = new Set(walls.flatMap(({ seen }) => seen.map(({ received }) => received)));
  for (const number of numbers) {
    const times = walls.map(({ seen }) => seen.find(({ received }) => received >= number)?.at);
    const reached = times.filter((at) => at !== undefined);
    if (number > start && reached.length === walls.length) lags.push(Math.max(...reached) - Math.min(...reached));
  }
  return lags.sort((a, b) => a - b);
}
