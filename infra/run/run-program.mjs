import { pinnedNode } from "./pinned-node.mjs";
import { startService } from "./service.mjs";
import { stopRequest } from "./stop-request.mjs";

/**
 * Runs one of the project's programs to its end, or until this command is stopped.
 * @param {string} name
 * @param {string} script path from the root
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} its exit code
 */
export async function runProgram(name, script, args, env = process.env) {
  const program = startService({ name, node: await pinnedNode(), script, args, env });
  const ended = await Promise.race([program.exited, stopRequest()]);
  return ended ?? program.stop();
}
