import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inProject } from "../run/project-root.mjs";
import { postgresBinaries } from "./postgres-binaries.test-support.ts";
import { RunningNode } from "./running-node.test-support.ts";
import { ThrowawayCluster } from "./throwaway-cluster.test-support.ts";

// The runbook's way back, walked: two nodes on a PostgreSQL that loses its data directory, a restore to a moment between
// two acknowledged batches, and the feed that sends again.

const binaries = postgresBinaries();
const missing = "PostgreSQL's own programs (initdb, pg_basebackup, …) are not installed on this machine";
const title =
  binaries === undefined ? `a server that was restored (not run: ${missing})` : "a server that was restored";
const HOUR_MS = 3_600_000;
/** Two nodes on a busy machine. */
const PATIENCE = { timeout: 30_000 };
const LONGEST_MS = 180_000;

interface Board {
  readonly measures: Readonly<Record<string, number>>;
  readonly children: unknown;
  readonly fields: unknown;
  readonly hotspots: unknown;
}
interface Taken {
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: readonly unknown[];
}

describe.skipIf(binaries === undefined)(title, { timeout: LONGEST_MS }, () => {
  const startedAtMs = Date.now();
  let cluster: ThrowawayCluster;
  let nodes: RunningNode[] = [];
  let feedToken = "";

  beforeAll(async () => {
    cluster = new ThrowawayCluster(binaries ?? "");
    await cluster.create();
    nodes = await Promise.all([RunningNode.start(cluster.url), RunningNode.start(cluster.url)]);
    const [node] = nodes;
    await node?.call("PUT", "units", [
      { code: "T", name: "Tỉnh Thử", kind: "province" },
      { code: "T.01", name: "Xã Một", kind: "commune", parent: "T" },
      { code: "T.02", name: "Xã Hai", kind: "commune", parent: "T" },
    ]);
    await node?.call("PUT", "procedures", [
      {
        code: "P",
        name: "Thủ tục",
        field: "Hộ tịch",
        level: "commune",
        service: "full",
        limit: 60,
        limitUnit: "workingDay",
      },
    ]);
    const feed = (await node?.call("POST", "feeds", { unit: "T", name: "f" })) as { token: string };
    feedToken = feed.token;
  });
  afterAll(async () => {
    await endAll("SIGKILL");
    cluster.remove();
  });

  async function endAll(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    await Promise.all(nodes.map((node) => node.end(signal)));
    nodes = [];
  }

  /** Dossiers `first` to `last` are received, every third is resolved. */
  function batch(first: number, last: number): object[] {
    const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    return numbers.flatMap((number) => {
      const source = `/units/T.0${1 + (number % 2)}`;
      const common = { specversion: "1.0", source, subject: `H-${number}` };
      const time = (offset: number): string => new Date(startedAtMs - HOUR_MS + offset).toISOString();
      const received = { procedure: "P", channel: number % 5 === 0 ? "counter" : "onlineFull" };
      return [
        { ...common, id: `${number}/r`, type: "vn.motcua.dossier.received", time: time(number), data: received },
        ...(number % 3 === 0
          ? [
              {
                ...common,
                id: `${number}/d`,
                type: "vn.motcua.dossier.resolved",
                time: time(number + 1000),
                data: { outcome: "approved" },
              },
            ]
          : []),
      ];
    });
  }

  async function send(events: readonly object[], through: number): Promise<Taken> {
    const type = "application/cloudevents-batch+json";
    return (await nodes[through]?.call("POST", "events", events, feedToken, type)) as Taken;
  }

  /** The numbers of the whole province, the same on every node. */
  async function board(): Promise<Board> {
    const from = new Date(startedAtMs - 48 * HOUR_MS).toISOString().slice(0, 10);
    const to = new Date(startedAtMs + 48 * HOUR_MS).toISOString().slice(0, 10);
    const read = async (node: RunningNode): Promise<Board> => {
      const { measures, fields, hotspots, children } = (await node.call(
        "GET",
        `board?unit=T&from=${from}&to=${to}`,
      )) as Board;
      // How long ago a unit was heard of is of the lines, not of the numbers.
      const numbers = JSON.parse(JSON.stringify(children, (name, value) => (name === "feed" ? undefined : value)));
      return { measures, fields, hotspots, children: numbers };
    };
    const [first, ...others] = nodes;
    if (first === undefined) throw new Error("no node runs");
    for (const other of others) {
      await expect
        .poll(async () => JSON.stringify(await read(other)) === JSON.stringify(await read(first)), PATIENCE)
        .toBe(true);
    }
    return read(first);
  }

  test("goes back to a moment, takes again what came after it, and counts everything once", async () => {
    const [old, between, lost] = [batch(1, 200), batch(201, 300), batch(301, 360)];
    expect(await send(old, 0)).toMatchObject({ accepted: old.length, duplicates: 0, rejected: [] });
    const base = cluster.script("base-backup.sh");
    expect(base.status, base.stderr).toBe(0);
    const finishedAt = readFileSync(path.join(base.stdout.trim(), "finished-at"), "utf8");
    cluster.until(`select clock_timestamp() > to_timestamp(${finishedAt})`);

    expect(await send(between, 1)).toMatchObject({ accepted: between.length });
    const boardBetween = await board();
    expect(boardBetween.measures["received"]).toBe(300);
    const moment = cluster.sql("select clock_timestamp()::text");
    expect(await send(lost, 0)).toMatchObject({ accepted: lost.length });
    const boardAfter = await board();
    expect(boardAfter.measures["received"]).toBe(360);
    const piece = cluster.sql("select pg_walfile_name(pg_switch_wal())");
    cluster.until(`select last_archived_wal >= '${piece}' from pg_stat_archiver`);

    await endAll("SIGKILL");
    cluster.stop("immediate");
    rmSync(cluster.dataDir, { recursive: true });
    const restored = cluster.script("restore-to-moment.sh", ["--to", moment, "--data-dir", cluster.dataDir]);
    expect(restored.status, restored.stderr).toBe(0);
    cluster.start();
    cluster.run("psql", "-X", "-q", "-d", cluster.url, "-f", `${cluster.folder}/scripts/new-epoch.sql`);
    expect(cluster.sql("select count(*) from event")).toBe(String(old.length + between.length));

    nodes = await Promise.all([RunningNode.start(cluster.url), RunningNode.start(cluster.url)]);
    expect(await board()).toEqual(boardBetween);
    // The units' software does not know what is missing: it sends everything since well before the moment.
    expect(await send(old, 1)).toMatchObject({ accepted: 0, duplicates: old.length });
    expect(await send([...between.slice(50), ...lost], 0)).toMatchObject({
      accepted: lost.length,
      duplicates: between.length - 50,
    });
    expect(await board()).toEqual(boardAfter);
    expect(cluster.sql("select count(*) from event")).toBe(String(old.length + between.length + lost.length));
  });

  test("comes back from a dump, and every number is what the events add up to", async () => {
    const before = await board();
    const dumped = cluster.script("dump.sh");
    expect(dumped.status, dumped.stderr).toBe(0);
    const file = dumped.stdout.trim();
    expect(cluster.script("restore-dump.sh", ["--overwrite", file]).stderr).toContain("stop every node first");
    await endAll("SIGTERM");
    cluster.sql("delete from event; drop table ledger; drop function commit_group");
    const restored = cluster.script("restore-dump.sh", ["--overwrite", file]);
    expect(restored.status, restored.stderr).toBe(0);

    const verified = spawnSync(process.execPath, [inProject("apps/server/src/verify-main.ts")], {
      env: { ...process.env, DATABASE_URL: cluster.url },
      encoding: "utf8",
    });
    expect(verified.stdout + verified.stderr).toContain("no difference");
    nodes = [await RunningNode.start(cluster.url)];
    expect(await board()).toEqual(before);
    expect(await send(batch(361, 370), 0)).toMatchObject({ rejected: [], duplicates: 0 });
    expect((await board()).measures["received"]).toBe(370);
  });
});
