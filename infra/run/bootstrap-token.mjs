import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * The token of the demo's administrator: the one that was given, else the one of the last start, else a new one kept
 * in the data folder for the next. A folder that cannot be written is for the server to complain about.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} dataDir
 */
export function bootstrapToken(env, dataDir) {
  if (env.IOC_BOOTSTRAP_TOKEN) return env.IOC_BOOTSTRAP_TOKEN;
  const file = path.join(dataDir, "bootstrap-token");
  try {
    const kept = readFileSync(file, "utf8").trim();
    if (kept !== "") return kept;
  } catch {
    // The first start: there is none yet.
  }
  const token = newBootstrapToken();
  try {
    mkdirSync(dataDir, { recursive: true });
    writeFileSync(file, `${token}\n`, { mode: 0o600 });
  } catch {
    return token;
  }
  return token;
}

export function newBootstrapToken() {
  return randomBytes(24).toString("base64url");
}
