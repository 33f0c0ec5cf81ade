import { readFile } from "node:fs/promises";
import { cpus } from "node:os";

/** Linux counts processor time in hundredths of a second, whatever the kernel's own tick is. */
const TICKS_PER_SECOND = 100;
const KIB = 1024;

/** Processor time of a process so far, in seconds, all its threads together. Linux only. */
export async function cpuSecondsOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  // The name in brackets may hold spaces; what follows it does not.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
}

/** Resident memory of a process in bytes. Linux only. */
export async function rssBytesOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1] ?? Number.NaN) * KIB;
}

/** Processors that were busy on average. */
export interface CoresUsed {
  readonly server: number;
  /** The server's processor time, all its threads together. */
  readonly serverSeconds: number;
  /** This process. */
  readonly load: number;
  /** Everything else: the database, mostly. */
  readonly rest: number;
}

/** Starts to watch who uses the processors; the returned function says it for the time since. */
export async function watchCores(serverPid: number): Promise<() => Promise<CoresUsed>> {
  const look = async () => ({
    at: performance.now(),
    server: await cpuSecondsOf(serverPid),
    load: await cpuSecondsOf(process.pid),
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

function busySeconds(): number {
  return cpus().reduce((sum, { times }) => sum + times.user + times.nice + times.sys + times.irq, 0) / 1000;
}
