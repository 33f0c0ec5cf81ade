// node dev/main-pictures.ts [NAME …]: the built page in every scene and state, as pictures in docs/, and the page that shows them.
import { writeFile } from "node:fs/promises";
import { launchChromium } from "@ioc/testkit/browser/launch-chromium.ts";
import { startFixtureServer } from "./fixture-server.ts";
import { PICTURE_LIST } from "./picture-list.ts";
import { takePicture } from "./take-picture.ts";

const FOLDER = new URL("../../../docs/", import.meta.url);

const asked = process.argv.slice(2);
const server = await startFixtureServer(new URL("../dist", import.meta.url).pathname, 0);
const browser = await launchChromium();
try {
  for (const picture of PICTURE_LIST.flatMap(({ pictures }) => pictures)) {
    if (asked.length > 0 && !asked.includes(picture.name)) continue;
    const png = await takePicture(browser, server, picture);
    await writeFile(new URL(`${picture.name}.png`, FOLDER), png);
    process.stdout.write(`docs/${picture.name}.png  ${Math.round(png.length / 1000)} kB\n`);
  }
} finally {
  await browser.close();
  await server.close();
}
await writeFile(new URL("README.md", FOLDER), page());

/** What the pictures show, for those who read the folder. */
function page(): string {
  const chapters = PICTURE_LIST.map(({ title, pictures }) =>
    [`## ${title}`, ...pictures.map(({ name, says }) => `${says}\n\n![${name}](${name}.png)`)].join("\n\n"),
  );
  return [
    "# What the wall looks like",
    "`npm run pictures` draws all of this from made-up documents, each at a moment that stands still. The province, Sơn Giang,\ndoes not exist. The desk has [a page of its own](desk.md).",
    ...chapters,
    "",
  ]
    .join("\n\n")
    .replace(/\n+$/, "\n");
}
