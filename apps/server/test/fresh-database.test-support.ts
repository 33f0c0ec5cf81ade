import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, realpath, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite } from "@electric-sql/pglite";
import pg from "pg";
import pino from "pino";
import type { OpenDatabase } from "../src/database/open-database.ts";
import { openEmbedded } from "../src/database/open-embedded.ts";
import { openPostgres } from "../src/database/open-postgres.ts";

const CACHE = fileURLToPath(new URL("../node_modules/.cache", import.meta.url));

/** An empty database: embedded, in memory; where the suite runs against PostgreSQL (vitest.config.ts), one of that server's. */
export function openFresh(): Promise<OpenDatabase> {
  const server = process.env["IOC_TEST_STORE"];
  return server === undefined || server === "" ? openInMemory() : openOnServer(server);
}

/** An empty database of a server; dropped when it is closed. */
export async function openOnServer(server: string): Promise<OpenDatabase> {
  const name = `ioc_test_${randomUUID().replaceAll("-", "")}`;
  const admin = new pg.Client({ connectionString: server });
  await admin.connect();
  await admin.query(`create database ${name}`);
  // No test here takes the power from the server: nothing has to be on the disk.
  await admin.query(`alter database ${name} set synchronous_commit = off`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  const opened = await openPostgres(url.href, pino({ level: "silent" }));
  return {
    ...opened,
    async close() {
      await opened.close();
      await admin.query(`drop database ${name} with (force)`);
      await admin.end();
    },
  };
}

/**
 * An empty database in memory. Nearly all of the time in which one is made goes into `initdb`, whose outcome is always
 * the same: it is kept beside the installed packages, so that not every test file has to wait for it.
 */
async function openInMemory(): Promise<OpenDatabase> {
  return openEmbedded(null, await emptyCluster());
}

async function emptyCluster(): Promise<Blob> {
  // The path of the installed package holds its version.
  const installed = await realpath(createRequire(import.meta.url).resolve("@electric-sql/pglite"));
  const key = createHash("sha256").update(installed).digest("hex").slice(0, 16);
  const path = join(CACHE, `empty-cluster-${key}.tar`);
  try {
    return new Blob([await readFile(path)]);
  } catch {
    return makeEmptyCluster(path);
  }
}

async function makeEmptyCluster(path: string): Promise<Blob> {
  const fresh = await PGlite.create();
  const image = await fresh.dumpDataDir("none");
  await fresh.close();
  await mkdir(CACHE, { recursive: true });
  // Several test files may come here at once: each puts a whole file in place.
  const unfinished = `${path}.${randomUUID()}`;
  await writeFile(unfinished, Buffer.from(await image.arrayBuffer()));
  await rename(unfinished, path);
  return image;
}
