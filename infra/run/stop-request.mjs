import { readFileSync } from "node:fs";

const parentCheckMs = 500;
const shells = ["sh", "dash", "bash", "ash", "zsh"];

/**
 * Resolves once this command is asked to end: SIGINT, SIGTERM, SIGHUP, or the death of the npm that runs it (npm passes
 * signals on, but nobody passes on its own SIGKILL).
 * @returns {Promise<void>}
 */
export function stopRequest() {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => resolve());
    if (process.env.npm_lifecycle_event !== undefined) {
      const startedBy = ancestry();
      const timer = setInterval(() => {
        if (ancestry() === startedBy) return;
        clearInterval(timer);
        resolve();
      }, parentCheckMs);
      timer.unref();
    }
  });
}

/** Who stands between npm and this process: npm starts a shell, which may stay as the parent or give way to this process. */
function ancestry() {
  const parent = process.ppid;
  try {
    // pid (command) state ppid …: Linux; elsewhere the parent alone has to do.
    const [, command, grandparent] = /^\d+ \((.*)\) \S (\d+)/s.exec(readFileSync(`/proc/${parent}/stat`, "utf8")) ?? [];
    return command !== undefined && shells.includes(command) ? `${parent} ${grandparent}` : `${parent}`;
  } catch {
    return `${parent}`;
  }
}
