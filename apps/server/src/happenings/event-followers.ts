import { dayOf } from "@ioc/domain/time/zone.ts";
import { type Happened, MOST_HAPPENED } from "@ioc/protocol/happenings.ts";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import type { LiveState } from "../boards/live-state.ts";
import type { Database } from "../database/schema.ts";
import type { Movement } from "../ingest/event-committer.ts";
import type { Clock } from "../lifecycle/clock.ts";
import type { Service } from "../lifecycle/service.ts";
import { eventsRecordedAt, type KnownEvent, type RecordedEvents } from "./happening-store.ts";
import { restAfter } from "./told-pace.ts";

/** Somebody who is told the events of a unit. */
export interface Follower {
  /** Whether they may still read the unit's dossiers. */
  mayRead(unit: number): boolean;
  /** They do not keep up with what was sent to them. */
  readonly isSlow: boolean;
  tell(message: Happened): void;
  /** They may not be told any more. */
  end(): void;
}

export interface EventFollowersParts {
  readonly db: Kysely<Database>;
  readonly state: LiveState;
  readonly clock: Clock;
  readonly log: Logger;
}

interface Following {
  readonly unit: number;
  skipped: number;
  again: boolean;
}

/** Instants of movements that wait to be looked up; with more than these the oldest are only counted as lost. */
const MOST_WAITING = 2000;
/** So many of the newest are read at a time; of the others it is only told how many they are. */
const MOST_READ = 2000;
const NOTHING: RecordedEvents = { events: [], others: new Map() };
/** So many of the last events are remembered: two groups may have been recorded in the same millisecond. */
const REMEMBERED = 20_000;

/**
 * Tells the events of units to those who follow them, on this node. Each node follows the ledger and knows by its rows
 * which units were heard from, and when what they sent was recorded; the events themselves are read from their table, once
 * for all who follow, as long as anybody does, and at most five times a second.
 */
export class EventFollowers implements Service {
  readonly id = "happenings";
  readonly #parts: EventFollowersParts;
  readonly #following = new Map<Follower, Following>();
  readonly #stopListening: () => void;
  #heard = new Set<number>();
  #instants = new Set<number>();
  #told = new Set<string>();
  #timer: NodeJS.Timeout | null = null;
  #looking: Promise<void> | null = null;
  #nextAt = 0;
  #stopped = false;

  constructor(parts: EventFollowersParts) {
    this.#parts = parts;
    this.#stopListening = parts.state.onMovement((movement) => this.#moved(movement));
  }

  /** Takes the place of what was followed before. */
  follow(follower: Follower, unit: number): void {
    this.#following.set(follower, { unit, skipped: 0, again: false });
  }

  unfollow(follower: Follower): void {
    this.#following.delete(follower);
    if (this.#following.size > 0) return;
    this.#heard.clear();
    this.#instants.clear();
    this.#told.clear();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#stopListening();
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#looking;
  }

  #moved(movement: Movement | null): void {
    if (this.#following.size === 0) return;
    if (movement === null) this.#lost();
    else if (movement.taken.length > 0) {
      for (const unit of movement.units) this.#heard.add(unit);
      this.#instants.add(movement.recordedAt);
      if (this.#instants.size > MOST_WAITING) this.#lost();
    }
    this.#schedule();
  }

  /** What lies between is not known any more: whoever follows has to read anew. */
  #lost(): void {
    this.#instants.clear();
    this.#heard.clear();
    for (const following of this.#following.values()) following.again = true;
  }

  #schedule(): void {
    if (this.#stopped || this.#timer !== null || this.#looking !== null) return;
    // Not in the turn of the commit: what it answers to a feed goes first.
    this.#timer = setTimeout(
      () => {
        this.#timer = null;
        this.#looking = this.#look().finally(() => {
          this.#looking = null;
          const isOwed = [...this.#following.values()].some(({ skipped, again }) => skipped > 0 || again);
          if (this.#instants.size > 0 || isOwed) this.#schedule();
        });
      },
      Math.max(0, this.#nextAt - performance.now()),
    );
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    const { db, state, clock, log } = this.#parts;
    const startedAt = performance.now();
    const { reference } = state;
    const today = reference.tree.on(dayOf(reference.zone, clock.now()));
    const heard = [...this.#heard];
    const at = [...this.#instants];
    this.#heard = new Set();
    this.#instants = new Set();
    const followed = new Set([...this.#following.values()].map(({ unit }) => unit));
    const units = heard.filter((unit) => [...followed].some((top) => today.contains(top, unit)));
    try {
      const isNone = units.length === 0 || at.length === 0;
      const asked = { units, at, most: MOST_READ };
      const { events, others } = isNone ? NOTHING : await eventsRecordedAt(db, reference, asked);
      const news = events.filter(({ told: { source, id } }) => this.#isNew(`${source}\n${id}`));
      for (const [follower, following] of this.#following) {
        for (const [unit, count] of others) if (today.contains(following.unit, unit)) following.skipped += count;
        const mine = news.filter(({ unit }) => today.contains(following.unit, unit));
        this.#tell(follower, following, mine);
      }
    } catch (error) {
      log.warn({ err: error }, "events could not be read for those who follow them");
      for (const following of this.#following.values()) following.again = true;
    }
    this.#nextAt = performance.now() + restAfter(performance.now() - startedAt);
  }

  #tell(follower: Follower, following: Following, mine: readonly KnownEvent[]): void {
    if (!follower.mayRead(following.unit)) {
      this.unfollow(follower);
      follower.end();
      return;
    }
    if (follower.isSlow) {
      following.skipped += mine.length;
      return;
    }
    const told = mine.slice(-MOST_HAPPENED);
    const { again, unit } = following;
    const skipped = following.skipped + mine.length - told.length;
    following.skipped = 0;
    following.again = false;
    if (told.length === 0 && skipped === 0 && !again) return;
    const code = this.#parts.state.reference.unitsById.get(unit)?.body.code ?? "";
    follower.tell({ unit: code, events: told.map((event) => event.told), skipped, again });
  }

  #isNew(key: string): boolean {
    if (this.#told.has(key)) return false;
    this.#told.add(key);
    if (this.#told.size > REMEMBERED) this.#told = new Set([...this.#told].slice(-REMEMBERED / 2));
    return true;
  }
}
