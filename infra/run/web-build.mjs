import path from "node:path";
import { contentHash } from "./content-hash.mjs";
import { LaunchError } from "./launch-error.mjs";
import { pinnedNode, toolScript, withNodeFirst } from "./pinned-node.mjs";
import { inProject } from "./project-root.mjs";
import { runQuietly } from "./run-quietly.mjs";
import { isStamped, writeStamp } from "./stamp.mjs";

const folder = inProject("apps", "web", "dist");
const stampFile = path.join(folder, ".stamp");
const inputs = [
  "apps/web/src",
  "apps/web/public",
  "apps/web/index.html",
  "apps/web/vite.config.ts",
  "apps/web/desk-worker-plugin.ts",
  "apps/web/package.json",
  "packages/protocol/src",
  "packages/domain/src",
  "pnpm-lock.yaml",
];

/** @returns {string | null} where the web app lies, built from the sources as they are; null: what lies there is of others */
export function builtWeb() {
  return isStamped(stampFile, contentHash(inputs)) ? folder : null;
}

/** Builds the web app into apps/web/dist, unless what lies there was built from the same sources. */
export async function ensureWebBuilt() {
  const hash = contentHash(inputs);
  if (isStamped(stampFile, hash)) return;

  process.stdout.write("Building the web app …\n");
  const node = await pinnedNode();
  const { code, output } = await runQuietly(node, [toolScript("vite", "vite", "apps/web"), "build"], {
    cwd: inProject("apps", "web"),
    env: withNodeFirst(node),
  });
  if (code !== 0) throw new LaunchError(`${output}\nThe web app could not be built.`);
  writeStamp(stampFile, hash);
}
