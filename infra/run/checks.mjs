import { existsSync } from "node:fs";
import { inProject } from "./project-root.mjs";
import { runTool } from "./run-tool.mjs";
import { workspaceProjects } from "./workspace-projects.mjs";

/**
 * @typedef {object} CheckResult
 * @property {string} name
 * @property {boolean} passed
 */

/**
 * Everything that is checked without running the program: types, lint and format, unused code. All of them run,
 * whatever fails; what a failed one said is printed.
 * @returns {Promise<CheckResult[]>}
 */
export async function runStaticChecks() {
  return [
    ...(await checkTypes()),
    await check("lint and format (biome)", () =>
      runTool("biome", "@biomejs/biome", ["check", "--error-on-warnings", "--max-diagnostics=200"]),
    ),
    await check("unused code (knip)", () => runTool("knip", "knip", ["--no-progress"])),
  ];
}

/** Two projects at a time: the compiler itself uses several threads. */
async function checkTypes() {
  const waiting = [".", ...workspaceProjects()].filter((project) => existsSync(inProject(project, "tsconfig.json")));
  /** @type {CheckResult[]} */
  const results = [];
  const worker = async () => {
    for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) {
      const args = ["-p", `${project}/tsconfig.json`, "--noEmit", "--pretty", "false"];
      results.push(await check(`types of ${project}`, () => runTool("tsc", "typescript", args)));
    }
  };
  await Promise.all([worker(), worker()]);
  return results;
}

/**
 * @param {string} name
 * @param {() => Promise<import("./run-quietly.mjs").Finished>} run
 * @returns {Promise<CheckResult>}
 */
async function check(name, run) {
  const { code, output } = await run();
  process.stdout.write(code === 0 ? `ok      ${name}\n` : `${output}\nFAILED  ${name}\n`);
  return { name, passed: code === 0 };
}
