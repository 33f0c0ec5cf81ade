import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Hexagon, type HexagonProps } from "./hexagon.tsx";

function drawn(more: Partial<HexagonProps>): string {
  const look = { level: 0, signal: "heard", hotspot: false, office: false } as const;
  return renderToStaticMarkup(createElement(Hexagon, { x: 0, y: 0, radius: 20, ...look, ...more }));
}

function classesOf(markup: string): string[] {
  return [...markup.matchAll(/class="([^"]*)"/g)].map(([, name = ""]) => name);
}

/** How far the mark reaches up from the middle, px. */
function markOf(level: HexagonProps["level"]): number {
  return Number(/class="hex-mark" d="M0\.00 -([\d.]+)/.exec(drawn({ level }))?.[1] ?? 0);
}

describe("a unit as a hexagon", () => {
  it.each([
    ["well", {}, ["hex-body"]],
    ["late", { level: 2 }, ["hex-body", "hex-mark"]],
    ["a hotspot", { level: 3, hotspot: true }, ["hex-body", "hex-mark", "hex-rim"]],
    ["silent: hatched, and not filled", { signal: "lost" }, ["hex-lost"]],
    ["silent with what it told last", { signal: "lost", level: 3 }, ["hex-lost", "hex-mark"]],
    ["never heard of", { signal: "never" }, ["hex-never"]],
    ["an office", { office: true }, ["hex-body", "hex-dot"]],
    ["an office on a full mark", { office: true, level: 3 }, ["hex-body", "hex-mark", "hex-dot-dark"]],
    ["an office that is silent", { office: true, signal: "lost" }, ["hex-lost"]],
  ] as const)("is drawn %s", (_, look, classes) => {
    expect(classesOf(drawn(look))).toEqual(classes);
  });

  it("has a mark that grows with the share, and fills it at last", () => {
    expect(markOf(0)).toBe(0);
    expect(markOf(1)).toBeGreaterThan(5);
    expect(markOf(2)).toBeGreaterThan(markOf(1));
    expect(markOf(3)).toBeGreaterThan(18);
  });

  it("is dashed only where nothing was ever heard", () => {
    expect(drawn({ signal: "never" })).toContain("stroke-dasharray");
    expect(drawn({ signal: "lost" })).not.toContain("stroke-dasharray");
  });
});
