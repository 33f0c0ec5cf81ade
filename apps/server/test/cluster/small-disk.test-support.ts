import { execFileSync } from "node:child_process";
import { chownSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { open, rm } from "node:fs/promises";
import { join } from "node:path";
import type { unprivileged } from "./own-process.test-support.ts";

const SIZE = "192m";
const BLOCK = Buffer.alloc(1024 * 1024, 1);

/** A place for tables that can be made full and free again. */
export interface SmallDisk {
  readonly folder: string;
  /** What limits it. */
  readonly kind: "disk" | "quota";
  /** Nothing more fits. @param server the process whose children write there */
  fill(server: number): Promise<void>;
  free(server: number): Promise<void>;
  remove(): void;
}

/** A small file system of its own where we may mount one; elsewhere the system's limit on the size of a file. */
export function smallDisk(parent: string, owner: ReturnType<typeof unprivileged>): SmallDisk {
  const folder = join(parent, "small");
  mkdirSync(folder);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${SIZE}`, "tmpfs", folder], { stdio: "ignore" });
  } catch {
    return new FileQuota(folder, owner);
  }
  return new MountedDisk(folder, owner);
}

class MountedDisk implements SmallDisk {
  readonly kind = "disk";
  readonly folder: string;
  readonly #filler: string;
  readonly #mountPoint: string;

  constructor(mountPoint: string, owner: ReturnType<typeof unprivileged>) {
    this.#mountPoint = mountPoint;
    this.#filler = join(mountPoint, "filler");
    this.folder = tablesIn(mountPoint, owner);
  }

  async fill(): Promise<void> {
    const file = await open(this.#filler, "w");
    try {
      for (const block of [BLOCK, BLOCK.subarray(0, 1024)]) {
        while (await fits(file.write(block)));
      }
    } finally {
      await file.close();
    }
  }

  async free(): Promise<void> {
    await rm(this.#filler);
  }

  remove(): void {
    execFileSync("umount", ["--lazy", this.#mountPoint], { stdio: "ignore" });
  }
}

/** No file may be longer than a megabyte, which is what a segment of the log takes. */
class FileQuota implements SmallDisk {
  readonly kind = "quota";
  readonly folder: string;
  readonly #owner: ReturnType<typeof unprivileged>;

  constructor(parent: string, owner: ReturnType<typeof unprivileged>) {
    this.folder = tablesIn(parent, owner);
    this.#owner = owner;
  }

  async fill(server: number): Promise<void> {
    this.#limit(server, String(1024 * 1024));
  }

  async free(server: number): Promise<void> {
    this.#limit(server, "unlimited");
  }

  remove(): void {
    // It goes with the folder that it lies in.
  }

  #limit(server: number, bytes: string): void {
    for (const pid of [server, ...childrenOf(server)]) {
      execFileSync("prlimit", ["--pid", String(pid), `--fsize=${bytes}:`], { ...this.#owner, cwd: "/" });
    }
  }
}

function tablesIn(parent: string, { uid, gid }: ReturnType<typeof unprivileged>): string {
  const folder = join(parent, "tables");
  mkdirSync(folder);
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  return folder;
}

async function fits(writing: Promise<{ bytesWritten: number }>): Promise<boolean> {
  try {
    return (await writing).bytesWritten > 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOSPC") return false;
    throw error;
  }
}

function childrenOf(parent: number): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ")[1] === String(parent);
      } catch {
        // It has ended meanwhile.
        return false;
      }
    });
}
