import { pinnedNode, toolScript, withNodeFirst } from "./pinned-node.mjs";
import { runQuietly } from "./run-quietly.mjs";

/**
 * Runs a development tool of the root project on the pinned Node.
 * @param {string} command its command, such as `tsc`
 * @param {string} packageName the package that brings it
 * @param {string[]} args
 */
export async function runTool(command, packageName, args) {
  const node = await pinnedNode();
  return runQuietly(node, [toolScript(command, packageName), ...args], { env: withNodeFirst(node) });
}
