import type { Client } from "pg";
import type { Logger } from "pino";
import { within } from "../lifecycle/within.ts";

/** One node of all is the leader; whoever is cut off from the database is not. */
export interface Election {
  readonly isLeader: boolean;
  stop(): Promise<void>;
}

/** The embedded database has one node. */
export const onlyNode: Election = { isLeader: true, stop: () => Promise.resolve() };

/** A key of our own among the advisory locks of the database. */
const LEADER_LOCK = 7_106_231_001;
const LOOK_MS = 2000;
const ANSWER_WITHIN_MS = 5000;

export interface ElectionParts {
  readonly log: Logger;
  connect(): Promise<Client>;
}

/**
 * Whoever holds an advisory lock on a connection of its own leads, until the connection ends. What the leader does must
 * bear a second one for a moment: a leader that was frozen learns only afterwards that it is none any more.
 */
export class LockElection implements Election {
  readonly #parts: ElectionParts;
  readonly #timer: NodeJS.Timeout;
  #client: Client | null = null;
  #isLeader = false;
  #looking: Promise<void> | null = null;
  #stopped = false;

  constructor(parts: ElectionParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => this.#look(), LOOK_MS);
    this.#timer.unref();
    this.#look();
  }

  get isLeader(): boolean {
    return this.#isLeader;
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    await this.#looking;
    this.#isLeader = false;
    await this.#drop();
  }

  #look(): void {
    this.#looking ??= this.#ask().finally(() => {
      this.#looking = null;
    });
  }

  async #ask(): Promise<void> {
    const { log } = this.#parts;
    try {
      if (this.#client === null) {
        const client = await this.#parts.connect();
        client.on("error", () => this.#lost(client));
        client.on("end", () => this.#lost(client));
        this.#client = client;
      }
      const asked = this.#isLeader ? "select true as leads" : `select pg_try_advisory_lock(${LEADER_LOCK}) as leads`;
      const { rows } = await within(this.#client.query<{ leads: boolean }>(asked), ANSWER_WITHIN_MS);
      const leads = rows[0]?.leads === true && !this.#stopped;
      if (leads && !this.#isLeader) log.info("this node leads");
      this.#isLeader = leads;
    } catch (error) {
      if (this.#isLeader) log.warn({ err: error }, "this node leads no more: the database does not answer");
      this.#isLeader = false;
      await this.#drop();
    }
  }

  #lost(client: Client): void {
    if (this.#client !== client) return;
    this.#client = null;
    this.#isLeader = false;
  }

  async #drop(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    if (client !== null) await within(client.end(), ANSWER_WITHIN_MS).catch(() => undefined);
  }
}
