import { existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { postgresBinaries } from "./postgres-binaries.test-support.ts";
import { ThrowawayCluster } from "./throwaway-cluster.test-support.ts";

// The scripts against a PostgreSQL that is really broken and really restored. What is in it is plain SQL, of the shapes
// that the product uses: partitions, functions that name tables, bytes, sequences.

const binaries = postgresBinaries();
const REASON = "PostgreSQL's own programs (initdb, pg_basebackup, …) are not installed on this machine";
const REFUSED = 3;
const LONGEST_MS = 180_000;

const FILL = `
  create table event (opened int4 not null, id text not null, data text not null) partition by range (opened);
  create table event_m1 partition of event for values from (1) to (2);
  create table event_rest partition of event default;
  create index on event (id);
  create table ledger (position int8 generated always as identity primary key, steps bytea not null);
  create table ledger_head (id int4 primary key check (id = 1), position int8 not null, epoch int8 not null);
  insert into ledger_head values (1, 0, 1);
  create function add_events(first int4, last int4) returns void language sql as $$
    insert into event select n % 3, n::text, repeat('đ', n % 50) from generate_series(first, last) n;
    insert into ledger (steps) select sha256(n::text::bytea) from generate_series(first, last) n;
    update ledger_head set position = position + 1 $$;
  select add_events(1, 5000);`;

/** Everything that counts, as one line that differs as soon as a single byte does. */
const DIGEST = `
  select (select count(*) || '/' || md5(string_agg(e::text, '|' order by id)) from event e) || ' ' ||
    (select count(*) || '/' || md5(string_agg(l::text, '|' order by position)) from ledger l) || ' ' ||
    (select position from ledger_head)`;

const title = binaries === undefined ? `backups of a PostgreSQL (not run: ${REASON})` : "backups of a PostgreSQL";

describe.skipIf(binaries === undefined)(title, { timeout: LONGEST_MS }, () => {
  let cluster: ThrowawayCluster;
  let full = "";

  beforeAll(async () => {
    cluster = new ThrowawayCluster(binaries ?? "");
    await cluster.create();
  });
  afterAll(() => cluster.remove());

  beforeEach(() => {
    cluster.sql(`drop schema public cascade; create schema public authorization pg_database_owner; ${FILL}`);
    full = cluster.sql(DIGEST);
    expect(full).toMatch(/^5000\/\w+ 5000\/\w+ 1$/);
  });

  function dump(env: Record<string, string> = {}): string {
    const { status, stdout, stderr } = cluster.script("dump.sh", [], env);
    expect(status, stderr).toBe(0);
    return stdout.trim();
  }

  function restore(...args: string[]) {
    return cluster.script("restore-dump.sh", args);
  }

  test("a dump brings back what was dropped, and takes away what came later", () => {
    const file = dump();
    cluster.sql("drop table event cascade; create table made_later (a int); select setval('ledger_position_seq', 1)");
    const { status, stderr } = restore("--overwrite", file);
    expect(status, stderr).toBe(0);
    expect(cluster.sql(DIGEST)).toBe(full);
    expect(cluster.sql("select to_regclass('made_later') is null")).toBe("t");
    expect(Number(cluster.sql("select epoch from ledger_head"))).toBeGreaterThan(1e12);
    // It goes on: functions find their tables, sequences know where they were; and it can be dumped and restored again.
    cluster.sql("select add_events(5001, 5010)");
    const more = cluster.sql(DIGEST);
    expect(more).toMatch(/^5010\//);
    expect(restore("--overwrite", dump()).status).toBe(0);
    expect(cluster.sql(DIGEST)).toBe(more);
  });

  test("a dump is restored into an empty database beside the living one", () => {
    const file = dump();
    cluster.sql("create database rehearsal");
    const url = cluster.url.replace(/\/postgres$/, "/rehearsal");
    const { status, stderr } = cluster.script("restore-dump.sh", [file], { DATABASE_URL: url });
    expect(status, stderr).toBe(0);
    expect(cluster.sql(DIGEST, "rehearsal")).toBe(full);
    cluster.sql("drop database rehearsal");
  });

  test("what would destroy is refused, and touches nothing", () => {
    const file = dump();
    cluster.sql("select add_events(5001, 5002)");
    const later = cluster.sql(DIGEST);
    const notEmpty = restore(file);
    expect(notEmpty.status).toBe(REFUSED);
    expect(notEmpty.stderr).toContain("not empty");
    truncateSync(file, 20_000);
    expect(restore("--overwrite", file).status).toBe(REFUSED);
    // Without its checksum a cut file still cannot be read to its end.
    rmSync(`${file}.sha256`);
    expect(restore("--overwrite", file).status).toBe(REFUSED);
    expect(cluster.sql(DIGEST)).toBe(later);
  });

  test("a restore by a role that does not own the database is refused: the nodes could not read it", () => {
    const file = dump();
    cluster.sql("create role owner_of_nodes login");
    cluster.sql("create database owned owner owner_of_nodes");
    const url = cluster.url.replace(/\/postgres$/, "/owned");
    const refused = cluster.script("restore-dump.sh", [file], { DATABASE_URL: url });
    expect(refused.status).toBe(REFUSED);
    expect(refused.stderr).toContain("belongs to owner_of_nodes, and this is postgres");
    expect(cluster.sql("select to_regclass('event') is null", "owned")).toBe("t");
    const DATABASE_URL = url.replace("//postgres@", "//owner_of_nodes@");
    const restored = cluster.script("restore-dump.sh", [file], { DATABASE_URL });
    expect(restored.status, restored.stderr).toBe(0);
    expect(cluster.sql("select tableowner from pg_tables where tablename = 'event'", "owned")).toBe("owner_of_nodes");
    expect(cluster.sql(DIGEST, "owned")).toBe(full);

    const connected = whileConnected(url, () =>
      cluster.script("restore-dump.sh", ["--overwrite", file], { DATABASE_URL }),
    );
    expect(connected.stderr).toContain("stop every node first");
    cluster.sql("drop database owned with (force)");
    cluster.sql("drop role owner_of_nodes");
  });

  test("a restore under a connected node is refused", () => {
    const file = dump();
    const { status, stderr } = whileConnected(cluster.url, () => restore("--overwrite", file));
    expect(status).toBe(REFUSED);
    expect(stderr).toContain("stop every node first");
  });

  /** What a command answers while somebody else is connected to a database. */
  function whileConnected<T>(url: string, command: () => T): T {
    const hold = `psql -X -q -d ${url} -c "select pg_sleep(60)" > /dev/null 2>&1 & echo $!`;
    const pid = cluster.run("sh", "-c", hold).stdout.trim();
    const sleeping = "from pg_stat_activity where query = 'select pg_sleep(60)'";
    cluster.until(`select count(*) = 1 ${sleeping}`);
    const answer = command();
    cluster.run("kill", pid);
    cluster.sql(`select pg_terminate_backend(pid) ${sleeping}`);
    cluster.until(`select count(*) = 0 ${sleeping}`);
    return answer;
  }

  test("an archive that takes nothing is told, with the last piece that it took", () => {
    const piece = cluster.sql("select pg_walfile_name(pg_current_wal_insert_lsn())");
    const foreign = path.join(cluster.backupDir, "wal", `${piece}.gz`);
    cluster.run("sh", "-c", 'echo another cluster | gzip > "$1"', "sh", foreign);
    cluster.sql("select add_events(5001, 5002); select pg_switch_wal()");
    cluster.until(`select coalesce(last_failed_wal = '${piece}', false) from pg_stat_archiver`);
    const { status, stderr } = cluster.script("check-backups.sh", [], { MAX_DUMP_HOURS: "0", MAX_BASE_HOURS: "0" });
    rmSync(foreign);
    expect(status).toBe(1);
    expect(stderr).toContain(`archiving of ${piece} fails, last at `);
    expect(stderr).toMatch(/the last piece that was archived: (none|[0-9A-F]{24} at )/);
    cluster.sql("select add_events(5003, 5004)");
    archived();
  });

  test("old dumps go, others' files stay", () => {
    const folder = path.join(cluster.backupDir, "dump");
    dump();
    for (const name of ["ioc-20200101T000000Z.dump", "ioc-20200101T000000Z.dump.sha256", "mine.dump"]) {
      writeFileSync(path.join(folder, name), "");
    }
    const file = dump({ KEEP_DUMPS: "1" });
    const left = readdirSync(folder).filter((name) => !name.startsWith("."));
    expect(left.toSorted()).toEqual([path.basename(file), `${path.basename(file)}.sha256`, "mine.dump"].toSorted());
  });

  test("the archive never takes a second content for one name", () => {
    const segment = path.join(cluster.folder, "segment");
    const archive = path.join(cluster.backupDir, "wal");
    const keep = (text: string) => {
      cluster.run("sh", "-c", 'printf %s "$1" > "$2"', "sh", text, segment);
      return cluster.run(path.join(cluster.folder, "scripts/archive-wal.sh"), segment, "0".repeat(24), archive).status;
    };
    expect(keep("one")).toBe(0);
    expect(keep("one")).toBe(0);
    expect(keep("two")).toBe(1);
    const fetched = path.join(cluster.folder, "fetched");
    const fetch = (name: string) =>
      cluster.run(path.join(cluster.folder, "scripts/fetch-wal.sh"), archive, name, fetched).status;
    expect(fetch("0".repeat(24))).toBe(0);
    expect(cluster.run("cat", fetched).stdout).toBe("one");
    expect(fetch("1".repeat(24))).toBe(1);
    rmSync(path.join(archive, `${"0".repeat(24)}.gz`));
    expect(readdirSync(archive).filter((name) => name.startsWith("."))).toEqual([]);
  });

  test("the cluster goes to a moment between two events, and with the rest of its log to the last one", () => {
    const base = cluster.script("base-backup.sh");
    expect(base.status, base.stderr).toBe(0);
    const check = cluster.script("check-backups.sh", [], { MAX_DUMP_HOURS: "0" });
    expect(check.status, check.stderr).toBe(0);
    // The moment is later than the whole second in which the backup says that it was finished.
    cluster.until(
      `select clock_timestamp() > to_timestamp(${readFileSync(path.join(base.stdout.trim(), "finished-at"), "utf8")})`,
    );
    cluster.sql("select add_events(5001, 5007)");
    const before = cluster.sql(DIGEST);
    const moment = cluster.sql("select clock_timestamp()::text");
    cluster.sql("select add_events(5008, 5008)");
    cluster.sql("drop table event cascade; drop table ledger");
    archived();

    const running = restoreTo(moment, "--overwrite");
    expect(running.status).toBe(REFUSED);
    expect(running.stderr).toContain("is running");
    cluster.stop("fast");
    const notEmpty = restoreTo(moment);
    expect(notEmpty.status).toBe(REFUSED);
    expect(notEmpty.stderr).toContain("not empty");
    rmSync(cluster.dataDir, { recursive: true });
    expect(restoreTo("2026-11-22 14:05:00").stderr).toContain("offset");
    expect(restoreTo("2020-01-01 00:00:00+07").stderr).toContain("no base backup");
    const restored = restoreTo(moment);
    expect(restored.status, restored.stderr).toBe(0);
    cluster.start();
    expect(cluster.sql(DIGEST)).toBe(before);

    // A second history, broken in its turn before the archive got its last piece.
    cluster.sql("select add_events(6001, 6010)");
    const last = cluster.sql(DIGEST);
    cluster.stop("immediate");
    rmSync(path.join(cluster.dataDir, "base"), { recursive: true });
    const whole = restoreTo("latest", "--overwrite", "--unarchived-wal", path.join(cluster.dataDir, "pg_wal"));
    expect(whole.status, whole.stderr).toBe(0);
    expect(whole.stdout).toContain("What was there before");
    cluster.start();
    expect(cluster.sql(DIGEST)).toBe(last);
  });

  function restoreTo(moment: string, ...more: string[]) {
    return cluster.script("restore-to-moment.sh", ["--to", moment, "--data-dir", cluster.dataDir, ...more]);
  }

  /** Sends the piece of the log that is being written to the archive, and waits for it. */
  function archived(): void {
    const piece = cluster.sql("select pg_walfile_name(pg_switch_wal())");
    cluster.until(`select last_archived_wal >= '${piece}' from pg_stat_archiver`);
    expect(existsSync(path.join(cluster.backupDir, "wal", `${piece}.gz`))).toBe(true);
  }
});
