import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { OnTheLine } from "./line.test-support.ts";

const HASHED = /-([\w-]{8})\.(?:js|css|woff2)$/;

/**
 * The build that is there, as if it were another one: every file has another address, and what there was before is there
 * no more.
 */
export async function nextBuild(webDir: string): Promise<OnTheLine> {
  const before = new Map<string, string>();
  const after = new Map<string, string>();
  for (const name of await readdir(join(webDir, "assets"))) {
    const [, hash] = HASHED.exec(name) ?? [];
    if (hash === undefined) continue;
    const renamed = name.replace(hash, [...hash].reverse().join("").replace(/^./, "_"));
    before.set(`/assets/${renamed}`, `/assets/${name}`);
    after.set(name, renamed);
  }
  return {
    path: (path) => (path.startsWith("/assets/") ? before.get(path) : path),
    text: (text) => text.replace(/[\w.-]+\.(?:js|css|woff2)/g, (name) => after.get(name) ?? name),
  };
}
