import { call } from "../durability/province.test-support.ts";
import { Cluster, type ClusterSettings } from "./cluster.test-support.ts";
import { type ClusterWorld, provisionWorld, WORLD } from "./cluster-world.test-support.ts";
import { expectNothingLost } from "./expect-nothing-lost.test-support.ts";
import { Journal } from "./journal.test-support.ts";
import { Load } from "./load.test-support.ts";
import { until } from "./until.test-support.ts";

/** Events that are taken before a fault and after it, so that it happens in the midst of work. */
const AROUND = 400;

/** A cluster that goes through several faults, one after another, and remembers all that was ever sent to it. */
export class ClusterUnderLoad {
  readonly cluster: Cluster;
  readonly journal = new Journal();
  /** Unit → token of its feed. */
  readonly tokens: ReadonlyMap<string, string>;
  /** As it is now; a test that changes the organisation says so here. */
  world: ClusterWorld = WORLD;

  static async start(settings: ClusterSettings = {}): Promise<ClusterUnderLoad> {
    const cluster = await Cluster.start(settings);
    const tokens = await provisionWorld(cluster.node(0).url);
    for (const url of cluster.urls) await feedsAreKnown(url, tokens.size);
    return new ClusterUnderLoad(cluster, tokens);
  }

  private constructor(cluster: Cluster, tokens: ReadonlyMap<string, string>) {
    this.cluster = cluster;
    this.tokens = tokens;
  }

  /** Starts feeds that share nothing with those of another seed. */
  load(seed: number): Load {
    return new Load(this.cluster.urls, this.tokens, seed, this.journal);
  }

  /** Lets `fault` happen while feeds send, and holds everything against everything when they are done. */
  async survives(seed: number, fault: (load: Load) => Promise<void>): Promise<void> {
    try {
      const load = this.load(seed);
      try {
        await load.takes(AROUND);
        await fault(load);
        await load.takes(AROUND);
      } finally {
        await load.finish();
      }
      await this.cluster.ready();
      await expectNothingLost(this.cluster, this.journal, this.world);
    } catch (error) {
      const said = this.cluster.nodes.flatMap(({ url, complaints }) => [url, ...complaints]);
      throw new Error(`it was not survived; the nodes said:\n${said.join("\n")}`, { cause: error });
    }
  }
}

async function feedsAreKnown(url: string, count: number): Promise<void> {
  await until(`${url} knows all feeds`, async () => {
    const { items } = (await call(url, "GET", "feeds")) as { items: readonly unknown[] };
    return items.length === count;
  });
}
