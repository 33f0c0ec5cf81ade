import { execFileSync } from "node:child_process";
import { chownSync } from "node:fs";
import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { lastingPort } from "./lasting-port.test-support.ts";
import { OwnProcess, unprivileged } from "./own-process.test-support.ts";
import { type SmallDisk, smallDisk } from "./small-disk.test-support.ts";
import { until } from "./until.test-support.ts";

/** Who owns the files of such a server. */
const USER = unprivileged();
/** As it is run in earnest: every commit is synced. Small, and with short memory of what was written. */
const SETTINGS = `
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
max_connections = 100
shared_buffers = 64MB
max_wal_size = 64MB
min_wal_size = 32MB
logging_collector = off
`;

/** A PostgreSQL server of the test's own, to be stopped, starved and broken. */
export class OwnPostgres {
  readonly port: number;
  /** Where its files lie; the server's user may write beside them. */
  readonly folder: string;
  #server: OwnProcess;
  #disk: SmallDisk | undefined;

  static async start(): Promise<OwnPostgres> {
    const folder = await mkdtemp(join(tmpdir(), "ioc-postgres-"));
    if (USER.uid !== undefined && USER.gid !== undefined) chownSync(folder, USER.uid, USER.gid);
    const likeEverywhere = ["-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C"];
    execFileSync(programOf("initdb"), ["-D", join(folder, "data"), ...likeEverywhere, "--wal-segsize=1", "--no-sync"], {
      ...USER,
      cwd: folder,
      stdio: ["ignore", "ignore", "pipe"],
    });
    await appendFile(join(folder, "data", "postgresql.conf"), SETTINGS);
    const postgres = new OwnPostgres(folder, await lastingPort());
    await postgres.answers();
    return postgres;
  }

  /** One whose tables lie on a disk that can be made full. */
  static async onSmallDisk(): Promise<OwnPostgres> {
    const postgres = await OwnPostgres.start();
    postgres.#disk = smallDisk(postgres.folder, USER);
    await postgres.run(`create tablespace small location '${postgres.disk.folder}'`);
    await postgres.run("alter system set default_tablespace = small");
    await postgres.run("select pg_reload_conf()");
    return postgres;
  }

  private constructor(folder: string, port: number) {
    this.folder = folder;
    this.port = port;
    this.#server = this.#run();
  }

  /** Straight to the server, past any proxy. */
  get url(): string {
    return `postgres://postgres@127.0.0.1:${this.port}/postgres`;
  }

  get disk(): SmallDisk {
    if (this.#disk === undefined) throw new Error("this server's tables lie on no disk of their own");
    return this.#disk;
  }

  /** Of the process whose children serve connections. */
  get pid(): number {
    return this.#server.pid;
  }

  /** Stops it as a crash does: nothing is finished, the next start recovers from the log. */
  async crash(): Promise<void> {
    await this.#server.end("SIGQUIT");
  }

  /** After a crash, its own or ours. */
  async startAgain(): Promise<void> {
    await this.#server.exited;
    this.#server = this.#run();
    await this.answers();
  }

  get hasEnded(): boolean {
    return this.#server.hasEnded;
  }

  /** Resolves once it takes connections. */
  async answers(): Promise<void> {
    await this.#server.while(until("PostgreSQL answers", async () => (await this.run("select 1 as one")).length === 1));
  }

  /** One statement over a connection of its own. */
  async run<Row extends pg.QueryResultRow>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    const client = await this.connect();
    try {
      return (await client.query<Row>(text, [...values])).rows;
    } finally {
      await client.end();
    }
  }

  async connect(): Promise<pg.Client> {
    const client = new pg.Client({
      connectionString: this.url,
      connectionTimeoutMillis: 5000,
      application_name: "test of faults",
    });
    client.on("error", () => undefined);
    await client.connect();
    return client;
  }

  /** Ends every connection but those of the test. */
  async terminateConnections(): Promise<number> {
    const rows = await this.run(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where backend_type = 'client backend' and application_name <> 'test of faults'`,
    );
    return rows.length;
  }

  async remove(): Promise<void> {
    await this.#server.end("SIGQUIT");
    this.#disk?.remove();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  #run(): OwnProcess {
    return new OwnProcess(programOf("postgres"), ["-D", join(this.folder, "data"), "-p", String(this.port)], {
      ...USER,
      cwd: this.folder,
      env: {},
    });
  }
}

/** @param name of a program of a PostgreSQL server, whose folder `vitest.config.ts` found */
function programOf(name: string): string {
  return join(process.env["TEST_POSTGRES_PROGRAMS"] ?? "", name);
}
