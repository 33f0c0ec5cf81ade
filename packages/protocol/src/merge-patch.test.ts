import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyPatch, diffPatch } from "./merge-patch.ts";

/** JSON as it arrives, with the names that prototypes have among its members. */
const { json } = fc.letrec<{ json: unknown }>((tie) => ({
  json: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom<unknown>(null, 0, 1, "", "a", true, false),
    fc.array(tie("json"), { maxLength: 3 }),
    fc
      .uniqueArray(fc.tuple(fc.constantFrom("a", "b", "c", "__proto__", "constructor", "đất đai"), tie("json")), {
        maxLength: 4,
        selector: ([name]) => name,
      })
      .map((members) => Object.fromEntries(members)),
  ),
}));

/** With absent for null, as boards mean it, to the text: equal texts mean equal documents. */
function meaning(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) => {
    if (typeof member !== "object" || member === null || Array.isArray(member)) return member;
    const present = Object.entries(member).filter(([, inner]) => inner !== null && inner !== undefined);
    return Object.fromEntries(present.sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function frozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

describe("applyPatch", () => {
  // The test cases of RFC 7396, appendix A.
  test.each([
    [{ a: "b" }, { a: "c" }, { a: "c" }],
    [{ a: "b" }, { b: "c" }, { a: "b", b: "c" }],
    [{ a: "b" }, { a: null }, {}],
    [{ a: "b", b: "c" }, { a: null }, { b: "c" }],
    [{ a: ["b"] }, { a: "c" }, { a: "c" }],
    [{ a: "c" }, { a: ["b"] }, { a: ["b"] }],
    [{ a: { b: "c" } }, { a: { b: "d", c: null } }, { a: { b: "d" } }],
    [{ a: [{ b: "c" }] }, { a: [1] }, { a: [1] }],
    [
      ["a", "b"],
      ["c", "d"],
      ["c", "d"],
    ],
    [{ a: "b" }, ["c"], ["c"]],
    [{ a: "foo" }, null, null],
    [{ a: "foo" }, "bar", "bar"],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [[1, 2], { a: "b", c: null }, { a: "b" }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])("%j patched with %j is %j (RFC 7396)", (target, patch, result) => {
    expect(applyPatch<unknown>(target, patch)).toEqual(result);
  });

  test("what a patch does not change keeps its identity", () => {
    const target = { measures: { received: 1 }, children: { a: { n: 1 }, b: { n: 2 } } };
    const next = applyPatch(target, { children: { a: { n: 5 } } });
    expect(next).toEqual({ measures: { received: 1 }, children: { a: { n: 5 }, b: { n: 2 } } });
    expect(next.measures).toBe(target.measures);
    expect(next.children.b).toBe(target.children.b);
    expect(applyPatch(target, { children: { a: { n: 1 } }, gone: null })).toBe(target);
  });

  test("the target is not changed", () => {
    fc.assert(
      fc.property(json, json, (target, patch) => {
        expect(() => applyPatch(frozen(target), frozen(patch))).not.toThrow();
      }),
    );
  });

  test("a member named __proto__ is a member", () => {
    const patch: unknown = JSON.parse('{"__proto__":{"polluted":true},"fields":{"__proto__":{"n":1}}}');
    const next = applyPatch<Record<string, unknown>>({ fields: { "Đất đai": { n: 2 } } }, patch);
    expect(JSON.stringify(next)).toBe(
      '{"fields":{"Đất đai":{"n":2},"__proto__":{"n":1}},"__proto__":{"polluted":true}}',
    );
    expect(Object.getPrototypeOf(next)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
  });
});

describe("diffPatch", () => {
  test("nothing differs where absent stands for null", () => {
    expect(diffPatch({ a: null, b: { c: 1 } }, { b: { c: 1, d: null }, e: undefined })).toBeUndefined();
    expect(diffPatch({ a: [{ b: null }] }, { a: [{}] })).toBeUndefined();
  });

  test("only what differs is named, what is gone by null", () => {
    const from = { n: 1, same: { x: [1, 2] }, gone: 1, children: { a: { n: 1 }, b: { n: 1 } } };
    const to = { n: 2, same: { x: [1, 2] }, children: { a: { n: 1 }, b: { n: 3 } }, new: { z: null } };
    expect(diffPatch(from, to)).toEqual({ n: 2, gone: null, children: { b: { n: 3 } }, new: { z: null } });
  });

  test("applied to the one it gives what means the same as the other", () => {
    fc.assert(
      fc.property(json, json, (from, to) => {
        const patch = diffPatch(from, to);
        const patched = patch === undefined ? from : applyPatch(from, patch);
        expect(meaning(patched)).toBe(meaning(to));
      }),
      { numRuns: 5000 },
    );
  });

  test("there is no patch between what means the same", () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(diffPatch(value, JSON.parse(meaning(value)))).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });
});
