import type { SeededRandom } from "../durability/seeded-random.test-support.ts";
import { UNKNOWN_PROCEDURE, WORLD } from "./cluster-world.test-support.ts";

export interface CloudEvent {
  readonly specversion: "1.0";
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject: string;
  readonly time: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** What one feed sends at once. */
export interface Batch {
  readonly events: readonly CloudEvent[];
  /** How many of them are refused for their form. */
  readonly refused: number;
}

const DAY_MS = 86_400_000;
const DAYS = 20;
const LARGEST_BATCH = 30;
const COMMUNES = WORLD.units.filter(({ kind }) => kind === "commune").map(({ code }) => code);
const SENDERS = WORLD.units.filter(({ kind }) => kind !== "province").map(({ code }) => code);
const PROCEDURES = [...WORLD.procedures.map(({ code }) => code), UNKNOWN_PROCEDURE];
const CHANNELS = ["counter", "onlinePartial", "onlineFull", "postal"];
const MIDDLE = ["suspended", "resumed", "transferred", "digitized", "paid", "paid", "extended", "rated"];

/**
 * Lives of dossiers without end, cut into batches for the feeds that report them. The events of one dossier come from
 * several feeds, so over several nodes at once, in any order; some do not count and some are refused.
 */
export class DossierLives {
  readonly #random: SeededRandom;
  readonly #prefix: string;
  readonly #waiting = new Map<string, { event: CloudEvent; isRefused: boolean }[]>(SENDERS.map((code) => [code, []]));
  #count = 0;

  /** @param prefix begins the codes of these dossiers and the identities of their events */
  constructor(random: SeededRandom, prefix: string) {
    this.#random = random;
    this.#prefix = prefix;
  }

  /** The next batch that the feed of a unit sends. */
  next(sender: string): Batch {
    const waiting = this.#waiting.get(sender);
    if (waiting === undefined) throw new Error(`${sender} sends nothing`);
    const size = this.#random.between(1, LARGEST_BATCH);
    // Half of what is known is left waiting, so that a dossier's events come far apart.
    while (waiting.length < 2 * size) this.#live();
    const chosen = this.#random.shuffled(waiting);
    this.#waiting.set(sender, chosen.slice(size));
    const sent = chosen.slice(0, size);
    return { events: sent.map(({ event }) => event), refused: sent.filter(({ isRefused }) => isRefused).length };
  }

  #live(): void {
    const random = this.#random;
    const number = this.#count++;
    const home = random.pick(COMMUNES);
    const now = Date.now();
    let timeMs = now - random.below(DAYS * DAY_MS);
    const counts = new Map<string, number>();
    const add = (type: string, data: CloudEvent["data"], sender = home, isRefused = false): void => {
      // The same id from different sources are different events.
      const count = (counts.get(sender) ?? 0) + 1;
      counts.set(sender, count);
      const event: CloudEvent = {
        specversion: "1.0",
        id: `${this.#prefix}${number}-${count}`,
        source: `/units/${sender}`,
        type: `vn.motcua.${type}`,
        subject: `${this.#prefix}-${number}`,
        time: new Date(timeMs).toISOString(),
        data,
      };
      this.#waiting.get(sender)?.push({ event, isRefused });
      // Never in the future; several at one instant may be.
      timeMs = Math.min(now, timeMs + random.between(0, DAY_MS));
    };
    const dueAt = (): string => new Date(timeMs + random.between(-1, 8) * DAY_MS + random.below(DAY_MS)).toISOString();
    if (random.chance(8)) {
      add("feedback.received", random.chance(60) ? { dueAt: dueAt() } : {});
      if (random.chance(70)) add("feedback.answered", {}, random.chance(80) ? home : random.pick(SENDERS));
      return;
    }
    if (!random.chance(3)) {
      add("dossier.received", {
        procedure: random.pick(PROCEDURES),
        channel: random.pick(CHANNELS),
        ...(random.chance(60) ? { dueAt: dueAt() } : {}),
        ...(random.chance(30) ? { components: random.pick(["none", "partial", "full"]) } : {}),
      });
    }
    if (random.chance(2)) add("dossier.received", { procedure: "1.001", channel: "counter" }, random.pick(COMMUNES));
    for (let left = random.below(6); left > 0; left -= 1) {
      const type = random.pick(MIDDLE);
      add(`dossier.${type}`, this.#middle(type, dueAt), random.chance(30) ? random.pick(SENDERS) : home);
    }
    if (random.chance(2)) add("dossier.digitized", { components: "some" }, home, true);
    if (random.chance(8)) add("dossier.withdrawn", {});
    if (random.chance(60)) {
      const result = random.pick(["paper", "digital", "digitalSigned"]);
      add("dossier.resolved", { outcome: "approved", result }, random.chance(15) ? random.pick(SENDERS) : home);
    }
    if (random.chance(20)) add("dossier.rated", { score: random.between(1, 5) });
  }

  #middle(type: string, dueAt: () => string): CloudEvent["data"] {
    const random = this.#random;
    switch (type) {
      case "transferred":
        return { toUnit: random.pick(COMMUNES) };
      case "digitized":
        return { components: random.pick(["partial", "full"]) };
      case "paid":
        return { method: random.pick(["online", "counter"]), amount: 20_000 };
      case "extended":
        return { dueAt: dueAt() };
      case "rated":
        return { score: random.between(1, 5) };
      default:
        return {};
    }
  }
}
