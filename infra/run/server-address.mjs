import net from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { canConnect } from "./can-connect.mjs";
import { LaunchError } from "./launch-error.mjs";
import { stopGraceMs } from "./service.mjs";

const pollMs = 250;

/**
 * @typedef {object} Address
 * @property {string} host where the server listens
 * @property {number} port
 * @property {string} url how this machine reaches it, without a slash at the end
 */

/**
 * Where a server with this environment listens; undefined where HOST and PORT make no address, which the server itself
 * then explains. Port 0 becomes a free one.
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Address | undefined>}
 */
export async function serverAddress(env) {
  const host = env.HOST || "127.0.0.1";
  const asked = Number(env.PORT || "8080");
  if (!Number.isInteger(asked) || asked < 0 || asked > 65_535) return undefined;
  const port = asked === 0 ? await freePort() : asked;
  const reachable = { "0.0.0.0": "127.0.0.1", "::": "::1" }[host] ?? host;
  const url = `http://${net.isIPv6(reachable) ? `[${reachable}]` : reachable}:${port}`;
  return URL.canParse(url) ? { host: reachable, port, url } : undefined;
}

/**
 * Another program on the port would answer in the server's name. One that is just stopping gets the time for it: npm
 * may be gone before what it started.
 * @param {Address} address
 */
export async function waitForFreePort({ host, port, url }) {
  const givenUpAtMs = performance.now() + stopGraceMs + pollMs;
  if (!(await canConnect(host, port))) return;
  process.stdout.write(`Something still listens at ${url}; waiting for it to stop …\n`);
  while (performance.now() < givenUpAtMs) {
    await sleep(pollMs);
    if (!(await canConnect(host, port))) return;
  }
  throw new LaunchError(`Something already listens at ${url}. Stop it, or choose another PORT.`);
}

/** @returns {Promise<number>} a port of the loopback interface that nobody listened on a moment ago */
export function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = address !== null && typeof address === "object" ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
