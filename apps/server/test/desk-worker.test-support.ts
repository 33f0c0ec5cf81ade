import type { Page } from "playwright-core";
import { expect } from "vitest";
import { type Browser, signedIn } from "./browser.test-support.ts";
import { LOOKS, type Look } from "./desk-browser.test-support.ts";
import type { DeskServer } from "./desk-server.test-support.ts";

/** Who has signed in, by what their browser was given. */
export type Signed = Pick<Browser, "cookies">;

/** A page of the desk over some line, once the worker serves it and whatever it keeps is kept. */
export async function openWithWorker(
  desk: DeskServer,
  url: string,
  path: string,
  look: Look = LOOKS[0],
  who?: Signed,
): Promise<Page> {
  const page = await desk.browse(look, { keepsDesk: true });
  const { cookies } = who ?? (await signedIn(url));
  await page.context().addCookies([...cookies].map(([name, value]) => ({ name, value, url })));
  await page.goto(`${url}${path}${path.includes("?") ? "&" : "?"}theme=${look.theme}`);
  await page.waitForSelector(".desk-main h1");
  await workerServes(page);
  return page;
}

async function workerServes(page: Page): Promise<void> {
  await expect.poll(async () => (await pathsServed(page)).length, { timeout: 30_000 }).toBeGreaterThan(6);
}

/** The paths that a worker serves now. */
export function pathsServed(page: Page): Promise<string[]> {
  return page.evaluate(async () =>
    (await navigator.serviceWorker.getRegistrations())
      .filter(({ active }) => active?.state === "activated")
      .map(({ scope }) => new URL(scope).pathname)
      .sort(),
  );
}
