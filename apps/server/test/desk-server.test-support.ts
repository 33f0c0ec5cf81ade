import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { signedIn } from "./browser.test-support.ts";
import { type BrowserKind, LOOKS, type Look, openBrowser } from "./desk-browser.test-support.ts";
import { call, type HttpAnswer } from "./http-client.test-support.ts";
import { ownBrowser } from "./own-browser.test-support.ts";
import { BOOTSTRAP_TOKEN, startTestServer, type TestServer, type TestSettings } from "./running-server.test-support.ts";

export const WEB_DIR = fileURLToPath(new URL("../../web/dist", import.meta.url));

/** A server with its pages, and a browser to look at them with. */
export interface DeskServer {
  readonly url: string;
  /** Of whoever provisions by scripts. */
  readonly token: string;
  /** A browser of somebody's own, in which nobody has signed in. */
  browse(look?: Look, kind?: BrowserKind): Promise<Page>;
  /** The first administrator, who has signed in, at a page of the desk. */
  open(path: string, look?: Look): Promise<Page>;
  /** Asks the API as scripts do. */
  ask(method: string, path: string, body?: unknown): Promise<HttpAnswer>;
}

/**
 * For all tests of a file: the whole server in this process, on an empty database in memory and by the clock on the wall,
 * with a browser beside it. Started before the first of them, and stopped after the last.
 *
 * @param prepare what is there before the first test
 */
export function deskServer(
  prepare: (desk: DeskServer) => Promise<unknown>,
  settings: () => Promise<TestSettings> = () => Promise.resolve({}),
): DeskServer {
  let server: TestServer;
  let cookies: ReadonlyMap<string, string>;
  const own = ownBrowser();
  const desk: DeskServer = {
    get url() {
      return server.url;
    },
    token: BOOTSTRAP_TOKEN,
    browse: (look, kind) => openBrowser(own.browser, own.faults, look, kind),
    async open(path, look = LOOKS[0]) {
      const page = await desk.browse(look);
      const { url } = server;
      await page.context().addCookies([...cookies].map(([name, value]) => ({ name, value, url })));
      const address = new URL(path, url);
      address.searchParams.set("theme", look.theme);
      await page.goto(address.href);
      await page.waitForSelector(".desk-main h1");
      return page;
    },
    ask(method, path, body) {
      const token = BOOTSTRAP_TOKEN;
      return call(server.url, method, `/api/v1${path}`, body === undefined ? { token } : { token, body });
    },
  };

  beforeAll(async () => {
    server = await startTestServer(new Date().toISOString(), {
      webDir: WEB_DIR,
      clockRuns: true,
      ...(await settings()),
    });
    await prepare(desk);
    ({ cookies } = await signedIn(server.url));
  });
  afterAll(() => server.stop());
  return desk;
}
