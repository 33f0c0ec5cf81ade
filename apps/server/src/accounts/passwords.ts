import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";
import { HashTurns, type Lane } from "./hash-turns.ts";

/** What scrypt is asked for (RFC 7914): 2^`log2Cost` × `blockSize` × 128 bytes of memory, `passes` times over. */
export interface PasswordCost {
  readonly log2Cost: number;
  readonly blockSize: number;
  readonly passes: number;
}

/** One of OWASP's equal settings for scrypt: 16 MiB, five times over. */
export const PASSWORD_COST: PasswordCost = { log2Cost: 14, blockSize: 8, passes: 5 };

const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** Node refuses more memory than it is told to expect. */
const MOST_MEMORY = 64 * 1024 * 1024;
/**
 * Each takes a core for a fifth of a second: a flood of sign-ins waits in line, and not everything else behind it. Whoever
 * is known may be a whole office in the morning; strangers wait for some seconds at most.
 */
const TURNS = { atOnce: 2, mostWaiting: { known: 200, stranger: 50 }, retryAfterMs: 5000 } as const;

const PHC = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** Passwords as they are kept: scrypt in the form of PHC strings, so that the costs may be raised later. */
export class Passwords {
  readonly #cost: PasswordCost;
  readonly #turns = new HashTurns(TURNS);
  /** Carried through better-auth, which calls `verify` with a hash and a password and nothing else. */
  readonly #lane = new AsyncLocalStorage<Lane>();

  constructor(cost: PasswordCost) {
    this.#cost = cost;
  }

  async hash(password: string): Promise<string> {
    const { log2Cost, blockSize, passes } = this.#cost;
    const salt = randomBytes(SALT_BYTES);
    const options = { N: 2 ** log2Cost, r: blockSize, p: passes, maxmem: MOST_MEMORY };
    const hash = await this.#inTurn(() => derive(password, salt, HASH_BYTES, options));
    return `$scrypt$ln=${log2Cost},r=${blockSize},p=${passes}$${text(salt)}$${text(hash)}`;
  }

  async verify({ hash, password }: { readonly hash: string; readonly password: string }): Promise<boolean> {
    const [, cost, r, p, salt, expected] = PHC.exec(hash) ?? [];
    if (salt === undefined || expected === undefined) return false;
    const wanted = Buffer.from(expected, "base64");
    const options = { N: 2 ** Number(cost), r: Number(r), p: Number(p), maxmem: MOST_MEMORY };
    const made = await this.#inTurn(() => derive(password, Buffer.from(salt, "base64"), wanted.length, options));
    return timingSafeEqual(made, wanted);
  }

  /** Passwords that are checked within `work` wait in the line of strangers; all others are of somebody who is known. */
  asStranger<T>(work: () => Promise<T>): Promise<T> {
    return this.#lane.run("stranger", work);
  }

  /** @throws HttpError unavailable: too many wait already in the line of whoever asks */
  requireRoom(): void {
    this.#turns.requireRoom(this.#laneNow());
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    return this.#turns.take(this.#laneNow(), work);
  }

  #laneNow(): Lane {
    return this.#lane.getStore() ?? "known";
  }
}

/** The same password typed on different keyboards is the same password (RFC 8265). */
function derive(password: string, salt: Buffer, bytes: number, options: ScryptOptions): Promise<Buffer> {
  return new Promise((done, fail) => {
    scrypt(password.normalize("NFKC"), salt, bytes, options, (error, key) =>
      error === null ? done(key) : fail(error),
    );
  });
}

function text(bytes: Buffer): string {
  return bytes.toString("base64").replaceAll("=", "");
}
