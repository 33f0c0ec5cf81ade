import { describe, expect, it } from "vitest";
import { parseDay } from "../time/civil-date.ts";
import type { Unit } from "./unit.ts";
import { UnitTree } from "./unit-tree.ts";

interface Row {
  readonly parent?: string;
  readonly from?: string;
  readonly to?: string;
  readonly successor?: string;
}

function day(text: string): number {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new Error(`not a date: ${text}`);
  return parsed;
}

function organisation(rows: Readonly<Record<string, Row>>) {
  const codes = Object.keys(rows);
  const idOf = (code: string): number => codes.indexOf(code) + 1;
  const units = Object.entries(rows).map(
    ([code, { parent, from, to, successor }]): Unit => ({
      id: idOf(code),
      code,
      parent: parent === undefined ? null : idOf(parent),
      validFrom: from === undefined ? null : day(from),
      validTo: to === undefined ? null : day(to),
      successor: successor === undefined ? null : idOf(successor),
    }),
  );
  const tree = new UnitTree(units);
  const codeOf = (id: number | undefined): string | undefined => (id === undefined ? undefined : codes[id - 1]);
  return {
    tree,
    standsFor: (code: string, date: string) => codeOf(tree.on(day(date)).nodeOf(idOf(code))),
    contains: (top: string, code: string, date: string) => tree.on(day(date)).contains(idOf(top), idOf(code)),
    roots: (date: string) => tree.on(day(date)).roots().map(codeOf),
    children: (top: string, date: string) => tree.on(day(date)).subtree(idOf(top)).children.map(codeOf),
    /** Unit → the unit whose own numbers hold its numbers, on the board of `top`. */
    owners: (top: string, date: string) => {
      const { owners } = tree.on(day(date)).subtree(tree.on(day(date)).nodeOf(idOf(top)) ?? 0);
      return Object.fromEntries([...owners].map(([unit, owner]) => [codeOf(unit), codeOf(owner)]).sort());
    },
  };
}

describe("ORG-1: life spans", () => {
  const { children, contains, tree } = organisation({
    P: {},
    A: { parent: "P", from: "2025-07-01" },
    B: { parent: "P", to: "2025-06-30" },
    C: { parent: "P", from: "2025-06-30", to: "2025-07-01" },
  });

  it.each([
    ["2025-06-29", ["B"]],
    ["2025-06-30", ["B", "C"]],
    ["2025-07-01", ["A", "C"]],
    ["2025-07-02", ["A"]],
  ])("on %s the children are %j", (date, expected) => {
    expect(children("P", date)).toEqual(expected);
  });

  it("a unit that is not valid lies where it lay, so that its events still count", () => {
    expect(contains("P", "B", "2025-07-02")).toBe(true);
    expect(contains("P", "A", "2025-01-01")).toBe(true);
  });

  it("one tree serves all days between two turns", () => {
    expect(tree.turns.map((turn) => turn - day("2025-06-30"))).toEqual([0, 1, 2]);
    expect(tree.on(day("2025-07-02"))).toBe(tree.on(day("2030-01-01")));
    expect(tree.on(day("2025-07-01"))).not.toBe(tree.on(day("2025-06-30")));
  });
});

