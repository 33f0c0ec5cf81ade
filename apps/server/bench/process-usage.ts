import { readFile } from "node:fs/promises";
import { cpus } from "node:os";

/** Linux counts processor time in hundredths of a second, whatever the kernel's own tick is. */
const TICKS_PER_SECOND = 100;
const KIB = 1024;

/** Processor time of a process so far, in seconds, all its threads together, and of those that it has started. Linux only. */
export async function cpuSecondsOf(pid: number): Promise<number> {
  let ticks = 0;
  for (const one of await familyOf(pid)) {
    const stat = await readFile(`/proc/${one}/stat`, "utf8").catch(endedMeanwhile(one, pid));
    // The name in brackets may hold spaces; what follows it does not.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    // Its own, then of those it has started that have ended.
    for (const place of [11, 12, 13, 14]) ticks += Number(fields[place] ?? 0);
  }
  return ticks / TICKS_PER_SECOND;
}

/** Resident memory of a process in bytes. Linux only. */
export async function rssBytesOf(pid: number): Promise<number> {
  return rssIn(await readFile(`/proc/${pid}/status`, "utf8"));
}

/** Resident memory of those that a process has started, in bytes. Linux only. */
export async function rssBytesBesides(pid: number): Promise<number> {
  let bytes = 0;
  for (const one of (await familyOf(pid)).slice(1)) {
    bytes += rssIn(await readFile(`/proc/${one}/status`, "utf8").catch(endedMeanwhile(one, pid)));
  }
  return bytes;
}

/** 0: it has ended. */
function rssIn(status: string): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * KIB;
}

/** The process first. */
async function familyOf(pid: number): Promise<number[]> {
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8");
  return [pid, ...children.split(" ").filter(Boolean).map(Number)];
}

function endedMeanwhile(one: number, pid: number): (error: unknown) => string {
  return (error) => {
    if (one === pid) throw error;
    return "";
  };
}

/** Processors that were busy on average. */
export interface CoresUsed {
  readonly server: number;
  /** Processor time of the server, or of all of them. */
  readonly serverSeconds: number;
  /** This process. */
  readonly load: number;
  /** Everything else: the database, mostly. */
  readonly rest: number;
}

/** Starts to watch who uses the processors; the returned function says it for the time since. */
export async function watchCores(...serverPids: readonly number[]): Promise<() => Promise<CoresUsed>> {
  const look = async () => ({
    at: performance.now(),
    server: (await Promise.all(serverPids.map(cpuSecondsOf))).reduce((sum, seconds) => sum + seconds, 0),
    load: ownSeconds(),
    all: busySeconds(),
  });
  const before = await look();
  return async () => {
    const after = await look();
    const seconds = (after.at - before.at) / 1000;
    const server = (after.server - before.server) / seconds;
    const load = (after.load - before.load) / seconds;
    const rest = Math.max(0, (after.all - before.all) / seconds - server - load);
    return { server, serverSeconds: after.server - before.server, load, rest };
  };
}

export function describeCores({ server, load, rest }: CoresUsed): string {
  return `cores: server ${server.toFixed(2)}, load ${load.toFixed(2)}, database and rest ${rest.toFixed(2)}`;
}

/** Without those that this one has started: the server is one of them. */
function ownSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

function busySeconds(): number {
  return cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0) / 1000;
}
