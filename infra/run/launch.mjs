// What every npm script calls. It needs nothing but Node 20.19 and npm: it installs the dependencies, among them the
// pinned Node that everything else runs on, builds the web app, and hands over to one of the targets.
//
//   node infra/run/launch.mjs start|serve|test|check|audit|format|figures|pictures|verify|bench [arguments]

import { LaunchError } from "./launch-error.mjs";
import { targets } from "./targets.mjs";

const [name = "", ...rest] = process.argv.slice(2);
const target = Object.hasOwn(targets, name) ? targets[name] : undefined;

if (target === undefined) {
  process.stderr.write(`usage: node infra/run/launch.mjs ${Object.keys(targets).join("|")} [arguments]\n`);
  process.exitCode = 2;
} else {
  try {
    process.exitCode = await target(rest[0] === "--" ? rest.slice(1) : rest);
  } catch (error) {
    if (!(error instanceof LaunchError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = error.exitCode;
  }
}
