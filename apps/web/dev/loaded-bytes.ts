import { existsSync } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";

/** What the build tells of one of its files. */
interface Chunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly imports?: readonly string[];
}

/** Files of the build that these sources need before they run, each once: themselves, what they import, style sheets. */
export async function filesNeededBy(dist: string, sources: readonly string[]): Promise<readonly string[]> {
  const manifest = JSON.parse(await readFile(join(dist, ".vite/manifest.json"), "utf8")) as Record<string, Chunk>;
  const files = new Set<string>();
  const visit = (source: string): void => {
    const chunk = manifest[source];
    if (chunk === undefined) throw new Error(`the build knows no ${source}`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const sheet of chunk.css ?? []) files.add(sheet);
    for (const imported of chunk.imports ?? []) visit(imported);
  };
  for (const source of sources) visit(source);
  return [...files];
}

/** Bytes as they are served: the file that was compressed with brotli where there is one. */
export async function servedBytes(dist: string, files: readonly string[]): Promise<number> {
  const sizes = files.map(async (file) => {
    const path = join(dist, file);
    return (await stat(existsSync(`${path}.br`) ? `${path}.br` : path)).size;
  });
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}
