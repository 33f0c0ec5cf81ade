import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { BUILD_LIST } from "../../apps/web/src/desk-worker/build-list.ts";
import { WORKER_FILE } from "../../apps/web/src/desk-worker/worker-pages.ts";

// The Ingress names what it lets through, since it must not let /metrics through: a page that it does not name is
// there everywhere but on Kubernetes.

const read = (file: string): string => readFileSync(path.join(import.meta.dirname, file), "utf8");
const paths = new Map(
  [...read("ingress.yaml").matchAll(/^ +- \{ path: (\S+), pathType: (\w+),/gm)].map(
    ([, place = "", type = ""]) => [place, type] as const,
  ),
);

/** The first part of each page's path, out of the expression by which the server knows them. */
function pageNames(): string[] {
  const [, pages = ""] = /const PAGES =\s*\/\^(.+)\$\/;/.exec(read("../../apps/server/src/http/routes/web.ts")) ?? [];
  return pages.match(/(?<=[:|])[a-z]+(?:-[a-z]+)*/g) ?? [];
}

test("every page that the server answers is let through", () => {
  const names = pageNames();
  expect(names).toEqual(expect.arrayContaining(["sign-in", "desk", "admin", "screen"]));
  for (const name of names) expect([name, paths.get(`/${name}`)]).toEqual([name, "Prefix"]);
});

test("so is what the wall is made of, and what it asks", () => {
  expect(Object.fromEntries(paths)).toMatchObject({ "/api": "Prefix", "/socket.io": "Prefix", "/": "Exact" });
  const built = [WORKER_FILE, BUILD_LIST].map((file) => file.slice(1));
  for (const file of [...readdirSync(path.join(import.meta.dirname, "../../apps/web/public")), ...built]) {
    expect([file, paths.get(`/${file}`)]).toEqual([file, "Exact"]);
  }
});

test("nothing else is: metrics are answered inside only", () => {
  expect(paths.get("/")).toBe("Exact");
  expect([...paths.keys()].filter((place) => /^\/metrics/i.test(place))).toEqual([]);
});
