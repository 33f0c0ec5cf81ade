// node pictures/main.ts [NAME …]: the desk of a whole server with the demo's province, as pictures in docs/, and the page that shows them.
import { writeFile } from "node:fs/promises";
import { launchChromium } from "@ioc/testkit/browser/launch-chromium.ts";
import { DESK_PICTURES, REMOTE_PICTURES } from "./desk-pictures.ts";
import { takeDeskPicture, takeRemotePictures } from "./take-desk-picture.ts";
import { createWorld } from "./world-of-pictures.ts";

const FOLDER = new URL("../../../docs/", import.meta.url);

const asked = process.argv.slice(2);
const isWanted = ({ name }: { readonly name: string }): boolean => asked.length === 0 || asked.includes(name);
const remotes = Object.values(REMOTE_PICTURES);
if ([...DESK_PICTURES, ...remotes].some(isWanted)) {
  const world = await createWorld();
  const browser = await launchChromium();
  try {
    for (const picture of DESK_PICTURES.filter(isWanted)) {
      await keep(picture.name, await takeDeskPicture(browser, world, picture));
    }
    if (remotes.some(isWanted)) {
      const taken = await takeRemotePictures(browser, world);
      for (const [of, png] of taken) await keep(REMOTE_PICTURES[of].name, png);
    }
  } finally {
    await browser.close();
    await world.stop();
  }
}
await writeFile(new URL("desk.md", FOLDER), page());

async function keep(name: string, png: Buffer): Promise<void> {
  await writeFile(new URL(`${name}.png`, FOLDER), png);
  process.stdout.write(`docs/${name}.png\n`);
}

/** What the pictures show, for those who read the folder. */
function page(): string {
  return [
    "# What the desk looks like",
    "`npm run pictures` draws this from a whole server with the demo's province, at a moment that stands still, as a leader of\nthe province sees it. Sơn Giang does not exist. The wall has [a page of its own](README.md).",
    ...[...DESK_PICTURES, ...remotes].map(({ name, says }) => `${says}\n\n![${name}](${name}.png)`),
    "",
  ]
    .join("\n\n")
    .replace(/\n+$/, "\n");
}
