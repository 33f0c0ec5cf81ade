import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from "node:child_process";

/** A child that does not outlive this process, whatever ends it in an orderly way. */
export class OwnProcess {
  /** Standard output and error so far. */
  output = "";
  readonly exited: Promise<void>;
  readonly #child: ChildProcess;
  #hasEnded = false;
  #code: number | null = null;

  constructor(program: string, args: readonly string[], options: SpawnOptions = {}) {
    this.#child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        this.output += text;
      });
    }
    const killed = (): void => void this.#child.kill("SIGKILL");
    process.once("exit", killed);
    this.exited = new Promise((done) => {
      const over = (): void => {
        this.#hasEnded = true;
        process.off("exit", killed);
        done();
      };
      this.#child.once("close", (code) => {
        this.#code = code;
        over();
      });
      this.#child.once("error", (error) => {
        this.output += error.message;
        over();
      });
    });
  }

  get pid(): number {
    return this.#child.pid ?? 0;
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** Resolves with `work`, or throws as soon as the process has ended without being waited for. */
  async while<T>(work: Promise<T>): Promise<T> {
    const ended = this.exited.then(() => {
      throw new Error(`the process ended:\n${this.output.slice(-4000)}`);
    });
    return Promise.race([work, ended]);
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.kill(signal);
  }

  /** Ends it with a signal, also where it is stopped (SIGSTOP), and waits for its exit code; null: of a signal. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    this.#child.kill(signal);
    this.#child.kill("SIGCONT");
    await this.exited;
    return this.#code;
  }
}

/** Whom programs run as that refuse to be root: the user `postgres`, else `nobody`; as we are if we are not root. */
export function unprivileged(): { readonly uid?: number; readonly gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const idOf = (user: string, flag: string): number =>
    Number(execFileSync("id", [flag, user], { stdio: ["ignore", "pipe", "ignore"] }).toString());
  for (const user of ["postgres", "nobody"]) {
    try {
      return { uid: idOf(user, "-u"), gid: idOf(user, "-g") };
    } catch {
      // This machine has no such user.
    }
  }
  return {};
}
