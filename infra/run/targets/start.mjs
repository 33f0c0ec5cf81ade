import path from "node:path";
import { bootstrapToken } from "../bootstrap-token.mjs";
import { pinnedNode } from "../pinned-node.mjs";
import { projectRoot } from "../project-root.mjs";
import { untilReady } from "../readiness.mjs";
import { serverAddress, waitForFreePort } from "../server-address.mjs";
import { startService } from "../service.mjs";
import { stopRequest } from "../stop-request.mjs";
import { runServe } from "./serve.mjs";

/** The demo: the server with public boards, and the invented province that feeds it over the real protocol. */
export async function runStart() {
  const address = await serverAddress(process.env);
  if (address === undefined) return runServe();
  await waitForFreePort(address);

  const node = await pinnedNode();
  const dataDir = path.resolve(projectRoot, process.env.IOC_DATA_DIR || "data");
  const token = bootstrapToken(process.env, dataDir);
  const ending = new AbortController();

  const server = startService({
    name: "server",
    node,
    script: "apps/server/src/main.ts",
    env: {
      ...process.env,
      PORT: String(address.port),
      IOC_DATA_DIR: dataDir,
      IOC_PUBLIC_BOARD: process.env.IOC_PUBLIC_BOARD || "1",
      IOC_SIMULATED: "1",
      IOC_BOOTSTRAP_TOKEN: token,
      IOC_LOG_LEVEL: process.env.IOC_LOG_LEVEL || "warn",
    },
  });
  const over = Promise.race([server.exited, stopRequest()]).then(() => ending.abort());
  if (!(await untilReady(address.url, ending.signal))) return server.stop();

  process.stdout.write(welcome(address.url, token));
  const simulator = startSimulator(node, address.url, token, dataDir);
  const simulatorFailed = simulator.exited.then((code) => {
    if (ending.signal.aborted) return false;
    process.stderr.write(simulatorEndedNotice(code));
    return true;
  });

  await over;
  const simulatorCode = await simulator.stop();
  const serverCode = await server.stop();
  return serverCode === 0 && !(await simulatorFailed) ? simulatorCode : serverCode;
}

/** @param {string} node @param {string} url @param {string} token @param {string} dataDir */
function startSimulator(node, url, token, dataDir) {
  return startService({
    name: "simulator",
    node,
    script: "apps/simulator/src/main.ts",
    env: {
      ...process.env,
      IOC_URL: url,
      IOC_BOOTSTRAP_TOKEN: token,
      IOC_SIMULATOR_STATE: path.join(dataDir, "simulator.json"),
    },
  });
}

/** @param {string} url @param {string} token */
function welcome(url, token) {
  return `
  Một Cửa IOC is running. The province is invented and its data are simulated.

    The wall                      ${url}/
    Sign in as administrator      ${url}/sign-in    user admin, ${passwordNote()}
    Signed in by the token        ${url}/#token=${encodeURIComponent(token)}
    Administrator's token         ${token}

  Whoever is signed in also opens the dossiers behind a number. Ctrl+C stops everything.

`;
}

/** The server prints a password that it makes at random once, at the very first start. */
function passwordNote() {
  return process.env.IOC_ADMIN_PASSWORD
    ? "with the password of IOC_ADMIN_PASSWORD (if it was given at the first start)"
    : "with the password that the first start printed";
}

/** @param {number} code */
function simulatorEndedNotice(code) {
  return `
  !!! The simulator ended with code ${code}: nothing feeds the wall any more.
  !!! The server still runs with what it has; Ctrl+C stops it, and npm start begins again where it was.

`;
}
