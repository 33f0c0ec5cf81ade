import { toPrintable } from "@ioc/protocol/text.ts";
import { type AuditEntry, actorOf } from "../audit/audit-entry.ts";
import { networkOf } from "../cluster/failed-tokens.ts";
import type { Caller } from "./caller.ts";
import type { Action } from "./decide.ts";

const MINUTE_MS = 60_000;
/** So many of one network stand in the audit trail within a minute, and so many of all: a flood must not fill it. */
const MOST_OF_NETWORK = 10;
const MOST_OF_ALL = 300;
const MOST_CHARACTERS = 200;

/** What was refused to whom, gathered until it is written down; what is repeated within a minute is told once. */
export class Refusals {
  readonly #told = new Set<string>();
  readonly #ofNetwork = new Map<string, number>();
  #minute = Number.NEGATIVE_INFINITY;
  #waiting: AuditEntry[] = [];

  /** @param object what it was asked for */
  refused({ who, address }: Caller, action: Action, object: string): void {
    const shown = toPrintable(`${action} ${object}`, MOST_CHARACTERS);
    this.#add({ actor: actorOf(who), action: "access.refuse", object: shown, address });
  }

  /** Somebody came with a token that stands for nobody. */
  badToken(address: string): void {
    this.#add({ actor: actorOf({ kind: "nobody" }), action: "token.refuse", address });
  }

  take(): AuditEntry[] {
    const waiting = this.#waiting;
    this.#waiting = [];
    return waiting;
  }

  /** Those that could not be written down now. */
  giveBack(entries: readonly AuditEntry[]): void {
    this.#waiting = [...entries, ...this.#waiting].slice(0, MOST_OF_ALL);
  }

  #add(entry: AuditEntry): void {
    const minute = Math.floor(performance.now() / MINUTE_MS);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#told.clear();
      this.#ofNetwork.clear();
    }
    const network = networkOf(entry.address ?? "");
    const key = JSON.stringify([network, entry.actor.kind, entry.actor.id, entry.action, entry.object]);
    const count = this.#ofNetwork.get(network) ?? 0;
    if (this.#told.size >= MOST_OF_ALL || count >= MOST_OF_NETWORK || this.#told.has(key)) return;
    this.#told.add(key);
    this.#ofNetwork.set(network, count + 1);
    this.#waiting.push(entry);
  }
}
