import { expect, test } from "vitest";
import { readBuildList } from "./build-list.ts";
import { isWorkerPage } from "./worker-pages.ts";

test("what a proxy says while the server is away is no list", () => {
  const list = { build: "/assets/index-1.js", files: ["/assets/a.js"], scopes: ["/desk"] };
  expect(readBuildList(JSON.stringify(list))).toEqual(list);
  for (const text of ["<h1>502</h1>", "null", "{}", JSON.stringify({ ...list, files: [1] })]) {
    expect([text, readBuildList(text)]).toEqual([text, undefined]);
  }
});

test("a path that merely begins like a page is none", () => {
  expect(["/desk", "/desk/feed", "/dossiers/SG-1"].map(isWorkerPage)).toEqual([true, true, true]);
  expect(["/", "/screen", "/sign-in", "/desk-192.png", "/latest", "/account"].map(isWorkerPage)).not.toContain(true);
});
