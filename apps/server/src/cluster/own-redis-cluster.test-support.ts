import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { OwnProcess } from "../../test/cluster/own-process.test-support.ts";
import { until } from "../../test/cluster/until.test-support.ts";
import { freePort } from "../../test/server-program.test-support.ts";

const NODES = 3;
const NODE_TIMEOUT_MS = 1000;
const run = promisify(execFile);

interface ClusterNode {
  readonly port: number;
  readonly start: () => OwnProcess;
  process: OwnProcess;
}

/** Three nodes without replicas, of the test's own. */
export class OwnRedisCluster {
  readonly #nodes: ClusterNode[] = [];
  #folder = "";

  static async start(): Promise<OwnRedisCluster> {
    const cluster = new OwnRedisCluster();
    cluster.#folder = await mkdtemp(join(tmpdir(), "ioc-redis-cluster-"));
    for (let at = 0; at < NODES; at += 1) await cluster.#addNode();
    const addresses = cluster.#nodes.map(({ port }) => `127.0.0.1:${port}`);
    for (const { port } of cluster.#nodes)
      await until("a node answers", async () => (await cli(port, "ping")) === "PONG");
    await run("redis-cli", ["--cluster", "create", ...addresses, "--cluster-replicas", "0", "--cluster-yes"]);
    await cluster.agrees();
    return cluster;
  }

  /** As REDIS_URL names it. */
  get url(): string {
    return this.#nodes.map(({ port }) => `redis://127.0.0.1:${port}`).join(",");
  }

  async kill(at: number): Promise<void> {
    await this.#nodes[at]?.process.end("SIGKILL");
  }

  startAgain(at: number): void {
    const node = this.#nodes[at];
    if (node !== undefined) node.process = node.start();
  }

  freeze(at: number): void {
    this.#nodes[at]?.process.signal("SIGSTOP");
  }

  goOn(at: number): void {
    this.#nodes[at]?.process.signal("SIGCONT");
  }

  /** What stands under a key, by `redis-cli`. */
  read(key: string): Promise<string> {
    return cli(this.#nodes[0]?.port ?? 0, "-c", "get", key);
  }

  /** Every node says that the cluster is whole. */
  async agrees(): Promise<void> {
    await until("the cluster is whole", async () => {
      const states = await Promise.all(this.#nodes.map(({ port }) => cli(port, "cluster", "info")));
      return states.every((state) => state.includes("cluster_state:ok"));
    });
  }

  async remove(): Promise<void> {
    for (const { process } of this.#nodes) await process.end("SIGKILL");
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #addNode(): Promise<void> {
    const [port, busPort] = [await freePort(), await freePort()];
    const options = {
      port,
      "cluster-port": busPort,
      bind: "127.0.0.1",
      dir: this.#folder,
      save: "",
      "cluster-enabled": "yes",
      "cluster-config-file": `nodes-${port}.conf`,
      "cluster-node-timeout": NODE_TIMEOUT_MS,
    };
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
    const start = (): OwnProcess => new OwnProcess("redis-server", args);
    this.#nodes.push({ port, start, process: start() });
  }
}

async function cli(port: number, ...command: readonly string[]): Promise<string> {
  return (await run("redis-cli", ["-p", String(port), ...command])).stdout.trim();
}
