import { type PersonSession, personSessionSchema } from "@ioc/protocol/session.ts";

/** Something that the server said once. */
interface Kept {
  /** When it was heard, ms of the device's clock. */
  readonly atMs: number;
  readonly value: unknown;
}

/**
 * What a device remembers of one person's lists, for when there is no line. It belongs to one session, which is that of
 * one person at one server: who signs in anew begins with nothing.
 */
export interface KeptStore {
  /** The lists that follow are of this session; those of any other are deleted. */
  own(person: PersonSession): void;
  /** The person whose lists are there, as far as a session may last; undefined: nobody's are. */
  lastPerson(): PersonSession | undefined;
  /** Goes on with the lists that are there without asking the server whose they are. */
  resume(person: PersonSession): void;
  /** Deletes everything; nothing is kept until somebody is known again. */
  clear(): void;
  put(name: string, value: unknown, atMs: number): Promise<void>;
  get(name: string): Promise<Kept | undefined>;
}

/** A session lives a day at most: what is older the server would not show any more. */
const MOST_AGE_MS = 86_400_000;
const MOST_ANSWERS = 60;
/** A page of a list has some 60,000. */
const MOST_CHARACTERS = 300_000;
export const PERSON_KEY = "ioc.desk.person";
const PREFIX = "ioc-kept:";

/** What the store stands on: a browser's, or nothing where the line is not encrypted (`caches` undefined). */
export interface Device {
  readonly caches: CacheStorage | undefined;
  readonly storage: Pick<Storage, "getItem" | "setItem" | "removeItem">;
  readonly nowMs: () => number;
  /** Another build may understand other answers. */
  readonly build: string;
}

export function createKeptStore({ caches, storage, nowMs, build }: Device): KeptStore {
  let owner: string | undefined;
  const cacheOf = (of: string): string => `${PREFIX}${build}:${of}`;
  /** Another tab may have signed out, or in as somebody else. */
  const isOwned = (): boolean => owner !== undefined && owner === ownerOf(readPerson(storage));

  async function deleteAllBut(kept: string | undefined): Promise<void> {
    for (const name of (await caches?.keys()) ?? []) {
      if (name.startsWith(PREFIX) && name !== kept) await caches?.delete(name);
    }
  }

  return {
    own: (person) => {
      owner = ownerOf(person);
      storage.setItem(PERSON_KEY, JSON.stringify(person));
      quietly(deleteAllBut(owner && cacheOf(owner)));
    },
    lastPerson: () => {
      const person = readPerson(storage);
      return person && nowMs() - Date.parse(person.signedInAt) < MOST_AGE_MS ? person : undefined;
    },
    resume: (person) => {
      owner = ownerOf(person);
    },
    clear: () => {
      owner = undefined;
      storage.removeItem(PERSON_KEY);
      quietly(deleteAllBut(undefined));
    },
    put: async (name, value, atMs) => {
      const text = JSON.stringify({ atMs, value } satisfies Kept);
      if (caches === undefined || owner === undefined || !isOwned() || text.length > MOST_CHARACTERS) return;
      const cacheName = cacheOf(owner);
      const cache = await caches.open(cacheName);
      await cache.put(addressOf(name), new Response(text));
      // The oldest stand first: what is put anew goes to the end.
      for (const oldest of (await cache.keys()).slice(0, -MOST_ANSWERS)) await cache.delete(oldest);
      if (!isOwned()) await caches.delete(cacheName);
    },
    get: async (name) => {
      if (caches === undefined || owner === undefined || !isOwned()) return undefined;
      const answer = await caches.match(addressOf(name), { cacheName: cacheOf(owner) });
      const kept = answer && ((await answer.json()) as Kept);
      return kept && nowMs() - kept.atMs < MOST_AGE_MS && isOwned() ? kept : undefined;
    },
  };
}

/** Names of answers as Cache Storage wants them; nothing is asked for there. */
function addressOf(name: string): string {
  return `/kept/${encodeURIComponent(name)}`;
}

/** Tells one session from another: of that person, at this server, from that sign-in on. */
export function ownerOf(person: PersonSession | undefined): string | undefined {
  return person && `${person.user} ${person.signedInAt}`;
}

function readPerson(storage: Device["storage"]): PersonSession | undefined {
  const text = storage.getItem(PERSON_KEY);
  if (text === null) return undefined;
  try {
    return personSessionSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** A disk that fails is no fault of the page. */
function quietly(done: Promise<void>): void {
  done.catch(() => undefined);
}
