import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { filesNeededBy, servedBytes } from "../../dev/loaded-bytes.test-support.ts";
import { openWallBrowser, untilDrawn, type WallBrowser } from "../../dev/wall-browser.test-support.ts";

let walls: WallBrowser;

beforeAll(async () => {
  walls = await openWallBrowser();
});

afterAll(() => walls.close());

afterEach(async () => {
  for (const context of walls.browser.contexts()) await context.close();
  expect(walls.takeFaults()).toEqual([]);
});

describe("what a wall loads", () => {
  it("is at most 110,000 bytes before its first numbers", async () => {
    const sources = ["index.html", "src/wall.tsx", "src/overview/overview-scene.tsx"];
    const files = await filesNeededBy(walls.dist, sources);
    expect(await servedBytes(walls.dist, ["index.html", ...files])).toBeLessThanOrEqual(110_000);
  });

  it("is at most 350,000 bytes in all, its letters and its chart included", async () => {
    const page = await walls.newPage();
    const files: string[] = [];
    page.on("response", (response) => files.push(new URL(response.url()).pathname));
    await page.goto(`${walls.server.url}?unit=usual`);
    await untilDrawn(page);
    const built = files
      .map((path) => (path === "/" ? "index.html" : path))
      .filter((path) => !path.startsWith("/socket.io"));
    expect(built.some((path) => /\/chart-/.test(path))).toBe(true);
    expect(await servedBytes(walls.dist, built)).toBeLessThanOrEqual(350_000);
  });
});
