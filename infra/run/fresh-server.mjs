import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { newBootstrapToken } from "./bootstrap-token.mjs";
import { LaunchError } from "./launch-error.mjs";
import { untilReady } from "./readiness.mjs";
import { freePort } from "./server-address.mjs";
import { startService } from "./service.mjs";

/**
 * A server of its own on an empty embedded database, thrown away by `stop`: whatever database this environment names
 * is left alone.
 * @param {string} node
 * @returns {Promise<{ url: string, token: string, stop: () => Promise<void> }>}
 */
export async function startFreshServer(node) {
  const { DATABASE_URL: _database, REDIS_URL: _redis, ...rest } = process.env;
  const dataDir = mkdtempSync(path.join(tmpdir(), "ioc-"));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const token = newBootstrapToken();
  const ending = new AbortController();
  const server = startService({
    name: "server",
    node,
    script: "apps/server/src/main.ts",
    env: {
      ...rest,
      HOST: "127.0.0.1",
      PORT: String(port),
      IOC_DATA_DIR: dataDir,
      IOC_TIMEZONE: "Asia/Ho_Chi_Minh",
      IOC_BOOTSTRAP_TOKEN: token,
      IOC_LOG_LEVEL: process.env.IOC_LOG_LEVEL || "warn",
    },
  });
  void server.exited.then(() => ending.abort());

  const stop = async () => {
    await server.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
  if (await untilReady(url, ending.signal)) return { url, token, stop };
  await stop();
  throw new LaunchError(`The server ended with code ${await server.exited} before it was ready.`);
}