describe("ORG-2, ORG-3: successors", () => {
  const merged = organisation({
    P: {},
    D1: { parent: "P", to: "2025-06-30", successor: "D2" },
    D2: { parent: "P", to: "2025-12-31", successor: "D3" },
    D3: { parent: "P", from: "2025-07-01" },
    C1: { parent: "D1" },
    Q: {},
  });

  it("up to the last day all is as it was, after it the successor stands for it, and its successor in turn", () => {
    expect(merged.standsFor("D1", "2025-06-30")).toBe("D1");
    expect(merged.standsFor("D1", "2025-07-01")).toBe("D2");
    expect(merged.standsFor("D1", "2026-01-01")).toBe("D3");
  });

  it("it is no child any more, and its children are the successor's", () => {
    expect(merged.children("P", "2025-06-30")).toEqual(["D1", "D2"]);
    expect(merged.children("P", "2025-07-01")).toEqual(["D2", "D3"]);
    expect(merged.children("D2", "2025-07-01")).toEqual(["C1"]);
    expect(merged.children("D3", "2026-01-01")).toEqual(["C1"]);
  });

  it("it is asked for, and contains, what its successor does", () => {
    expect(merged.contains("D1", "C1", "2026-01-01")).toBe(true);
    expect(merged.contains("D3", "D1", "2026-01-01")).toBe(true);
    expect(merged.contains("D1", "D3", "2026-01-01")).toBe(true);
    expect(merged.contains("D2", "D3", "2025-12-31")).toBe(false);
    expect(merged.contains("Q", "D1", "2026-01-01")).toBe(false);
    expect(merged.owners("D1", "2026-01-01")).toEqual({ C1: "C1", D1: "D3", D2: "D3", D3: "D3" });
  });

  it("a successor in another branch takes everything there", () => {
    const { children, contains } = organisation({
      P: {},
      D1: { parent: "P" },
      D2: { parent: "P" },
      C1: { parent: "D1", to: "2025-06-30", successor: "C2" },
      C2: { parent: "D2" },
    });
    expect(contains("D1", "C1", "2025-06-30")).toBe(true);
    expect(contains("D1", "C1", "2025-07-01")).toBe(false);
    expect(contains("D2", "C1", "2025-07-01")).toBe(true);
    expect(children("D1", "2025-07-01")).toEqual([]);
  });

  it("a successor that has not begun yet stands for it all the same", () => {
    const { standsFor, owners } = organisation({
      P: {},
      A: { parent: "P", to: "2025-06-30", successor: "B" },
      B: { parent: "P", from: "2025-08-01" },
    });
    expect(standsFor("A", "2025-07-15")).toBe("B");
    expect(owners("P", "2025-07-15")).toEqual({ A: "P", B: "P", P: "P" });
  });
});

describe("ORG-4: not valid and followed by nobody", () => {
  const { owners, children, standsFor } = organisation({
    P: {},
    D: { parent: "P", to: "2025-06-30" },
    C: { parent: "D" },
    E: { parent: "D", from: "2025-08-01" },
  });

  it("its numbers belong to the nearest valid unit above", () => {
    expect(owners("P", "2025-07-01")).toEqual({ C: "C", D: "P", E: "P", P: "P" });
    expect(owners("P", "2025-06-30")).toEqual({ C: "C", D: "D", E: "D", P: "P" });
  });

  it("ORG-6: the valid units below it are shown as children of the one above", () => {
    expect(children("P", "2025-07-01")).toEqual(["C"]);
    expect(children("P", "2025-08-01")).toEqual(["C", "E"]);
  });

  it("it can still be asked for, as if it were valid", () => {
    expect(standsFor("D", "2025-07-01")).toBe("D");
    expect(owners("D", "2025-07-01")).toEqual({ C: "C", D: "D", E: "D" });
    expect(children("D", "2025-07-01")).toEqual(["C"]);
  });
});

describe("ORG-5: successors that lie below", () => {
  it("the successor takes the place of the unit it follows, its siblings become its children", () => {
    const { children, contains, standsFor } = organisation({
      P: {},
      D: { parent: "P", to: "2025-06-30", successor: "C1" },
      C1: { parent: "D" },
      C2: { parent: "D" },
    });
    expect(standsFor("D", "2025-07-01")).toBe("C1");
    expect(children("P", "2025-07-01")).toEqual(["C1"]);
    expect(children("C1", "2025-07-01")).toEqual(["C2"]);
    expect(contains("C1", "D", "2025-07-01")).toBe(true);
  });

  it("a ring that parents and successors form is cut above its first member by code", () => {
    const { roots, contains } = organisation({
      A: { to: "2025-06-30", successor: "X" },
      B: { to: "2025-06-30", successor: "Y" },
      X: { parent: "B" },
      Y: { parent: "A" },
    });
    expect(roots("2025-06-30")).toEqual(["A", "B"]);
    expect(roots("2025-07-01")).toEqual(["X"]);
    expect(contains("X", "Y", "2025-07-01")).toBe(true);
    expect(contains("Y", "X", "2025-07-01")).toBe(false);
  });

  it("units that follow each other in a ring all have somebody to stand for them", () => {
    const { standsFor, roots } = organisation({
      A: { to: "2025-06-30", successor: "B" },
      B: { to: "2025-06-30", successor: "A" },
    });
    expect(roots("2025-07-01")).not.toEqual([]);
    expect(standsFor("A", "2025-07-01")).toBeDefined();
  });
});

describe("ORG-6: the order", () => {
  it("is by bytes of UTF-8 of the code", () => {
    const { children, roots } = organisation({
      P: {},
      c3: { parent: "P" },
      C10: { parent: "P" },
      C2: { parent: "P" },
      "Z-9": {},
    });
    expect(children("P", "2025-01-01")).toEqual(["C10", "C2", "c3"]);
    expect(roots("2025-01-01")).toEqual(["P", "Z-9"]);
  });
});
