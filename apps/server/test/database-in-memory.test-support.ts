import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, realpath, rename, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { PGlite, types } from "@electric-sql/pglite";
import { Kysely } from "kysely";
import { ExclusivePGliteDialect } from "../src/database/exclusive-driver.ts";
import type { OpenDatabase } from "../src/database/open-embedded.ts";
import type { Database } from "../src/database/schema.ts";

const CACHE = fileURLToPath(new URL("../node_modules/.cache", import.meta.url));

/**
 * An empty database in memory. Nearly all of the time in which one is made goes into `initdb`, whose outcome is always
 * the same: it is kept beside the installed packages, so that not every test file has to wait for it.
 */
export async function openInMemory(): Promise<OpenDatabase> {
  const pglite = await PGlite.create({ parsers: { [types.INT8]: Number }, loadDataDir: await emptyCluster() });
  const db = new Kysely<Database>({ dialect: new ExclusivePGliteDialect({ pglite }) });
  return {
    db,
    durability: "process",
    async close() {
      await db.destroy();
      if (!pglite.closed) await pglite.close();
    },
  };
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
