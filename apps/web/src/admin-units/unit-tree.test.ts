import type { UnitBody } from "@ioc/protocol/provisioning.ts";
import { describe, expect, it } from "vitest";
import { treeMove } from "./tree-keys.ts";
import { createUnitTree, lifeOf, subtreeCodes, type TreeView, treeRows, unitsAbove } from "./unit-tree.ts";

const unit = (code: string, name: string, parent?: string, rest: Partial<UnitBody> = {}): UnitBody => ({
  code,
  name,
  kind: "commune",
  parent,
  ...rest,
});

const tree = createUnitTree([
  unit("SG.10", "Xã Đà Nẵng", "SG.A"),
  unit("SG.2", "Xã Quảng Nghĩa", "SG.A"),
  unit("SG", "Tỉnh Sơn Giang"),
  unit("SG.A", "Huyện Hòa Lâm", "SG"),
  unit("SG.B", "Huyện Tân Khê", "SG", { validTo: "2025-06-30", successor: "SG.A" }),
  unit("SG.3", "Xã Mường Lộc", "SG.B"),
  unit("X.1", "Xã lạ", "X"),
]);
const view = (rest: Partial<TreeView> = {}): TreeView => ({ expanded: new Set(), search: "", ...rest });
const codes = (given: TreeView) => treeRows(tree, given).map(({ unit, level }) => `${level} ${unit.code}`);

describe("the tree of units", () => {
  it("stands in order of the codes as people count, what has no visible parent at the top", () => {
    expect(codes(view())).toEqual(["1 SG", "1 X.1"]);
    expect(codes(view({ expanded: new Set(["SG", "SG.A"]) }))).toEqual([
      "1 SG",
      "2 SG.A",
      "3 SG.2",
      "3 SG.10",
      "2 SG.B",
      "1 X.1",
    ]);
  });

  it("opens the way to what a search finds, without marks", () => {
    const rows = treeRows(tree, view({ search: "da nang" }));
    expect(rows.map(({ unit, found }) => [unit.code, found])).toEqual([
      ["SG", false],
      ["SG.A", false],
      ["SG.10", true],
    ]);
    expect(rows.map(({ position, setSize }) => [position, setSize])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
    expect(codes(view({ search: "nothing at all" }))).toEqual([]);
  });

  it("hides what has ended, but not the way to what lives below it", () => {
    const rest = { expanded: new Set(["SG", "SG.B"]), hideEndedOn: "2026-01-05" };
    expect(codes(view(rest))).toEqual(["1 SG", "2 SG.A", "2 SG.B", "3 SG.3", "1 X.1"]);
    const withoutIt = createUnitTree([...tree.byCode.values()].filter(({ code }) => code !== "SG.3"));
    expect(treeRows(withoutIt, view(rest)).map(({ unit }) => unit.code)).toEqual(["SG", "SG.A", "X.1"]);
  });

  it("knows what is above and below, and the life of a unit", () => {
    expect(unitsAbove(tree, "SG.10").map(({ code }) => code)).toEqual(["SG", "SG.A"]);
    expect([...subtreeCodes(tree, "SG.A")]).toEqual(["SG.A", "SG.2", "SG.10"]);
    const spanned = unit("U", "U", undefined, { validFrom: "2025-07-01", validTo: "2026-06-30" });
    expect(["2025-06-30", "2025-07-01", "2026-06-30", "2026-07-01"].map((day) => lifeOf(spanned, day))).toEqual([
      "upcoming",
      "current",
      "current",
      "ended",
    ]);
  });

  it("is quick with four thousand units", () => {
    const many = Array.from({ length: 4000 }, (_, index) =>
      unit(`P.${index}`, `Xã ${index}`, index === 0 ? undefined : `P.${Math.floor((index - 1) / 60)}`),
    );
    expect(treeRows(createUnitTree(many), view({ search: "xa 3" })).length).toBeGreaterThan(1000);
  });
});

describe("keys in the tree", () => {
  const rows = treeRows(tree, view({ expanded: new Set(["SG", "SG.A"]) }));

  it.each([
    ["SG", "ArrowDown", { focus: "SG.A" }],
    ["SG", "ArrowUp", undefined],
    ["SG.A", "ArrowLeft", { collapse: "SG.A" }],
    ["SG.10", "ArrowLeft", { focus: "SG.A" }],
    ["SG.B", "ArrowRight", { expand: ["SG.B"] }],
    ["SG.A", "ArrowRight", { focus: "SG.2" }],
    ["SG.2", "ArrowRight", undefined],
    ["SG.10", "Home", { focus: "SG" }],
    ["SG", "End", { focus: "X.1" }],
    ["SG.A", "*", { expand: ["SG.B"] }],
    ["SG", "q", { focus: "SG.2" }],
    ["SG.2", "đ", { focus: "SG.10" }],
    ["SG", "Tab", undefined],
  ])("at %s, %s", (focused, key, move) => {
    expect(treeMove(rows, focused, key)).toEqual(move);
  });
});
