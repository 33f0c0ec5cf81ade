// node bench/main.ts [--seconds N] [--rate N] [--soak MINUTES]: how the wall of 1,000 units moves in a browser.
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { SCENES } from "@ioc/protocol/names.ts";
import { launchChromium } from "@ioc/testkit/browser/launch-chromium.ts";
import { startFixtureServer } from "../dev/fixture-server.ts";
import { benchScene, type SceneFigures } from "./bench-scene.ts";
import { benchSoak } from "./bench-soak.ts";
import { measureBarePage } from "./frame-meter.ts";

const dist = new URL("../dist", import.meta.url).pathname;
const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    rate: { type: "string", default: "5" },
    soak: { type: "string" },
  },
});
const [seconds, perSecond] = [Number(values.seconds), Number(values.rate)];
const minutes = values.soak === undefined ? undefined : Number(values.soak);
for (const value of [seconds, perSecond, minutes ?? 1]) {
  if (!Number.isFinite(value) || value <= 0) {
    process.stderr.write("usage: npm run bench -- frames [--seconds N] [--rate PATCHES] [--soak MINUTES]\n");
    process.exit(2);
  }
}

const server = await startFixtureServer(dist, 0);
const browser = await launchChromium();
try {
  const load = loadavg()[0]?.toFixed(1);
  process.stdout.write(
    `${cpus()[0]?.model}, ${cpus().length} cores, load ${load} before; Chromium ${browser.version()}, drawn by software\n`,
  );
  const result = minutes === undefined ? await frames() : await benchSoak(browser, server, minutes);
  if (minutes !== undefined) for (const [what, value] of Object.entries(result)) print([what, String(value)]);
  process.stdout.write(`${JSON.stringify(result)}\n`);
} finally {
  await browser.close();
  await server.close();
}

/** The bare page before and after, since shared machines are noisy. */
async function frames(): Promise<object> {
  const bare = async () => (await measureBarePage(await browser.newPage(), Math.min(seconds, 20))).framesPerSecond;
  const before = await bare();
  print(["scene", "frames/s", "of the bare page", "longest frame", "tasks > 50 ms", "first number", "loaded"]);
  const scenes: SceneFigures[] = [];
  for (const scene of SCENES) scenes.push(await benchScene({ browser, server, dist, seconds, perSecond }, scene));
  const bareFramesPerSecond = (before + (await bare())) / 2;
  for (const { scene, framesPerSecond, longestFrameMs, longTasksMs, firstNumberMs, loadedBytes } of scenes) {
    print([
      scene,
      framesPerSecond.toFixed(1),
      (framesPerSecond / bareFramesPerSecond).toFixed(2),
      `${Math.round(longestFrameMs)} ms`,
      longTasksMs.length === 0 ? "none" : `${longTasksMs.length}, up to ${Math.max(...longTasksMs)} ms`,
      `${Math.round(firstNumberMs)} ms`,
      `${Math.round(loadedBytes / 1000)} kB`,
    ]);
  }
  return { seconds, perSecond, bareFramesPerSecond, scenes };
}

function print(cells: readonly string[]): void {
  process.stdout.write(
    `${cells
      .map((cell) => cell.padEnd(18))
      .join("")
      .trimEnd()}\n`,
  );
}
