import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { deskWorker } from "./desk-worker-plugin.ts";

const server = "http://127.0.0.1:8080";

/** What of the common ground only scenes with a headline, or a map, need, or nobody at first. */
const LATER =
  /\/(page\/explained-target|numbers\/(vi|en|meaning-words|number-names(-vi|-en)?|rule-text|civil-instant|urge|estimate-text)|stage\/(headline|stale-note|past-strip|child-name|clause-words|fit-land|fitted-words|room-for-words|stage-words|vi|en))\./;
/** Common ground of all pages and scenes. */
const GROUND = new RegExp(
  `^(?!.*${LATER.source}).*/src/(language|numbers|page|stage|live/(wall-store|retry-delay|wall-alerts|live-connection))[/.]`,
);

/** Puts `.br` and `.gz` beside every script and style sheet: compressed once and well, not on each request. */
function precompressed(): Plugin {
  let dir = "";
  return {
    name: "precompressed",
    apply: "build",
    configResolved: (config) => {
      dir = resolve(config.root, config.build.outDir, config.build.assetsDir);
    },
    closeBundle: async () => {
      const names = (await readdir(dir)).filter((name) => /\.(js|css)$/.test(name));
      for (const name of names) {
        const file = join(dir, name);
        const content = await readFile(file);
        await writeFile(`${file}.br`, await promisify(brotliCompress)(content));
        await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  plugins: [react(), precompressed(), deskWorker()],
  build: {
    target: "es2022",
    // A data: URL would need a wider font-src and img-src than the server's policy grants.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // What a test reads to add up what a wall loads.
    manifest: true,
    // What every scene needs comes in one piece: many small ones compress worse, and the first numbers wait for them all.
    rolldownOptions: {
      output: {
        codeSplitting: { groups: [{ name: "ground", test: GROUND, minShareCount: 2 }] },
      },
    },
    // The chart library stands apart and is loaded after the numbers.
    chunkSizeWarningLimit: 600,
  },
  server: {
    host: "127.0.0.1",
    proxy: { "/api": server, "/socket.io": { target: server, ws: true } },
  },
});
