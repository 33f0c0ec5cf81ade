import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { BUILD_LIST } from "../../web/src/desk-worker/build-list.ts";
import { WORKER_SCOPES } from "../../web/src/desk-worker/worker-pages.ts";
import { expectAccessible, LOOKS, type Look } from "./desk-browser.test-support.ts";
import { deskServer, WEB_DIR } from "./desk-server.test-support.ts";
import { openWithWorker, pathsServed } from "./desk-worker.test-support.ts";
import { type Line, openLine } from "./line.test-support.ts";
import { nextBuild } from "./next-build.test-support.ts";

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
    const page = await desk.browse(LOOKS[0], { keepsDesk: true });
    await page.goto(desk.url + path);
    await page.waitForSelector("#root > *");
    expect(await page.locator("link[rel=manifest], meta[name=theme-color]").count()).toBe(0);
    expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  }
});

test("the first load is at most 200,000 bytes beyond what a wall loads, too", async () => {
  const page = await desk.open("/account");
  // What that page still loads is none of the visit that is measured.
  await page.waitForLoadState("networkidle");
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

describe("the worker", () => {
  let line: Line;
  beforeAll(async () => {
    line = await openLine(desk.url);
  });
  beforeEach(() => {
    line.passes = undefined;
  });
  afterAll(() => line.cut());

  const buildOf = (page: Page): Promise<string | null> => page.getAttribute("script[type=module]", "src");
  const open = (path: string, look?: Look): Promise<Page> => openWithWorker(desk, line.url, path, look);

  test("serves the pages of work, and never a wall, a screen, or where one signs in", async () => {
    const page = await open("/desk");
    expect(await pathsServed(page)).toEqual([...WORKER_SCOPES].sort());
    await page.goto(`${line.url}/dossiers`);
    await page.waitForSelector(".desk-main h1");
    expect(await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL)).toBe(`${line.url}/desk-worker.js`);
    for (const path of ["/", "/screen", "/sign-in", "/account", "/remote", "/admin"]) {
      await page.goto(line.url + path);
      await page.waitForSelector("#root > *");
      const [controller, registration] = await page.evaluate(async () => [
        navigator.serviceWorker.controller === null,
        (await navigator.serviceWorker.getRegistration()) === undefined,
      ]);
      expect([path, controller, registration]).toEqual([path, true, true]);
    }
    // Where the wall's server is away, nothing stands in for it.
    await line.cut();
    await expect(page.goto(`${line.url}/`)).rejects.toThrow();
    await expect(page.goto(`${line.url}/screen`)).rejects.toThrow();
    await line.mend();
  });

  test("opens every page of work without a line, whichever was looked at before", async () => {
    const page = await open("/desk");
    await line.cut();
    for (const path of WORKER_SCOPES) {
      await page.goto(line.url + path);
      await page.waitForSelector("#root > *");
    }
    await line.mend();
  });

  test.each([LOOKS[0], LOOKS[1]])("offers a new build for $name, and takes it with the next page", async (look) => {
    const page = await open("/dossiers", look);
    const before = await buildOf(page);
    line.passes = await nextBuild(WEB_DIR);
    // What is kept opens at once; the new one is got behind it, and what is being typed stays.
    await page.goto(`${line.url}/dossiers`);
    await page.getByLabel("Mã hồ sơ").fill("SG.A1");
    await page.waitForSelector(".build-offer");
    await expectAccessible(page, "a new build is offered");
    expect(await buildOf(page)).toBe(before);
    expect(await page.getByLabel("Mã hồ sơ").inputValue()).toBe("SG.A1");
    if (look === LOOKS[0]) await page.click(".desk-nav a[href='/alerts']");
    else await page.click(".build-offer button");
    await expect.poll(() => buildOf(page)).not.toBe(before);
    await page.waitForSelector(".desk-main h1");
    // The one before stays for pages that are still open, and no third one.
    const kept = (): Promise<number> =>
      page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("ioc-desk-build:")).length);
    expect(await kept()).toBe(2);
    expect(await page.locator(".build-offer").count()).toBe(0);
  });

  test("keeps no old build where the device has no room for the new one", async () => {
    const page = await open("/desk");
    const before = await buildOf(page);
    line.passes = await nextBuild(WEB_DIR);
    const browser = await page.context().newCDPSession(page);
    await browser.send("Storage.overrideQuotaForOrigin", { origin: line.url, quotaSize: 1000 });
    await page.goto(`${line.url}/desk`);
    const kept = (): Promise<string[]> =>
      page.evaluate(async () => (await caches.keys()).filter((name) => name.startsWith("ioc-desk-build:")));
    expect(await buildOf(page)).toBe(before);
    await expect.poll(kept).toEqual([]);
    await page.goto(`${line.url}/desk`);
    expect(await buildOf(page)).not.toBe(before);
    await page.waitForSelector(".desk-main h1");
  });

  test("ends itself where a server has none any more, and where its page has moved", async () => {
    const page = await open("/late");
    line.passes = {
      path: (path) => path,
      text: (text) => text.replace('"/late",', ""),
    };
    await page.goto(`${line.url}/late`);
    await expect.poll(() => pathsServed(page)).toEqual(WORKER_SCOPES.filter((path) => path !== "/late").sort());
    line.passes = { path: (path) => (path === BUILD_LIST ? undefined : path), text: (text) => text };
    for (const path of WORKER_SCOPES) await page.goto(line.url + path);
    await expect.poll(() => pathsServed(page)).toEqual([]);
    // Of the program nothing is left; lists of the session are not the worker's.
    const kept = await page.evaluate(() => caches.keys());
    expect(kept.filter((name) => name.startsWith("ioc-desk-build"))).toEqual([]);
  });
});
