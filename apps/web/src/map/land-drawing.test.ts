import type { OverviewTile } from "@ioc/protocol/overview.ts";
import type { UnitShape } from "@ioc/protocol/unit-map.ts";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { LandDrawing } from "./land-drawing.tsx";

const FIT = { scale: 0.1, left: 0, top: 0, height: 100 };

function shape(unit: string, more: Partial<UnitShape> = {}): UnitShape {
  return {
    unit,
    path: `M0,0L9,0L9,9Z ${unit}`,
    box: [0, 0, 900, 900],
    mark: [450, 450],
    room: 300,
    around: false,
    ...more,
  };
}

function tile(more: Partial<OverviewTile> = {}): OverviewTile {
  const numbers = { received: 0, resolved: 0, inProgress: 100, overdue: 0 };
  return { name: "Xã Trà Khê", kind: "commune", group: "G", order: 0, state: "live", ...numbers, ...more };
}

function drawn(
  items: readonly UnitShape[],
  tiles: Record<string, OverviewTile>,
  listed: readonly string[] = [],
): string {
  return renderToStaticMarkup(createElement(LandDrawing, { items, fit: FIT, tiles, listed: new Set(listed) }));
}

/** The classes of what a unit is drawn with, in the order in which it is. */
function classesOf(markup: string, unit: string): string[] {
  const own = new RegExp(`<g class="tile" data-unit="${unit}".*?(?=<g class="tile"|$)`).exec(markup)?.[0] ?? "";
  return [...own.matchAll(/<path class="([^"]*)"/g)].map(([, name = ""]) => name);
}

/** Units in the order in which they are drawn: the last one lies over the others. */
function orderOf(markup: string): string[] {
  return [...markup.matchAll(/data-unit="([^"]*)"/g)].map(([, unit = ""]) => unit);
}

describe("the land", () => {
  it("draws a shape of no unit of today as land that nobody speaks for: without a number, and nothing to press", () => {
    const markup = drawn([shape("A"), shape("GONE")], { A: tile() });
    expect(orderOf(markup)).toEqual(["A"]);
    expect(markup).toContain('class="land land-none" d="M0,0L9,0L9,9Z GONE"');
  });

  it("draws nothing for a unit without a shape", () => {
    expect(orderOf(drawn([shape("A")], { A: tile(), B: tile({ overdue: 9 }) }))).toEqual(["A"]);
  });

  it.each([
    ["well", tile(), ["land land-heard"]],
    ["little news, which is no silence", tile({ state: "quiet" }), ["land land-heard"]],
    ["late", tile({ overdue: 6 }), ["land land-heard", "land-level land-level-2"]],
    ["silent", tile({ state: "stale" }), ["land land-lost", "land-signal land-signal-lost"]],
    [
      "silent with what it told last",
      tile({ state: "stale", overdue: 20 }),
      ["land land-lost", "land-level land-level-3", "land-signal land-signal-lost"],
    ],
    ["never heard of", tile({ state: "never", inProgress: 0 }), ["land land-never", "land-signal land-signal-never"]],
  ])("says of a unit that it is %s", (_, unit, classes) => {
    expect(classesOf(drawn([shape("A")], { A: unit }), "A")).toEqual(classes);
  });

  it("carries the number of each unit, whatever its line does", () => {
    const markup = drawn([shape("A")], { A: tile({ state: "stale", overdue: 20 }) });
    expect(markup).toContain('data-unit="A" data-measure="overdue" data-value="20" data-state="stale"');
  });

  it("lays rims of hotspots over their neighbours, and marks of the smallest over everything", () => {
    const items = [shape("SMALL", { room: 40 }), shape("HOT"), shape("A"), shape("B")];
    const markup = drawn(items, { SMALL: tile(), HOT: tile({ overdue: 20 }), A: tile(), B: tile() }, ["HOT"]);
    expect(orderOf(markup)).toEqual(["A", "B", "HOT", "SMALL"]);
    expect(classesOf(markup, "HOT").at(-1)).toBe("land-rim");
    expect(classesOf(markup, "SMALL")).toEqual(["land land-heard", "land-mark-ground", "hex-body"]);
  });

  it("draws the border of a group around its units, over what is no hotspot, and gives it no number", () => {
    const markup = drawn(
      [shape("G", { around: true }), shape("HOT"), shape("A")],
      { HOT: tile(), A: tile(), G: tile() },
      ["HOT"],
    );
    expect(orderOf(markup)).toEqual(["A", "HOT"]);
    const places = ['data-unit="A"', 'class="land-around"', 'data-unit="HOT"'].map((text) => markup.indexOf(text));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });
});
