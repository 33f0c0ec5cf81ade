import { BOOTSTRAP_TOKEN } from "../durability/server-process.test-support.ts";
import { ClusterNode } from "./cluster-node.test-support.ts";
import { OwnPostgres } from "./own-postgres.test-support.ts";
import { OwnRedis } from "./own-redis.test-support.ts";
import { TcpProxy } from "./tcp-proxy.test-support.ts";

export interface Member {
  readonly node: ClusterNode;
  /** Between this node and PostgreSQL, and between it and Redis. */
  readonly toPostgres: TcpProxy;
  readonly toRedis: TcpProxy;
}

export interface ClusterSettings {
  /** One for each node: how far its clock is ahead. */
  readonly clocksAheadMs?: readonly number[];
  readonly postgres?: () => Promise<OwnPostgres>;
  readonly environment?: Readonly<Record<string, string>>;
}

/** Three nodes on one PostgreSQL and one Redis of their own, every line between them in our hands. */
export class Cluster {
  readonly postgres: OwnPostgres;
  readonly redis: OwnRedis;
  readonly members: readonly Member[];

  static async start(settings: ClusterSettings = {}): Promise<Cluster> {
    const [postgres, redis] = await Promise.all([(settings.postgres ?? OwnPostgres.start)(), OwnRedis.start()]);
    const members: Member[] = [];
    for (const clockAheadMs of settings.clocksAheadMs ?? [0, 0, 0]) {
      const toPostgres = await TcpProxy.to(postgres.port);
      const toRedis = await TcpProxy.to(redis.port);
      const environment = {
        DATABASE_URL: `postgres://postgres@127.0.0.1:${toPostgres.port}/postgres`,
        REDIS_URL: `redis://127.0.0.1:${toRedis.port}`,
        IOC_BOOTSTRAP_TOKEN: BOOTSTRAP_TOKEN,
        ...settings.environment,
      };
      members.push({ node: await ClusterNode.launch({ environment, clockAheadMs }), toPostgres, toRedis });
    }
    const cluster = new Cluster(postgres, redis, members);
    try {
      await cluster.ready();
    } catch (error) {
      await cluster.remove();
      throw error;
    }
    return cluster;
  }

  private constructor(postgres: OwnPostgres, redis: OwnRedis, members: readonly Member[]) {
    this.postgres = postgres;
    this.redis = redis;
    this.members = members;
  }

  get nodes(): readonly ClusterNode[] {
    return this.members.map(({ node }) => node);
  }

  get urls(): readonly string[] {
    return this.nodes.map(({ url }) => url);
  }

  member(index: number): Member {
    const member = this.members[index];
    if (member === undefined) throw new Error(`the cluster has no node ${index}`);
    return member;
  }

  node(index: number): ClusterNode {
    return this.member(index).node;
  }

  /** Resolves once all nodes serve. */
  async ready(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.ready()));
  }

  async remove(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.kill()));
    await Promise.all(this.members.flatMap(({ toPostgres, toRedis }) => [toPostgres.close(), toRedis.close()]));
    await Promise.all([this.postgres.remove(), this.redis.remove()]);
  }
}
