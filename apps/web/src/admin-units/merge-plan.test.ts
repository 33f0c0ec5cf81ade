import { type UnitBody, unitsBodySchema } from "@ioc/protocol/provisioning.ts";
import { describe, expect, it } from "vitest";
import { mergeBodies, mergeFaults, possibleParents, possibleSuccessors, sharedParent } from "./merge-plan.ts";
import { createUnitTree } from "./unit-tree.ts";

const unit = (code: string, parent?: string, rest: Partial<UnitBody> = {}): UnitBody => ({
  code,
  name: `Xã ${code}`,
  kind: "commune",
  parent,
  ...rest,
});
const tree = createUnitTree([
  unit("P"),
  unit("A", "P"),
  unit("B", "P", { codePrefix: "B-" }),
  unit("C", "P", { validTo: "2025-06-30", successor: "A" }),
  unit("D", "B"),
  unit("E", "P", { validFrom: "2027-01-01" }),
]);

describe("several units become one", () => {
  it("ends the old ones the day before, names the new one, and keeps what else is written of them", () => {
    const bodies = mergeBodies(tree, { units: ["A", "B"], into: unit("N", "P"), from: "2026-07-01" });
    expect(bodies).toEqual([
      unit("N", "P", { validFrom: "2026-07-01" }),
      unit("A", "P", { validTo: "2026-06-30", successor: "N" }),
      unit("B", "P", { codePrefix: "B-", validTo: "2026-06-30", successor: "N" }),
    ]);
    expect(unitsBodySchema.safeParse(bodies).success).toBe(true);
  });

  it("leaves the one that goes on as it is, also when it was named among them", () => {
    const order = { units: ["A", "B"], into: "A", from: "2026-01-01" };
    expect(mergeFaults(tree, order)).toEqual([]);
    expect(mergeBodies(tree, order).map(({ code, validTo, successor }) => [code, validTo, successor])).toEqual([
      ["B", "2025-12-31", "A"],
    ]);
  });

  it("says what stands against it", () => {
    const from = "2026-07-01";
    expect(mergeFaults(tree, { units: ["A"], into: unit("N"), from })).toEqual([{ fault: "tooFew" }]);
    expect(mergeFaults(tree, { units: ["A"], into: "A", from })).toEqual([{ fault: "tooFew" }]);
    expect(mergeFaults(tree, { units: ["A", "B"], into: unit("D"), from })).toEqual([
      { fault: "codeTaken", unit: "D" },
    ]);
    expect(mergeFaults(tree, { units: ["A", "C"], into: unit("N"), from })).toEqual([
      { fault: "succeededAlready", unit: "C" },
    ]);
    expect(mergeFaults(tree, { units: ["A", "B"], into: "E", from })).toEqual([{ fault: "notYet", unit: "E" }]);
    expect(mergeFaults(tree, { units: ["A", "E"], into: unit("N"), from })).toEqual([{ fault: "notYet", unit: "E" }]);
    expect(mergeFaults(tree, { units: ["A", "Z"], into: "B", from: "2026-02-30" })).toEqual([
      { fault: "noDay" },
      { fault: "unknown", unit: "Z" },
    ]);
  });

  it("proposes the parent that they share", () => {
    expect(sharedParent(tree, ["A", "B"])).toBe("P");
    expect(sharedParent(tree, ["A", "D"])).toBeUndefined();
  });
});

describe("whom a unit may name", () => {
  it("as its successor: nobody who is succeeded by it", () => {
    expect(possibleSuccessors(tree, "A").map(({ code }) => code)).toEqual(["P", "B", "D", "E"]);
  });

  it("as its parent: nothing below it", () => {
    expect(possibleParents(tree, "B").map(({ code }) => code)).toEqual(["P", "A", "C", "E"]);
    expect(possibleParents(tree, undefined)).toHaveLength(6);
  });
});
