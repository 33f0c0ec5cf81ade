import { expect, it } from "vitest";
import { buildInPage, buildOnServer } from "./build-of-page.ts";

const PAGE = '<head><script type="module" crossorigin src="/assets/index-4Crhd0QB.js"></script></head>';

it("a build is known by the page's first script", () => {
  expect(buildInPage(PAGE)).toBe("/assets/index-4Crhd0QB.js");
  expect(buildInPage("<h1>502 Bad Gateway</h1>")).toBeUndefined();
});

it("a server that is away has none", async () => {
  const answers = [new Response(PAGE), new Response(PAGE, { status: 503 }), new Response("<h1>nginx</h1>")];
  const builds = await Promise.all(answers.map((answer) => buildOnServer(() => Promise.resolve(answer))));
  expect(builds).toEqual(["/assets/index-4Crhd0QB.js", undefined, undefined]);
  expect(await buildOnServer(() => Promise.reject(new TypeError("Failed to fetch")))).toBeUndefined();
});
