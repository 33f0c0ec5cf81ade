import { readdir, readFile } from "node:fs/promises";
import { basename, join } from "node:path";

interface ProfileNode {
  readonly id: number;
  readonly children?: readonly number[];
  readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
}

interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

const SHOWN = 40;

/** Prints the functions in which a server spent most of its time, of every profile that Node left in a directory. */
export async function printProfile(directory: string): Promise<void> {
  for (const name of (await readdir(directory)).filter((file) => file.endsWith(".cpuprofile"))) {
    const profile = JSON.parse(await readFile(join(directory, name), "utf8")) as CpuProfile;
    process.stderr.write(`${[...selfTimes(profile), ...totalTimes(profile)].join("\n")}\n`);
  }
}

function selfTimes({ nodes, samples, timeDeltas }: CpuProfile): string[] {
  const byId = new Map(nodes.map((node) => [node.id, node.callFrame]));
  const self = new Map<string, number>();
  let idle = 0;
  let total = 0;
  samples.forEach((id, index) => {
    const frame = byId.get(id);
    const us = timeDeltas[index] ?? 0;
    if (frame === undefined) return;
    if (frame.functionName === "(idle)") {
      idle += us;
      return;
    }
    total += us;
    const place = frame.url === "" ? "" : ` ${shortPlace(frame.url)}:${frame.lineNumber + 1}`;
    const key = `${frame.functionName || "(anonymous)"}${place}`;
    self.set(key, (self.get(key) ?? 0) + us);
  });
  const most = [...self].sort(([, a], [, b]) => b - a).slice(0, SHOWN);
  return [
    `server busy ${(total / 1e6).toFixed(1)} s, idle ${(idle / 1e6).toFixed(1)} s; by own time:`,
    ...most.map(([key, us]) => `${((us / total) * 100).toFixed(1).padStart(5)} %  ${key}`),
  ];
}

/** With what they call, for functions of the repository alone. */
function totalTimes({ nodes, samples, timeDeltas }: CpuProfile): string[] {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map((child) => [child, id] as const)));
  const byId = new Map(nodes.map((node) => [node.id, node.callFrame]));
  const totals = new Map<string, number>();
  let busy = 0;
  samples.forEach((id, index) => {
    const us = timeDeltas[index] ?? 0;
    if (byId.get(id)?.functionName === "(idle)") return;
    busy += us;
    const seen = new Set<string>();
    for (let at: number | undefined = id; at !== undefined; at = parents.get(at)) {
      const frame = byId.get(at);
      if (frame === undefined || !frame.url.includes("/src/") || frame.url.includes("node_modules")) continue;
      seen.add(`${frame.functionName || "(anonymous)"} ${shortPlace(frame.url)}:${frame.lineNumber + 1}`);
    }
    for (const key of seen) totals.set(key, (totals.get(key) ?? 0) + us);
  });
  const most = [...totals].sort(([, a], [, b]) => b - a).slice(0, SHOWN);
  return [
    "with what they call:",
    ...most.map(([key, us]) => `${((us / busy) * 100).toFixed(1).padStart(5)} %  ${key}`),
  ];
}

function shortPlace(url: string): string {
  const parts = url.replace(/^file:\/\//, "").split("/");
  return parts.length > 2 ? parts.slice(-3).join("/") : basename(url);
}
