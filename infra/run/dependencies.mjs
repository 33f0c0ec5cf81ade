import { contentHash } from "./content-hash.mjs";
import { LaunchError } from "./launch-error.mjs";
import { inProject } from "./project-root.mjs";
import { runQuietly } from "./run-quietly.mjs";
import { isStamped, writeStamp } from "./stamp.mjs";
import { workspaceProjects } from "./workspace-projects.mjs";

// Through npx, not corepack: corepack's signature check fails against some registries.
const pnpm = "pnpm@12.21.0";
const stampFile = inProject("node_modules", ".ioc-installed");

/** Installs what the lockfile names, unless that is what lies in node_modules already. */
export async function ensureInstalled() {
  const manifests = workspaceProjects().map((project) => `${project}/package.json`);
  const hash = contentHash(["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json", ...manifests]);
  if (isStamped(stampFile, hash)) return;

  process.stdout.write("Installing dependencies …\n");
  const { code, output } = await runQuietly("npx", ["-y", pnpm, "install", "--frozen-lockfile"], {
    env: installEnvironment(),
    shell: process.platform === "win32",
  });
  if (code !== 0)
    throw new LaunchError(`${output}\nThe dependencies could not be installed (${pnpm} ended with ${code}).`);
  writeStamp(stampFile, hash);
}

/** CI: pnpm asks no questions. What `npm run` says about itself is dropped: pnpm warns of each npm setting that it does not know. */
function installEnvironment() {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^npm_(package|lifecycle|command|execpath|node_execpath|config_nodedir|config_user_agent)/i.test(name),
  );
  return { ...Object.fromEntries(inherited), CI: "1" };
}
