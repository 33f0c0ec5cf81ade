import { expect, it } from "vitest";
import { faultsInPlay, playlistInQuery } from "./play-query.ts";

it("reads scenes, units and seconds from the address, and leaves out what is none", () => {
  expect(playlistInQuery("overview:60, unit@SG.01:30,hotspots,weather:10,ranking:1,feeds:x")).toEqual([
    { scene: "overview", seconds: 60 },
    { scene: "unit", unit: "SG.01", seconds: 30 },
    { scene: "hotspots", seconds: 30 },
    { scene: "ranking", seconds: 5 },
    { scene: "feeds", seconds: 30 },
  ]);
  expect(faultsInPlay("overview:60, weather:10,hotspots,,x@SG")).toEqual(["weather:10", "", "x@SG"]);
  expect(faultsInPlay("overview")).toEqual([]);
  expect(playlistInQuery(null)).toEqual([]);
  expect(playlistInQuery("overview")).toEqual([{ scene: "overview", seconds: 60 }]);
});
