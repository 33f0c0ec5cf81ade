import { readdir, readFile, writeFile } from "node:fs/promises";
import { packPng } from "../pack-png.mjs";
import { inProject } from "../project-root.mjs";
import { runProgram } from "../run-program.mjs";

/** Draws every scene and state of the wall, and the pages of the desk, into docs/. @param {string[]} args names of single pictures */
export async function runPictures(args) {
  const wall = await runProgram("pictures", "apps/web/dev/main-pictures.ts", args);
  if (wall !== 0) return wall;
  const desk = await runProgram("pictures", "apps/server/pictures/main.ts", args);
  await packAll(inProject("docs"));
  return desk;
}

/** @param {string} folder */
async function packAll(folder) {
  for (const name of await readdir(folder)) {
    if (!name.endsWith(".png")) continue;
    const png = await readFile(`${folder}/${name}`);
    const packed = packPng(png);
    if (packed !== png) await writeFile(`${folder}/${name}`, packed);
  }
}
