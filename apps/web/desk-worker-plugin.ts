import { readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { build, type Plugin, type ResolvedConfig } from "vite";
import { BUILD_LIST, type BuildList } from "./src/desk-worker/build-list.ts";
import { WORKER_FILE, WORKER_SCOPES } from "./src/desk-worker/worker-pages.ts";

/** What Vite's manifest says of one source that became a file. */
interface ManifestItem {
  readonly file: string;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
}
type Manifest = Readonly<Record<string, ManifestItem>>;

const ENTRY = "index.html";
/** The frame of the desk, and pages of work by the rooms they stand in. */
const KEPT = /^src\/(desk-app\.tsx|desk-[a-z]+\/[a-z-]+-page\.tsx)$/;

/** Builds the desk's worker beside the pages, as one script of its own, and the list of what it keeps. */
export function deskWorker(): Plugin {
  let config: ResolvedConfig;
  return {
    name: "desk-worker",
    apply: "build",
    configResolved: (resolved) => {
      config = resolved;
    },
    closeBundle: async () => {
      const dir = resolve(config.root, config.build.outDir);
      const manifest = JSON.parse(await readFile(join(dir, ".vite/manifest.json"), "utf8")) as Manifest;
      await writeFile(join(dir, BUILD_LIST), JSON.stringify(buildList(manifest)));
      await build({
        configFile: false,
        root: config.root,
        publicDir: false,
        logLevel: "warn",
        build: {
          outDir: dir,
          emptyOutDir: false,
          target: config.build.target,
          rolldownOptions: {
            input: join(config.root, "src/desk-worker/desk-worker.ts"),
            // Not every browser runs workers that are modules.
            output: { format: "iife", entryFileNames: WORKER_FILE.slice(1) },
          },
        },
      });
    },
  };
}

function buildList(manifest: Manifest): BuildList {
  const entry = manifest[ENTRY];
  if (entry === undefined) throw new Error(`the manifest has no ${ENTRY}`);
  const files = new Set<string>();
  const add = (source: string): void => {
    const item = manifest[source];
    if (item === undefined || files.has(item.file)) return;
    for (const file of [item.file, ...(item.css ?? []), ...(item.assets ?? [])]) files.add(file);
    for (const imported of item.imports ?? []) add(imported);
  };
  for (const source of [ENTRY, ...Object.keys(manifest).filter((name) => KEPT.test(name))]) add(source);
  return { build: `/${entry.file}`, files: [...files].map((file) => `/${file}`).sort(), scopes: WORKER_SCOPES };
}
