import { spawn } from "node:child_process";
import { projectRoot } from "./project-root.mjs";

/**
 * @typedef {object} Finished
 * @property {number} code exit code; 1 when it could not be started or ended by a signal
 * @property {string} output what it wrote to stdout and stderr, in that order of arrival
 */

/**
 * Runs a command to its end and keeps what it says, for the caller to show when it matters.
 * @param {string} command
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, shell?: boolean }} [options]
 * @returns {Promise<Finished>}
 */
export function runQuietly(command, args, { env = process.env, cwd = projectRoot, shell = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, shell, stdio: ["ignore", "pipe", "pipe"] });
    /** @type {Buffer[]} */
    const chunks = [];
    child.stdout.on("data", (chunk) => chunks.push(chunk));
    child.stderr.on("data", (chunk) => chunks.push(chunk));
    child.once("error", (error) => resolve({ code: 1, output: `${command}: ${error.message}\n` }));
    child.once("close", (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString("utf8") }));
  });
}
