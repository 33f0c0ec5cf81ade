import { describe, expect, it } from "vitest";
import { fixtureProvince, USUAL } from "../../dev/fixture-province.ts";
import { pictureOf } from "../stage/picture.ts";
import { signalLines } from "./signal-lines.ts";

function linesOf(stale: number, never: number) {
  const { board, overview } = fixtureProvince({ ...USUAL, stale, never });
  return signalLines(pictureOf(board, overview), "vi", 3);
}

describe("the signal lines", () => {
  it("put silence first and never take more than three", () => {
    expect(linesOf(0.1, 0.1).map((line) => line.kind)).toEqual(["lost", "due", "never"]);
  });

  it("say that all is well only when every unit reports", () => {
    expect(linesOf(0, 0).map((line) => line.kind)).toContain("well");
    expect(linesOf(0, 0.1).map((line) => line.kind)).not.toContain("well");
  });

  it("name the board's own unit too, which has no tile while it has no numbers", () => {
    const { board, overview } = fixtureProvince({ ...USUAL, stale: 0, never: 0 });
    const freshness = { ...board.freshness, units: board.freshness.units + 1, never: 1 };
    const never = signalLines(pictureOf({ ...board, freshness }, overview), "vi", 3).find(
      (line) => line.kind === "never",
    );
    expect(never?.who.slots).toEqual({ unit: { kind: "text", text: "Tỉnh Sơn Giang" } });
  });

  it("name the unit that has been silent longest, and since when", () => {
    const { board, overview } = fixtureProvince({ ...USUAL, stale: 0, never: 0 });
    const [code = "", tile] = Object.entries(overview.tiles)[5] ?? [];
    if (tile === undefined) throw new Error("the fixture has too few units");
    const silent = { ...tile, state: "stale" as const, lastEventAt: "2026-11-17T10:40:00+07:00" };
    const picture = pictureOf(board, { ...overview, tiles: { ...overview.tiles, [code]: silent } });
    const [line] = signalLines(picture, "vi", 3);
    expect(line).toMatchObject({ kind: "lost", since: "tin cuối 10:40", meaning: "giữ số cũ, không tính là 0" });
  });
});
