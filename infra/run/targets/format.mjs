import { runTool } from "../run-tool.mjs";

/** Formats, sorts imports and applies safe fixes. @param {string[]} args paths; all when there are none */
export async function runFormat(args) {
  const { code, output } = await runTool("biome", "@biomejs/biome", ["check", "--write", ...args]);
  process.stdout.write(output);
  return code;
}
