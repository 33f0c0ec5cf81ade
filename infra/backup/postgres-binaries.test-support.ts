import { existsSync, readdirSync } from "node:fs";
import path from "node:path";

const NEEDED = ["initdb", "pg_ctl", "psql", "pg_dump", "pg_restore", "pg_basebackup", "pg_verifybackup"];
/** Where Debian keeps them, out of the PATH. */
const VERSIONS = "/usr/lib/postgresql";

/** The folder of PostgreSQL's own programs on this machine; undefined where one that is needed is missing. */
export function postgresBinaries(): string | undefined {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS) : [];
  const installed = versions
    .toSorted((a, b) => Number(b) - Number(a))
    .map((version) => path.join(VERSIONS, version, "bin"));
  const inPath = (process.env["PATH"] ?? "").split(path.delimiter).filter((folder) => folder !== "");
  return [...inPath, ...installed].find((folder) => NEEDED.every((name) => existsSync(path.join(folder, name))));
}
