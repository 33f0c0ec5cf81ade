import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import path from "node:path";
import { freePort } from "../run/server-address.mjs";

const LONGEST_COMMAND_MS = 60_000;
const MOST_QUESTIONS = 500;
/** PostgreSQL refuses to run as root; then this user has to be there. */
const SERVER_USER = "postgres";

/**
 * A PostgreSQL of its own, with the archive and the scripts of this folder beside it, as an operator has them: below
 * one temporary folder, on a free port, thrown away by `remove`.
 */
export class ThrowawayCluster {
  readonly folder: string;
  readonly dataDir: string;
  readonly backupDir: string;
  readonly #binaries: string;
  #port = 0;

  constructor(binaries: string) {
    this.#binaries = binaries;
    this.folder = mkdtempSync(path.join(tmpdir(), "ioc-cluster-"));
    this.dataDir = path.join(this.folder, "data");
    this.backupDir = path.join(this.folder, "backup");
    const scripts = path.join(this.folder, "scripts");
    mkdirSync(scripts);
    // Copied: the user that runs PostgreSQL need not be able to read the checkout.
    for (const name of readdirSync(import.meta.dirname)) {
      if (/\.(sh|sql)$/.test(name)) cpSync(path.join(import.meta.dirname, name), path.join(scripts, name));
    }
    for (const name of readdirSync(scripts)) chmodSync(path.join(scripts, name), 0o755);
    mkdirSync(path.join(this.backupDir, "wal"), { recursive: true });
    if (isRoot()) spawnSync("chown", ["-R", SERVER_USER, this.folder]);
  }

  get url(): string {
    return `postgres://postgres@127.0.0.1:${this.#port}/postgres`;
  }

  async create(): Promise<void> {
    this.#port = await freePort();
    this.#succeed("initdb", "-D", this.dataDir, "-U", "postgres", "-A", "trust", "--no-sync", "--no-instructions");
    const archive = `${this.folder}/scripts/archive-wal.sh "%p" %f ${this.backupDir}/wal`;
    const settings = {
      listen_addresses: "127.0.0.1",
      unix_socket_directories: this.folder,
      archive_mode: "on",
      archive_command: archive,
      max_connections: "40",
      // What is proven here is not proven against power cuts.
      fsync: "off",
    };
    for (const [name, value] of Object.entries(settings)) this.#appendSetting(name, value);
    this.start();
  }

  /** Throws with the log's end when it does not come up; a recovery is waited for. */
  start(): void {
    const log = path.join(this.folder, "log");
    const { status } = this.run("pg_ctl", "-D", this.dataDir, "-w", "-l", log, "-o", `-p ${this.#port}`, "start");
    if (status !== 0) throw new Error(this.run("tail", "-n", "20", log).stdout);
    // What waited for in a recovery is reading; what is asked for next is writing.
    this.until("select not pg_is_in_recovery()");
  }

  /** Asks until the answer is true; throws when it stays false. */
  until(question: string): void {
    for (let asked = 0; asked < MOST_QUESTIONS; asked += 1) {
      if (this.sql(question) === "t") return;
      this.sql("select pg_sleep(0.02)");
    }
    throw new Error(`still not true: ${question}`);
  }

  stop(how: "fast" | "immediate"): void {
    this.#succeed("pg_ctl", "-D", this.dataDir, "-w", "-m", how, "stop");
  }

  /** What psql prints for one statement; `database` of this cluster. */
  sql(statement: string, database = "postgres"): string {
    const url = this.url.replace(/\/postgres$/, `/${database}`);
    return this.#succeed("psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", url, "-c", statement);
  }

  /** Runs one of the scripts as an operator would. */
  script(name: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}): Ended {
    const given = { DATABASE_URL: this.url, BACKUP_DIR: this.backupDir, ...env };
    const assignments = Object.entries(given).map(([key, value]) => `${key}=${value}`);
    return this.run("env", ...assignments, path.join(this.folder, "scripts", name), ...args);
  }

  /** Runs any command as the user of the cluster, PostgreSQL's own programs first in its PATH. */
  run(command: string, ...args: string[]): Ended {
    const user = isRoot() ? ["runuser", "-u", SERVER_USER, "--"] : [];
    const [first = "", ...rest] = [
      ...user,
      "env",
      `PATH=${this.#binaries}:${process.env["PATH"] ?? ""}`,
      command,
      ...args,
    ];
    return spawnSync(first, rest, { cwd: this.folder, encoding: "utf8", timeout: LONGEST_COMMAND_MS });
  }

  remove(): void {
    this.run("pg_ctl", "-D", this.dataDir, "-w", "-m", "immediate", "stop");
    rmSync(this.folder, { recursive: true, force: true });
  }

  #appendSetting(name: string, value: string): void {
    this.#succeed(
      "sh",
      "-c",
      'printf "%s = \'%s\'\\n" "$1" "$2" >> "$3/postgresql.conf"',
      "sh",
      name,
      value,
      this.dataDir,
    );
  }

  #succeed(command: string, ...args: string[]): string {
    const { status, stdout, stderr, error } = this.run(command, ...args);
    if (status !== 0) throw new Error(`${command} ${args.join(" ")}: ${error?.message ?? ""}\n${stdout}${stderr}`);
    return stdout.trim();
  }
}

type Ended = SpawnSyncReturns<string>;

function isRoot(): boolean {
  return userInfo().uid === 0;
}
