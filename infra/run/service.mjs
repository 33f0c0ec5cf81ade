import { spawn } from "node:child_process";
import { constants } from "node:os";
import { pathToFileURL } from "node:url";
import { inProject, projectRoot } from "./project-root.mjs";

/** How long a program may take to stop before it is killed. */
export const stopGraceMs = 10_000;
const tether = pathToFileURL(inProject("infra", "run", "tether.mjs")).href;

/**
 * A process that runs until it is stopped.
 * @typedef {object} Service
 * @property {string} name
 * @property {Promise<number>} exited its exit code, as a shell would tell it: 128 + n after signal n
 * @property {() => Promise<number>} stop SIGTERM, and SIGKILL if that was not enough within 10 s; answers the exit code
 */

/**
 * Starts one of the project's programs; what it prints goes where the launcher's own output goes.
 * @param {{ name: string, node: string, script: string, args?: string[], env: NodeJS.ProcessEnv }} program script: path from the root
 * @returns {Service}
 */
export function startService({ name, node, script, args = [], env }) {
  const child = spawn(node, ["--import", tether, inProject(script), ...args], {
    cwd: projectRoot,
    env,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  /** @type {Promise<number>} */
  const exited = new Promise((resolve) => {
    child.once("error", (error) => {
      process.stderr.write(`${name}: ${error.message}\n`);
      resolve(1);
    });
    child.once("exit", (code, signal) => resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal])));
  });

  return {
    name,
    exited,
    stop: async () => {
      child.kill("SIGTERM");
      const timer = setTimeout(() => {
        process.stderr.write(`${name} did not stop within ${stopGraceMs / 1000} s and is killed.\n`);
        child.kill("SIGKILL");
      }, stopGraceMs);
      const code = await exited;
      clearTimeout(timer);
      return code;
    },
  };
}
