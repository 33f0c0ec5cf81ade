import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { LaunchError } from "./launch-error.mjs";
import { inProject } from "./project-root.mjs";
import { runQuietly } from "./run-quietly.mjs";

const oldestMajor = 24;

/**
 * The Node that the project runs on: TypeScript sources need its type stripping. It is a dependency like any other;
 * where its binary cannot run, the Node that runs this will do if it is new enough.
 * @returns {Promise<string>} path of the binary
 */
export async function pinnedNode() {
  const binary = inProject("node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");
  const found = existsSync(binary) ? await runQuietly(binary, ["--version"]) : { code: 1, output: "not there" };
  if (found.code === 0 && isNewEnough(found.output.trim())) return binary;
  if (isNewEnough(process.version)) return process.execPath;
  throw new LaunchError(
    `Node ${oldestMajor} or newer is needed. ${binary}: ${found.output.trim()}; the Node of this machine is ${process.version}. ` +
      "Remove node_modules and try again, or install a newer Node.",
  );
}

/** @param {string} version such as v24.21.0 */
function isNewEnough(version) {
  return Number(/^v(\d+)\./.exec(version)?.[1] ?? 0) >= oldestMajor;
}

/** The environment in which the pinned Node is the one that tools find. @param {string} node */
export function withNodeFirst(node) {
  return { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH ?? ""}` };
}

/**
 * The script behind a tool's command, to be run with the pinned Node.
 * @param {string} command
 * @param {string} packageName
 * @param {string} [project] the project that depends on it
 */
export function toolScript(command, packageName = command, project = ".") {
  const folder = inProject(project, "node_modules", packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  return path.join(folder, typeof bin === "string" ? bin : bin[command]);
}
