import { toPrintable } from "@ioc/protocol/text.ts";
import { type AuditEntry, actorOf, SYSTEM } from "../audit/audit-entry.ts";
import { networkOf } from "../cluster/failed-tokens.ts";
import type { Clock } from "../lifecycle/clock.ts";
import type { Caller } from "./caller.ts";
import type { Action } from "./decide.ts";

const MINUTE_MS = 60_000;
/** So many of one network stand in the audit trail within a minute, and so many of all: a flood must not fill it. */
const MOST_OF_NETWORK = 10;
const MOST_OF_ALL = 300;
const MOST_CHARACTERS = 200;

/**
 * What was refused to whom, gathered until it is written down. What is repeated within a minute is told once; how many more
 * there were than a minute may hold, one line says.
 */
export class Refusals {
  readonly #told = new Set<string>();
  readonly #ofNetwork = new Map<string, number>();
  readonly #clock: Clock;
  #minute = Number.NEGATIVE_INFINITY;
  #ofAll = 0;
  #leftOut = 0;
  #waiting: AuditEntry[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @param object what it was asked for */
  refused({ who, address }: Caller, action: Action, object: string): void {
    const shown = toPrintable(`${action} ${object}`, MOST_CHARACTERS);
    this.#tellOnce({ actor: actorOf(who), action: "access.refuse", object: shown, address });
  }

  /** Somebody came with a token that stands for nobody. */
  badToken(address: string): void {
    this.#tellOnce({ actor: actorOf({ kind: "nobody" }), action: "token.refuse", address });
  }

  /** Somebody was not let in: each attempt by itself, since how many a network has is bounded where they are made. */
  signIn(entry: Omit<AuditEntry, "action">): void {
    this.#tell({ ...entry, action: "session.refuse" });
  }

  take(): AuditEntry[] {
    this.#turn();
    const waiting = this.#waiting;
    this.#waiting = [];
    return waiting;
  }

  /** Those that could not be written down now. */
  giveBack(entries: readonly AuditEntry[]): void {
    this.#waiting = [...entries, ...this.#waiting].slice(0, MOST_OF_ALL);
  }

  #tellOnce(entry: AuditEntry): void {
    this.#turn();
    const network = networkOf(entry.address ?? "");
    const key = JSON.stringify([network, entry.actor.kind, entry.actor.id, entry.action, entry.object]);
    if (this.#told.has(key)) return;
    const ofNetwork = this.#ofNetwork.get(network) ?? 0;
    if (ofNetwork >= MOST_OF_NETWORK) this.#leftOut += 1;
    else if (this.#tell(entry)) {
      this.#told.add(key);
      this.#ofNetwork.set(network, ofNetwork + 1);
    }
  }

  #tell(entry: AuditEntry): boolean {
    this.#turn();
    const hasRoom = this.#ofAll < MOST_OF_ALL;
    if (hasRoom) {
      this.#ofAll += 1;
      this.#waiting.push(entry);
    } else this.#leftOut += 1;
    return hasRoom;
  }

  #turn(): void {
    const minute = Math.floor(this.#clock.now() / MINUTE_MS);
    if (minute === this.#minute) return;
    this.#minute = minute;
    this.#ofAll = 0;
    this.#told.clear();
    this.#ofNetwork.clear();
    if (this.#leftOut === 0) return;
    this.#waiting.push({ actor: SYSTEM, action: "access.refuse", after: { notWrittenDown: this.#leftOut } });
    this.#leftOut = 0;
  }
}
