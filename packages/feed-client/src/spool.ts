import { mkdirSync, readFileSync } from "node:fs";
import { type FileHandle, open, rename } from "node:fs/promises";
import { dirname } from "node:path";

/** One event on disk, as one line of JSON. */
export interface SpoolSlot {
  readonly text: string;
}

/** Pending events in a file of JSON lines, one process at a time. */
export interface Spool {
  /** What an earlier process left behind, oldest first. */
  readonly recovered: readonly SpoolSlot[];
  /** Resolves when the line is synced to disk; many lines share one sync. Rejects with the file system's error. */
  keep(text: string): Promise<SpoolSlot>;
  /** The event has its outcome. Its line goes when the file is next emptied or rewritten; until then it may be resent. */
  forget(slot: SpoolSlot): void;
  close(): Promise<void>;
}

/** A file beyond this that is mostly forgotten lines is rewritten. */
const REWRITE_BYTES = 8 * 1024 * 1024;

interface Waiting {
  readonly slot: SpoolSlot;
  readonly resolve: (slot: SpoolSlot) => void;
  readonly reject: (error: unknown) => void;
}

export function openSpool(file: string): Spool {
  mkdirSync(dirname(file), { recursive: true });
  const recovered = readLines(file);
  const live = new Set<SpoolSlot>(recovered);
  let liveBytes = recovered.reduce((sum, slot) => sum + lineBytes(slot), 0);
  let fileBytes = liveBytes;
  let waiting: Waiting[] = [];
  let handle: FileHandle | undefined;
  let working: Promise<void> | undefined;
  let tidyAgain = false;
  let closed = false;

  /** Starts the file anew with the live lines only; a crash before the rename leaves the old file, which holds more. */
  async function rewrite(): Promise<FileHandle> {
    const lines = [...live].map((slot) => `${slot.text}\n`).join("");
    const fresh = await open(`${file}.new`, "w");
    await fresh.writeFile(lines);
    await fresh.datasync();
    await rename(`${file}.new`, file);
    await handle?.close();
    fileBytes = Buffer.byteLength(lines);
    return fresh;
  }

  async function append(group: readonly Waiting[]): Promise<void> {
    try {
      handle ??= await rewrite();
      const bytes = Buffer.from(group.map(({ slot }) => `${slot.text}\n`).join(""));
      await handle.write(bytes, 0, bytes.length, fileBytes);
      await handle.datasync();
      fileBytes += bytes.length;
      for (const { slot, resolve } of group) {
        live.add(slot);
        liveBytes += lineBytes(slot);
        resolve(slot);
      }
    } catch (error) {
      await handle?.truncate(fileBytes).catch(() => undefined);
      for (const { reject } of group) reject(error);
    }
  }

  async function tidy(): Promise<void> {
    if (fileBytes === 0) return;
    if (live.size === 0 && handle !== undefined) {
      await handle.truncate(0);
      fileBytes = 0;
    } else if (live.size === 0 || (fileBytes > REWRITE_BYTES && liveBytes * 2 < fileBytes)) {
      handle = await rewrite();
    }
  }

  async function work(): Promise<void> {
    do {
      tidyAgain = false;
      for (let group = waiting.splice(0); group.length > 0; group = waiting.splice(0)) await append(group);
      // A file that cannot be tidied holds too much, never too little: its events would be sent again as duplicates.
      await tidy().catch(() => undefined);
    } while (waiting.length > 0 || tidyAgain);
    working = undefined;
  }

  return {
    recovered,
    keep(text) {
      if (closed) return Promise.reject(new Error("the spool is closed"));
      return new Promise((resolve, reject) => {
        waiting.push({ slot: { text }, resolve, reject });
        working ??= work();
      });
    },
    forget(slot) {
      if (live.delete(slot)) liveBytes -= lineBytes(slot);
      if (live.size > 0 && fileBytes <= REWRITE_BYTES) return;
      tidyAgain = true;
      working ??= work();
    },
    async close() {
      closed = true;
      await working;
      waiting = [];
      await handle?.close();
      handle = undefined;
    },
  };
}

function lineBytes(slot: SpoolSlot): number {
  return Buffer.byteLength(slot.text) + 1;
}

/** Only whole lines count: nobody was told that a torn one is kept. */
function readLines(file: string): SpoolSlot[] {
  let content = "";
  try {
    content = readFileSync(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
  const whole = content.slice(0, content.lastIndexOf("\n") + 1);
  return whole
    .split("\n")
    .filter((line) => isJson(line))
    .map((text) => ({ text }));
}

function isJson(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}
