import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import express from "express";
import { afterAll, beforeAll, expect, test } from "vitest";
import { webRoutes } from "./web.ts";

let dir: string;
let url: string;
const app = express();
const http = createServer(app);

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "ioc-web-"));
  await mkdir(join(dir, "assets"));
  await writeFile(join(dir, "index.html"), "<!doctype html><title>the page</title>");
  await writeFile(join(dir, "assets", "wall-1.js"), "export {};");
  await writeFile(join(dir, "assets", "gone-1.js"), "export {};");
  app.use(webRoutes(dir));
  await new Promise<void>((done) => http.listen(0, "127.0.0.1", done));
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});

afterAll(async () => {
  http.close();
  http.closeAllConnections();
  await rm(dir, { recursive: true });
});

const PAGES = [
  "/",
  "/sign-in?return=/admin",
  "/account",
  "/approve?code=BCDF-GHJK",
  "/screen",
  "/admin",
  "/admin/units/",
];
const WORK = [
  "/desk",
  "/desk/feed",
  "/dossiers?measure=overdue",
  "/dossiers/H36.12-251122%2F7",
  "/directives/12",
  "/alerts",
  "/alerts/12",
];

test.each([...PAGES, ...WORK, "/report", "/late", "/connection"])(
  "%s is the one page, asked for anew each time",
  async (path) => {
    const answer = await fetch(url + path);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("cache-control")).toBe("no-cache");
    expect(await answer.text()).toContain("the page");
  },
);

test.each([
  "/nothing",
  "/sign-in/x",
  "/admin/../nothing",
  "/administrator",
  "/assets/other.js",
  "/admin/%2e%2e/x",
  "/dossiers/1/2",
])("%s is nothing", async (path) => {
  expect((await fetch(url + path)).status).toBe(404);
});

const NAVIGATION = { accept: "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8" };

test.each(["GET", "HEAD"])(
  "to a browser that is led there (%s) the page itself says that there is nothing",
  async (method) => {
    // A page that was kept, or a part of one, is asked for where there is none as well.
    const headers = { ...NAVIGATION, range: "bytes=0-3", "if-modified-since": new Date().toUTCString() };
    const answer = await fetch(`${url}/a/mistyped/address.html`, { method, headers });
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-type")).toContain("text/html");
    expect(answer.headers.get("cache-control")).toBe("no-cache");
    expect(await answer.text()).toBe(method === "HEAD" ? "" : "<!doctype html><title>the page</title>");
  },
);

test("what is sent there is no navigation", async () => {
  const answer = await fetch(`${url}/nothing`, { method: "POST", headers: NAVIGATION });
  expect(answer.status).toBe(404);
  expect(await answer.text()).not.toContain("the page");
});

test("an asset that a new build took away while the server runs ends its answer and nothing else", async () => {
  await rm(join(dir, "assets", "gone-1.js"));
  await expect(fetch(`${url}/assets/gone-1.js`).then((answer) => answer.text())).rejects.toThrow();
  const other = await fetch(`${url}/assets/wall-1.js`);
  expect(other.headers.get("cache-control")).toContain("immutable");
  expect(await other.text()).toBe("export {};");
});
