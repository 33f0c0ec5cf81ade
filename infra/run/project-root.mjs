import path from "node:path";
import { fileURLToPath } from "node:url";

/** The top of the repository, absolute. */
export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..", "..");

/** @param {string[]} parts a path below the top of the repository */
export function inProject(...parts) {
  return path.join(projectRoot, ...parts);
}
