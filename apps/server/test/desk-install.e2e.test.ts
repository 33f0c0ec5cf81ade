import { expect, test } from "vitest";
import { LOOKS } from "./desk-browser.test-support.ts";
import { deskServer } from "./desk-server.test-support.ts";

const desk = deskServer(async ({ ask }) => {
  expect((await ask("PUT", "/units", [{ code: "P", name: "Tỉnh Sơn Giang", kind: "province" }])).status).toBe(200);
});

interface Manifest {
  readonly start_url: string;
  readonly icons: readonly { readonly src: string; readonly sizes: string; readonly purpose?: string }[];
}

test("the desk can be installed: the browser finds nothing to say against it", async () => {
  const page = await desk.open("/desk");
  const browser = await page.context().newCDPSession(page);
  const { url, errors } = await browser.send("Page.getAppManifest");
  expect([new URL(url).pathname, errors]).toEqual(["/desk.webmanifest", []]);
  const { installabilityErrors } = await browser.send("Page.getInstallabilityErrors");
  // Browsers of tests keep nothing, as a private window does.
  expect(installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito")).toEqual([]);
});

test("its icons are as large as it says, and it begins with the work of the day", async () => {
  const page = await desk.open("/desk");
  const manifest = await page.evaluate(async () => (await fetch("/desk.webmanifest")).json() as Promise<unknown>);
  const { start_url, icons } = manifest as Manifest;
  expect(start_url).toBe("/desk");
  expect(icons.some(({ purpose }) => purpose === "maskable")).toBe(true);
  for (const { src, sizes } of [...icons, { src: "/desk-apple-180.png", sizes: "180x180" }]) {
    const size = await page.evaluate(async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, src);
    expect([src, size]).toEqual([src, sizes]);
  }
});

test("what is around an installed window has the ground of the page, in both themes", async () => {
  for (const look of [LOOKS[0], LOOKS[2]]) {
    const page = await desk.open("/desk", look);
    const [around, ground] = await page.evaluate(() => {
      const probe = document.createElement("i");
      probe.style.color = document.querySelector<HTMLMetaElement>("meta[name=theme-color]")?.content ?? "";
      document.body.append(probe);
      return [getComputedStyle(probe).color, getComputedStyle(document.body).backgroundColor];
    });
    expect([look.theme, around]).toEqual([look.theme, ground]);
  }
});

test("a wall and a screen are no app", async () => {
  for (const path of ["/", "/screen"]) {
    const page = await desk.browse();
    await page.goto(desk.url + path);
    await page.waitForSelector("#root > *");
    expect(await page.locator("link[rel=manifest], meta[name=theme-color]").count()).toBe(0);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  }
});

test("the first load is at most 200,000 bytes beyond what a wall loads, too", async () => {
  const page = await desk.open("/account");
  // As at a first visit: nothing is kept from before.
  const browser = await page.context().newCDPSession(page);
  await browser.send("Network.enable");
  await browser.send("Network.setCacheDisabled", { cacheDisabled: true });
  const loaded = async (path: string): Promise<ReadonlyMap<string, number>> => {
    const answers: Promise<readonly [string, number]>[] = [];
    page.on("response", (response) => {
      const { pathname } = new URL(response.url());
      if (!pathname.startsWith("/assets/")) return;
      answers.push(
        response.body().then(async ({ length }) => {
          const sent = (await response.allHeaders())["content-length"];
          return [pathname, sent === undefined ? length : Number(sent)] as const;
        }),
      );
    });
    await page.goto(desk.url + path);
    await page.waitForLoadState("networkidle");
    page.removeAllListeners("response");
    return new Map(await Promise.all(answers));
  };
  const wall = await loaded("/");
  const work = await loaded("/desk");
  expect(work.size).toBeGreaterThan(3);
  const own = [...work].filter(([path]) => !wall.has(path));
  expect(own.length).toBeGreaterThan(0);
  expect(own.reduce((sum, [, bytes]) => sum + bytes, 0)).toBeLessThanOrEqual(200_000);
});
