import { contentHash } from "./content-hash.mjs";
import { LaunchError } from "./launch-error.mjs";
import { pnpm, runPnpm } from "./pnpm.mjs";
import { inProject } from "./project-root.mjs";
import { isStamped, writeStamp } from "./stamp.mjs";
import { workspaceProjects } from "./workspace-projects.mjs";

const stampFile = inProject("node_modules", ".ioc-installed");

/** Installs what the lockfile names, unless that is what lies in node_modules already. */
export async function ensureInstalled() {
  const manifests = workspaceProjects().map((project) => `${project}/package.json`);
  const hash = contentHash(["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json", ...manifests]);
  if (isStamped(stampFile, hash)) return;

  process.stdout.write("Installing dependencies …\n");
  const { code, output } = await runPnpm(["install", "--frozen-lockfile"]);
  if (code !== 0)
    throw new LaunchError(`${output}\nThe dependencies could not be installed (${pnpm} ended with ${code}).`);
  writeStamp(stampFile, hash);
}
