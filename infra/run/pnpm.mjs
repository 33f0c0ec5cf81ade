import { runQuietly } from "./run-quietly.mjs";

// Through npx, not corepack: corepack's signature check fails against some registries.
export const pnpm = "pnpm@12.21.0";

/** @param {string[]} args */
export function runPnpm(args) {
  return runQuietly("npx", ["-y", pnpm, ...args], { env: pnpmEnvironment(), shell: process.platform === "win32" });
}

/** CI: pnpm asks no questions. What `npm run` says about itself is dropped: pnpm warns of each npm setting that it does not know. */
function pnpmEnvironment() {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^npm_(package|lifecycle|command|execpath|node_execpath|config_nodedir|config_user_agent)/i.test(name),
  );
  return { ...Object.fromEntries(inherited), CI: "1" };
}
