import { startFreshServer } from "../fresh-server.mjs";
import { pinnedNode } from "../pinned-node.mjs";
import { runProgram } from "../run-program.mjs";

/** Replays the published figures of real districts into a fresh server and compares. @param {string[]} args */
export async function runFigures(args) {
  const server = await startFreshServer(await pinnedNode());
  try {
    return await runProgram("figures", "apps/simulator/src/figures/main-figures.ts", args, {
      ...process.env,
      IOC_URL: server.url,
      IOC_BOOTSTRAP_TOKEN: server.token,
    });
  } finally {
    await server.stop();
  }
}
