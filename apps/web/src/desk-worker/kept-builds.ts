import { buildInPage } from "../page/build-of-page.ts";
import { BUILD_LIST, type BuildList, readBuildList } from "./build-list.ts";

/** Holds the list of the build that is in force, and nothing else. */
const IN_FORCE = "ioc-desk-build";
const buildCache = (build: string): string => `${IN_FORCE}:${build}`;
/** Every page of the desk is the one page that was built. */
const PAGE = "/desk";
/** Servers of one site answer alike for whatever encodings are asked for. */
const ANY_ENCODING = { ignoreVary: true } as const;

/** The list of the build that is in force; undefined: none is. */
export async function buildInForce(): Promise<BuildList | undefined> {
  const list = await caches.match(BUILD_LIST, { cacheName: IN_FORCE, ...ANY_ENCODING });
  return list === undefined ? undefined : readBuildList(await list.text());
}

/** The page of the build that is in force. */
export async function keptPage(): Promise<Response | undefined> {
  const list = await buildInForce();
  return list && caches.match(PAGE, { cacheName: buildCache(list.build), ...ANY_ENCODING });
}

/** A file by its address, which says what it consists of, of whichever build has it. */
export async function keptFile(address: string): Promise<Response | undefined> {
  for (const cacheName of await buildCaches()) {
    const file = await caches.match(address, { cacheName, ...ANY_ENCODING });
    if (file !== undefined) return file;
  }
  return undefined;
}

/** Keeps a file that a page has asked for, with the build in force. */
export async function keepFile(address: string, file: Response): Promise<void> {
  const list = await buildInForce();
  if (list !== undefined) await (await caches.open(buildCache(list.build))).put(address, file);
}

/**
 * Gets a build whole and puts it in force. What came of it before the line broke is not asked for again. Open pages
 * are of the build before, which stays for them until the next one. Each path has a worker of its own: of those that come
 * at once one takes it, else the second would find the build in force already, and nothing before it that has to stay.
 *
 * @throws Error when the line breaks, or what comes is not of that build: nodes behind one proxy may differ for a while
 */
export function takeBuild(list: BuildList): Promise<void> {
  return navigator.locks.request(IN_FORCE, () => takeAlone(list));
}

async function takeAlone(list: BuildList): Promise<void> {
  const before = await buildInForce();
  if (before?.build === list.build) return;
  const cache = await caches.open(buildCache(list.build));
  const page = await got(PAGE, { cache: "no-cache" });
  if (buildInPage(await page.clone().text()) !== list.build) throw new Error("the page is of another build");
  await Promise.all(list.files.map((file) => keepOnce(cache, file)));
  await cache.put(PAGE, page);
  await (await caches.open(IN_FORCE)).put(BUILD_LIST, new Response(JSON.stringify(list)));
  const stay = [list.build, ...(before === undefined ? [] : [before.build])].map(buildCache);
  for (const name of await buildCaches()) if (!stay.includes(name)) await caches.delete(name);
}

/** Forgets all of it. */
export async function forgetBuilds(): Promise<void> {
  for (const name of [IN_FORCE, ...(await buildCaches())]) await caches.delete(name);
}

async function keepOnce(cache: Cache, file: string): Promise<void> {
  if ((await cache.match(file, ANY_ENCODING)) === undefined)
    await cache.put(file, await got(file, { priority: "low" }));
}

async function got(address: string, how: RequestInit): Promise<Response> {
  const response = await fetch(address, how);
  if (!response.ok || response.redirected) throw new Error(`${address} is not there`);
  return response;
}

async function buildCaches(): Promise<readonly string[]> {
  return (await caches.keys()).filter((name) => name.startsWith(`${IN_FORCE}:`));
}
