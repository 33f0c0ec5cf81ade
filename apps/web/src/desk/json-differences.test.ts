import { expect, it } from "vitest";
import { jsonDifferences } from "./json-differences.ts";

it("tells each member that differs, and nothing else", () => {
  expect(
    jsonDifferences(
      { name: "A", grants: ["x"], place: { lat: 1, lon: 2 } },
      { name: "A", grants: ["y"], place: { lat: 1, lon: 3 } },
    ),
  ).toEqual([
    { path: ["grants"], before: ["x"], after: ["y"] },
    { path: ["place", "lon"], before: 2, after: 3 },
  ]);
});

it("takes null and an absent member for the same", () => {
  expect(jsonDifferences({ a: null, b: 1 }, { b: 1 })).toEqual([]);
});

it("tells all members of what is new or gone", () => {
  expect(jsonDifferences(null, { code: "A" })).toEqual([{ path: ["code"], before: undefined, after: "A" }]);
  expect(jsonDifferences({ code: "A" }, null)).toEqual([{ path: ["code"], before: "A", after: undefined }]);
});

it("tells a value that became an object as a whole", () => {
  expect(jsonDifferences(1, { a: 1 })).toEqual([{ path: [], before: 1, after: { a: 1 } }]);
  expect(jsonDifferences("a", "a")).toEqual([]);
});
