import { expect, it } from "vitest";
import { labelPlaces } from "./label-places.ts";

it("puts a number to the right where there is room", () => {
  expect(
    labelPlaces(
      [
        { x: 0, y: 0 },
        { x: 200, y: 0 },
      ],
      22,
    ),
  ).toEqual(["right", "right"]);
});

it("goes around a neighbour, on another side", () => {
  expect(
    labelPlaces(
      [
        { x: 0, y: 0 },
        { x: 20, y: 0 },
      ],
      22,
    ),
  ).toEqual(["top", "right"]);
});

it("leaves a number out that would lie on others", () => {
  const crowd = [-20, 0, 20].flatMap((x) => [-20, 0, 20].map((y) => ({ x, y })));
  expect(labelPlaces(crowd, 22)[4]).toBeUndefined();
});
