import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";
import { HashTurns, type Lane } from "./hash-turns.ts";

/** One of OWASP's equal settings for scrypt: 2^14 × 8 × 128 bytes = 16 MiB, five times over. */
const LOG2_COST = 14;
const BLOCK_SIZE = 8;
const PASSES = 5;
const SALT_BYTES = 16;
const HASH_BYTES = 32;
/** Node refuses more memory than it is told to expect. */
const MOST_MEMORY = 64 * 1024 * 1024;
/**
 * Each takes a core for a fifth of a second: a flood of sign-ins waits in line, and not everything else behind it. Whoever
 * is known may be a whole office in the morning; strangers wait for some seconds at most.
 */
const TURNS = new HashTurns({ atOnce: 2, mostWaiting: { known: 200, stranger: 50 }, retryAfterMs: 5000 });

const PHC = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

/** A password as it is kept: scrypt in the form of PHC strings, so that the costs may be raised later. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const options = { N: 2 ** LOG2_COST, r: BLOCK_SIZE, p: PASSES, maxmem: MOST_MEMORY };
  const hash = await inTurn(() => derive(password, salt, HASH_BYTES, options));
  return `$scrypt$ln=${LOG2_COST},r=${BLOCK_SIZE},p=${PASSES}$${text(salt)}$${text(hash)}`;
}

export async function verifyPassword({ hash, password }: { hash: string; password: string }): Promise<boolean> {
  const [, cost, r, p, salt, expected] = PHC.exec(hash) ?? [];
  if (salt === undefined || expected === undefined) return false;
  const wanted = Buffer.from(expected, "base64");
  const options = { N: 2 ** Number(cost), r: Number(r), p: Number(p), maxmem: MOST_MEMORY };
  const made = await inTurn(() => derive(password, Buffer.from(salt, "base64"), wanted.length, options));
  return timingSafeEqual(made, wanted);
}

/** Carried through better-auth, which calls `verifyPassword` with a hash and a password and nothing else. */
const LANE = new AsyncLocalStorage<Lane>();

/** Passwords that are checked within `work` wait in the line of strangers; all others are of somebody who is known. */
export function asStranger<T>(work: () => Promise<T>): Promise<T> {
  return LANE.run("stranger", work);
}

/** @throws HttpError unavailable: too many wait already in the line of whoever asks */
export function requireRoom(): void {
  TURNS.requireRoom(laneNow());
}

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  return TURNS.take(laneNow(), work);
}

function laneNow(): Lane {
  return LANE.getStore() ?? "known";
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
