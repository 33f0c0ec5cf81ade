import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { inProject } from "./project-root.mjs";

/**
 * A hash over names and contents of files and folders (paths from the root). One that is missing counts as missing.
 * Contents, not times: a checkout gives every file a new time.
 * @param {string[]} paths
 */
export function contentHash(paths) {
  const hash = createHash("sha256");
  for (const file of paths.flatMap(filesBelow).toSorted()) {
    hash.update(`${file}\0`);
    hash.update(readFileSync(inProject(file)));
    hash.update("\0");
  }
  return hash.digest("hex");
}

/** @param {string} start @returns {string[]} */
function filesBelow(start) {
  if (!existsSync(inProject(start))) return [];
  if (statSync(inProject(start)).isFile()) return [start];
  return readdirSync(inProject(start)).flatMap((name) => filesBelow(`${start}/${name}`));
}
